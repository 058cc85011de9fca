/**
 * Puts one table of a TrueType font in the place of another's of the same tag.
 *
 * @param font must have the table already; glyph ids of both fonts must agree
 * @throws when either font lacks the table
 */
export function replaceTable(font: Buffer, donor: Buffer, tag: string): Buffer {
  const replacement = readTables(donor).find((table) => table.tag === tag);
  const tables = readTables(font);
  const old = tables.find((table) => table.tag === tag);
  if (!replacement || !old) throw new Error(`A font lacks its ${tag} table.`);
  return writeTables(
    font,
    tables.map((table) => (table === old ? replacement : table)),
  );
}

interface Table {
  tag: string;
  checksum: number;
  data: Buffer;
}

// https://learn.microsoft.com/en-us/typography/opentype/spec/otff#table-directory
const headerLength = 12;
const recordLength = 16;

/** Tables of a TrueType font, in the order of its directory. */
export function readTables(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const record = headerLength + index * recordLength;
    const start = font.readUInt32BE(record + 8);
    return {
      tag: font.toString('latin1', record, record + 4),
      checksum: font.readUInt32BE(record + 4),
      data: font.subarray(start, start + font.readUInt32BE(record + 12)),
    };
  });
}

function writeTables(font: Buffer, tables: Table[]): Buffer {
  const directory = Buffer.alloc(headerLength + tables.length * recordLength);
  font.copy(directory, 0, 0, headerLength);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  tables.forEach(({ tag, checksum, data }, index) => {
    const record = headerLength + index * recordLength;
    directory.write(tag, record, 'latin1');
    directory.writeUInt32BE(checksum, record + 4);
    directory.writeUInt32BE(offset, record + 8);
    directory.writeUInt32BE(data.length, record + 12);
    const padding = -data.length & 3;
    parts.push(data, Buffer.alloc(padding));
    offset += data.length + padding;
  });
  return Buffer.concat(parts);
}
