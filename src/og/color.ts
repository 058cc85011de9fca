/** Colours of one card, as sRGB hex: shapes are drawn by a renderer that does not know OKLCH. */
export interface Palette {
  /** Ground that the piece of print lies on. */
  ground: string;
  /** Darker than the ground: what lies behind the piece, holes, cuts. */
  shade: string;
  surface: string;
  line: string;
  muted: string;
  ink: string;
  strong: string;
  tint: string;
  solid: string;
  /** Between tint and solid, for patterns and bars at rest. */
  pale: string;
}

/** The tokens of the light theme for a kind's hue; same lightness and chroma for every kind. */
export const paletteOf = (hue: number): Palette => ({
  ground: oklch(0.925, 0.03, hue),
  shade: oklch(0.865, 0.048, hue),
  surface: oklch(0.995, 0.003, 165),
  line: oklch(0.875, 0.012, 165),
  muted: oklch(0.5, 0.022, 170),
  ink: oklch(0.23, 0.028, 175),
  strong: oklch(0.47, 0.1, hue),
  tint: oklch(0.95, 0.018, hue),
  solid: oklch(0.6, 0.12, hue),
  pale: oklch(0.8, 0.075, hue),
});

/**
 * `#rrggbb` of an OKLCH colour; what lies outside sRGB is clipped.
 * Formulas: https://bottosson.github.io/posts/oklab/
 */
export function oklch(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear.map(toHex).join('')}`;
}

function toHex(linear: number): string {
  const clipped = Math.min(1, Math.max(0, linear));
  const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
}
