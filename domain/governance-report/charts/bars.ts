import { html, type Html } from '../../text/html.js';
import { alarm, framed, ink, inks, round, text } from './frame.js';

export interface BarOfChart {
  label: string;
  value: number;
  /** Of it, drawn with a mark of its own; absent: nothing is told apart. */
  marked?: number;
  /** What stands behind it. */
  says: string;
}

const rowHeight = 24;
const labels = 190;

/** Bars from left to right, from 0; what is marked of them is striped, so that it is told without its colour. */
export function barsChart(id: string, about: { title: string; says: string }, bars: readonly BarOfChart[]): Html {
  const [width, room] = [640, 330];
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const drawn = bars.flatMap(({ label, value, marked = 0, says }, place) => {
    const y = place * rowHeight + 4;
    const size = (of: number): number => round((of / most) * room);
    return [
      text(labels - 8, y + 13, label, 'end'),
      html`<rect x="${labels}" y="${y}" width="${size(value)}" height="16" fill="${inks[1]}" />`,
      ...(marked > 0
        ? [
            html`<rect
              x="${labels}"
              y="${y}"
              width="${size(marked)}"
              height="16"
              fill="url(#${id}-p)"
              stroke="${alarm}"
            />`,
          ]
        : []),
      text(labels + size(value) + 6, y + 13, says, 'start'),
    ];
  });
  const stripes = html`<defs
    ><pattern id="${id}-p" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"
      ><rect width="6" height="6" fill="#fff" /><rect width="3" height="6" fill="${alarm}" /></pattern
  ></defs>`;
  const ground = html`<line x1="${labels}" y1="0" x2="${labels}" y2="${bars.length * rowHeight}" stroke="${ink}" />`;
  return framed(id, about, { width, height: Math.max(1, bars.length) * rowHeight + 2 }, [stripes, ...drawn, ground]);
}
