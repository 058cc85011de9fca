// The package ships no types, and @types/subset-font lacks most of these options.
declare module 'subset-font' {
  /** A font with fewer glyphs, features or axes; `text` is undefined with `keepAllGlyphs`. */
  export default function subsetFont(
    font: Buffer,
    text: string | undefined,
    options: {
      targetFormat: 'sfnt' | 'woff2';
      /** A number fixes an axis. */
      variationAxes?: Record<string, number | { min: number; max: number }>;
      keepAllGlyphs?: boolean;
      /** OpenType features; all of them by default. */
      keepFeatures?: string[];
      noHinting?: boolean;
      dropTables?: string[];
    },
  ): Promise<Buffer>;
}
