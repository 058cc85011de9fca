/** The parts of the W3C's WebVTT parser that the hub uses; the package brings no types. */
declare module 'webvtt-parser' {
  type CueNode =
    | { type: 'text'; value: string }
    | { type: 'timestamp'; value: number }
    | { type: 'object'; name: string; value?: string; children: CueNode[] };

  class WebVTTParser {
    constructor(entities?: Record<string, string>);
    parse(
      text: string,
      mode: 'subtitles/captions/descriptions' | 'chapters' | 'metadata',
    ): {
      cues: {
        id: string;
        /** Seconds. */
        startTime: number;
        endTime: number;
        text: string;
        tree: { children: CueNode[] };
      }[];
      errors: { message: string; line: number; col?: number }[];
    };
  }

  const webvtt: { WebVTTParser: typeof WebVTTParser };
  export default webvtt;
}
