import type { Step } from '../edit.ts';
import { admonitions } from './admonitions.ts';
import { codeTitles } from './code-titles.ts';
import { headingIds } from './heading-ids.ts';
import { summaryMarks } from './summary-marks.ts';

/** What many sites write, whatever builds them. Boxes come last: other steps write theirs as `:::`. */
export const everywhere: readonly Step[] = [headingIds, codeTitles, summaryMarks, admonitions];
