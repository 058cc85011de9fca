import { HtmlValidate } from 'html-validate';
import type { Finding, Rule } from './site.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Minified output: spacing is no reader's business.
    'no-trailing-whitespace': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'no-inline-style': 'error',
    'long-title': 'off',
    // An author's relative heading levels are theirs; the page's own h1 is counted below.
    'heading-level': 'off',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    'prefer-native-element': 'off',
    'no-raw-characters': 'off',
    'svg-focusable': 'off',
  },
});

/** Valid HTML with one `h1` a page. */
export const markup: Rule = async (site) => {
  const findings: Finding[] = [];
  for (const { file, html, elements } of site.pages) {
    if (/http-equiv="refresh"/.test(html)) continue;
    const report = await validator.validateString(html, file);
    for (const { messages } of report.results) {
      for (const { line, column, message, ruleId } of messages)
        findings.push({ file: `${file}:${line}:${column}`, message: `${message} (${ruleId})` });
    }
    const headings = elements.filter(({ tagName }) => tagName === 'h1').length;
    if (headings !== 1) findings.push({ file, message: `The page has ${headings} h1, not one.` });
  }
  return findings;
};
