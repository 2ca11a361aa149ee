import { html, type Html } from '../../text/html.js';
import { faint, framed, ink, inks, line, round, text } from './frame.js';

export interface ColumnOfChart {
  label: string;
  /** From the ground up. */
  parts: readonly number[];
  /** What stands above it. */
  above: string;
}

const plot = { left: 8, right: 8, top: 22, bottom: 22, height: 150 };

/**
 * Columns of several parts that stand on each other, from 0. Parts are told apart by their shade and by white lines between
 * them; the legend names them, and the table beside the chart has the figures.
 */
export function columnsChart(
  id: string,
  about: { title: string; says: string },
  { columns, legend }: { columns: readonly ColumnOfChart[]; legend: readonly string[] },
): Html {
  const width = 640;
  const ground = plot.top + plot.height;
  const step = (width - plot.left - plot.right) / Math.max(1, columns.length);
  const most = Math.max(1, ...columns.map(({ parts }) => sum(parts)));
  const drawn = columns.flatMap(({ label, parts, above }, place) => {
    const x = plot.left + step * place + step * 0.15;
    const size = step * 0.7;
    let top = ground;
    const bars = parts.map((part, which) => {
      const height = (part / most) * plot.height;
      top -= height;
      return html`<rect
        x="${round(x)}"
        y="${round(top)}"
        width="${round(size)}"
        height="${round(height)}"
        fill="${inks[which % inks.length] ?? ink}"
        stroke="#fff"
      />`;
    });
    return [...bars, text(x + size / 2, top - 4, above), text(x + size / 2, ground + 14, label)];
  });
  const names = legend.flatMap((name, which) => {
    const x = plot.left + which * (width / Math.max(1, legend.length));
    const y = ground + plot.bottom + 6;
    return [
      html`<rect
        x="${round(x)}"
        y="${y}"
        width="10"
        height="10"
        fill="${inks[which % inks.length] ?? ink}"
        stroke="${faint}"
      />`,
      text(x + 14, y + 9, name, 'start'),
    ];
  });
  const height = ground + plot.bottom + (legend.length > 0 ? 22 : 4);
  return framed(id, about, { width, height }, [
    line(plot.left, ground, width - plot.right, ground),
    ...drawn,
    ...names,
  ]);
}

function sum(parts: readonly number[]): number {
  return parts.reduce((all, part) => all + part, 0);
}
