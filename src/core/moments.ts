/** Name of a second of a video, as media fragments write it: `t=84` (https://www.w3.org/TR/media-frags/). */
export const momentOf = (seconds: number) => `t=${Math.floor(seconds)}`;

/**
 * Which of some times carries the anchor of its second: each second has one on its page.
 *
 * @param taken anchors that stand elsewhere on the page
 */
export function toAnchors(
  times: readonly number[],
  taken: Iterable<string> = [],
): (string | undefined)[] {
  const known = new Set(taken);
  return times.map((time) => {
    const moment = momentOf(time);
    if (known.has(moment)) return undefined;
    known.add(moment);
    return moment;
  });
}
