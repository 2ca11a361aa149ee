import { html, type Html } from '../../text/html.js';

/** Colours with enough contrast on white; each part is told by a pattern or a mark besides. */
export const inks = ['#1c5d99', '#5b8db8', '#a9c4dc', '#d7e3ee'] as const;
export const ink = '#1b1f24';
export const faint = '#c3cad2';
export const alarm = '#b3261e';

export interface Size {
  width: number;
  height: number;
}

/** An SVG that says what it shows, in a file that holds others too: `id` is its own. */
export function framed(
  id: string,
  { title, says }: { title: string; says: string },
  { width, height }: Size,
  parts: readonly Html[],
): Html {
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-labelledby="${id}-t ${id}-d"
  >
    <title id="${id}-t">${title}</title>
    <desc id="${id}-d">${says}</desc>
    ${parts}
  </svg>`;
}

export function text(x: number, y: number, said: string, anchor: 'start' | 'middle' | 'end' = 'middle'): Html {
  if (anchor === 'start') return html`<text x="${round(x)}" y="${round(y)}">${said}</text>`;
  return html`<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${said}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, more: Html = html``): Html {
  return html`<line
    x1="${round(x1)}"
    y1="${round(y1)}"
    x2="${round(x2)}"
    y2="${round(y2)}"
    stroke="${faint}"
    ${more}
  />`;
}

/** A tenth of a unit is less than anybody sees. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
