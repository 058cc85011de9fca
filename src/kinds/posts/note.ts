/** A note's headline: its first sentence, cut at a word after 80 characters. */
export function noteTitle(excerpt: string): string {
  const sentence = /^.+?[.!?…؟](?=\s|$)/u.exec(excerpt)?.[0] ?? excerpt;
  if (sentence.length <= 80) return sentence;
  return `${sentence.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}
