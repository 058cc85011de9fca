/** What satori lays out: plain objects in the shape of React's elements. */
export interface Element {
  type: string;
  props: Record<string, unknown> & { children?: Child[] };
}

/** Nothing, text, or an element. */
export type Child = Element | string;

type Style = Record<string, string | number | undefined>;

/** A box; its children stand in a row unless the style says otherwise. */
export const box = (style: Style, ...children: (Child | undefined | false)[]): Element => ({
  type: 'div',
  props: {
    style: { display: 'flex', ...withoutGaps(style) },
    children: children.filter((child) => child !== undefined && child !== false),
  },
});

/** Boxes below each other. */
export const stack = (style: Style, ...children: (Child | undefined | false)[]): Element =>
  box({ flexDirection: 'column', ...style }, ...children);

/** A node of a drawing: `shape('rect', { width: 4 })`. */
export const shape = (type: string, attributes: Record<string, string | number>): Element => ({
  type,
  props: attributes,
});

/** A drawing of its own size; `mirrored` where text runs right to left. */
export const drawing = (
  {
    width,
    height,
    mirrored = false,
    style = {},
  }: { width: number; height: number; mirrored?: boolean; style?: Style },
  ...children: Element[]
): Element => ({
  type: 'svg',
  props: {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    style: withoutGaps(style),
    children: mirrored
      ? [{ type: 'g', props: { transform: `translate(${width} 0) scale(-1 1)`, children } }]
      : children,
  },
});

/** A drawing over the whole card, below its text. */
export const backdrop = (
  width: number,
  height: number,
  mirrored: boolean,
  ...children: Element[]
) =>
  drawing(
    { width, height, mirrored, style: { position: 'absolute', left: 0, top: 0 } },
    ...children,
  );

const withoutGaps = (style: Style) =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
