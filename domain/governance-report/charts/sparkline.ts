import { html, type Html } from '../../text/html.js';
import type { LinePoint } from '../report.js';
import { alarm, framed, inks, round } from './frame.js';

const [width, height, edge] = [150, 36, 4];

/**
 * The last values of a metric as a small line, with its bounds dashed. Values that say too little are hollow, and the line does
 * not go through what is missing. It does not begin at zero: its highest and lowest are said beside it.
 */
export function sparkline(
  id: string,
  about: { title: string; says: string },
  points: readonly LinePoint[],
  bounds: readonly number[],
): Html {
  const told = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...told, ...bounds), Math.max(...told, ...bounds)];
  const x = (place: number): number => round(edge + (place / Math.max(1, points.length - 1)) * (width - 2 * edge));
  const y = (value: number): number =>
    high === low ? height / 2 : round(edge + ((high - value) / (high - low)) * (height - 2 * edge));
  let path = '';
  let drawing = false;
  for (const [place, { value, few }] of points.entries()) {
    if (value === null || few) {
      drawing = false;
      continue;
    }
    path += `${drawing ? 'L' : 'M'}${x(place)} ${y(value)}`;
    drawing = true;
  }
  const dots = points.flatMap(({ value, few }, place) => {
    if (value === null || (!few && place < points.length - 1)) return [];
    return [
      html`<circle cx="${x(place)}" cy="${y(value)}" r="2.5" fill="${few ? '#fff' : inks[0]}" stroke="${inks[0]}" />`,
    ];
  });
  const dashed = bounds.map(
    (bound) =>
      html`<line x1="0" y1="${y(bound)}" x2="${width}" y2="${y(bound)}" stroke="${alarm}" stroke-dasharray="4 3" />`,
  );
  const drawn = path === '' ? [] : [html`<path d="${path}" fill="none" stroke="${inks[0]}" stroke-width="1.5" />`];
  return framed(id, about, { width, height }, [...dashed, ...drawn, ...dots]);
}
