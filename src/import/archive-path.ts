const device = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i;

/** Why a path may not be in an archive, as a sentence; undefined when every system can hold it. */
function judgeArchivePath(path: string): string | undefined {
  if (path === '' || path.length > 400) return 'Its path is empty or too long.';
  if (/^[/\\]|^[a-z]:/i.test(path)) return 'Its path does not start in the archive.';
  if (/[\p{Cc}<>:"|?*\\]/u.test(path))
    return 'Its name has a character in it that not every system can hold.';
  for (const name of path.split('/')) {
    if (name === '..' || name === '.' || name === '')
      return 'Its path leads elsewhere than it seems.';
    if (name.startsWith('.')) return 'Its name begins with a dot, as hidden files do.';
    if (/[ .]$/.test(name)) return 'Its name ends with a dot or a space, which Windows drops.';
    if (device.test(name)) return 'Its name is one of a device on Windows. Rename it.';
  }
  return undefined;
}

/** Remembers paths, and says of each new one why it cannot lie beside those before it. */
export function createPathJudge(): (path: string) => string | undefined {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  // Windows and macOS take names that differ in case, or in how an accent is written, for one.
  const toKey = (path: string) => path.normalize('NFC').toLowerCase();
  return (path) => {
    const refusal = judgeArchivePath(path);
    if (refusal) return refusal;
    const key = toKey(path);
    const twin = files.get(key);
    if (twin !== undefined)
      return twin === path
        ? 'It is there twice.'
        : `It differs from ${twin} in notation only, which many systems take for one name.`;
    const parents = key.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
    const inTheWay = folders.has(key) || parents.some((parent) => files.has(parent));
    if (inTheWay) return 'A file and a folder have the same name.';
    files.set(key, path);
    for (const parent of parents) folders.add(parent);
    return undefined;
  };
}
