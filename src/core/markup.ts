/** Text as HTML that says just it, between tags; not for the value of an attribute. */
export const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Text as the value of an attribute in double quotes. */
export const escapeAttribute = (text: string) => escapeHtml(text).replaceAll('"', '&quot;');

/** Without the few characters that XML 1.0 cannot hold in any spelling. */
export const toXml = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
