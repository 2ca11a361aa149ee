import { memo, type ReactElement } from 'react';
import type { Arrow, Row } from './rows.js';
import { rowHeight, type Scale } from './scale.js';

interface Props {
  arrows: readonly Arrow[];
  rows: readonly Row[];
  scale: Scale;
  /** The rows that are drawn. */
  first: number;
  last: number;
}

/** From the end of what must be over to the start of what waits for it. Those that pass what is drawn are drawn. */
export const Arrows = memo(function Arrows({ arrows, rows, scale, first, last }: Props): ReactElement {
  const near = arrows.filter(({ from, to }) => Math.min(from, to) <= last && Math.max(from, to) >= first);
  return (
    <svg className="arrows" width={scale.width} height={rows.length * rowHeight}>
      <defs>
        <marker id="arrow-head" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 6 3 0 6z" />
        </marker>
      </defs>
      {near.map((arrow) => (
        <path
          key={arrow.id}
          data-critical={arrow.critical || undefined}
          markerEnd="url(#arrow-head)"
          d={way(arrow, rows, scale)}
        />
      ))}
    </svg>
  );
});

function way({ from, to }: Arrow, rows: readonly Row[], scale: Scale): string {
  const [before, after] = [rows[from], rows[to]];
  if (before?.kind !== 'item' || after?.kind !== 'item') return '';
  const [x, y] = [scale.at(before.bar.end), from * rowHeight + rowHeight / 2];
  const [toX, toY] = [scale.at(after.bar.start), to * rowHeight + rowHeight / 2];
  const out = x + 8;
  if (toX >= out + 4) return `M${x} ${y}H${out}V${toY}H${toX}`;
  // It starts before the other ends: round between the rows, and in from the left.
  const between = toY + (to > from ? -rowHeight / 2 : rowHeight / 2);
  return `M${x} ${y}H${out}V${between}H${toX - 10}V${toY}H${toX}`;
}
