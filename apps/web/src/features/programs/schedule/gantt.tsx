import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, type ReactElement } from 'react';
import { ItemLink } from '../../../components/record-link.js';
import { useClock, useTexts } from '../../../lib/texts.js';
import { Arrows } from './arrows.js';
import { BarOf } from './bar.js';
import { arrowsOf, type Bar, type Row, type Schedule, type Tollgate } from './rows.js';
import { rowHeight, type Scale, type Zoom } from './scale.js';

const headHeight = 30;

interface Props {
  schedule: Schedule;
  rows: readonly Row[];
  scale: Scale;
  zoom: Zoom;
  /** Always the same one: lines that were drawn stay as they are while one scrolls. */
  move: (bar: Bar, date: string) => void;
}

/** The line of time: names at the left, bars, arrows, tollgates, days off and today. Only rows that are near are drawn. */
export function Gantt({ schedule, rows, scale, zoom, move }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
  });
  const drawn = virtual.getVirtualItems();
  const now = useMemo(() => new Date().toISOString(), []);
  const today = scale.at(now);
  // Where one begins to look: a little before today.
  useEffect(() => {
    const { current } = box;
    if (current !== null) current.scrollLeft = Math.max(0, today - current.clientWidth / 4);
  }, [today]);
  const arrows = useMemo(() => arrowsOf(rows), [rows]);
  const height = rows.length * rowHeight;
  return (
    <div className="gantt" ref={box} tabIndex={0} role="region" aria-label={t('schedule.title')}>
      <div className="gantt-in" style={{ width: `calc(var(--names) + ${scale.width}px)`, height: height + headHeight }}>
        <Head scale={scale} zoom={zoom} />
        <div className="gantt-lines" aria-hidden style={{ top: headHeight, height, width: scale.width }}>
          <DaysOff schedule={schedule} scale={scale} />
          <Arrows
            arrows={arrows}
            rows={rows}
            scale={scale}
            first={drawn[0]?.index ?? 0}
            last={drawn.at(-1)?.index ?? -1}
          />
          <span className="today" style={{ left: today }} />
        </div>
        <ol className="gantt-rows">
          {drawn.map(({ index, start }) => {
            const row = rows[index] as Row;
            return (
              <li
                key={row.kind === 'item' ? row.bar.id : `group/${row.id}`}
                style={{ top: start, height: rowHeight }}
                data-kind={row.kind}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <Line row={row} scale={scale} move={move} />
              </li>
            );
          })}
        </ol>
      </div>
      <Text size="xs" className="today-said" c="dimmed">
        {t('schedule.today', { when: clock.at(now) })}
      </Text>
    </div>
  );
}

/** What stays as it is while one scrolls. */
const Line = memo(function Line({ row, scale, move }: { row: Row; scale: Scale; move: Props['move'] }): ReactElement {
  const t = useTexts();
  return (
    <>
      <div className="gantt-name">
        {row.kind === 'item' ? (
          <>
            <Text size="sm" component="span" truncate title={row.bar.title}>
              <ItemLink item={row.bar} />
            </Text>
            <Text size="xs" c="dimmed" component="span" className="gantt-who">
              {row.bar.owner.name}
            </Text>
          </>
        ) : (
          <Text size="sm" fw={600} component="span" truncate>
            {row.id === 'tollgates' ? t('schedule.tollgates') : row.name}
            {row.id !== 'tollgates' && (
              <Text size="xs" c="dimmed" component="span">
                {' '}
                {row.count}
              </Text>
            )}
          </Text>
        )}
      </div>
      <div className="gantt-line">
        {row.kind === 'item' ? (
          <>
            <RowOff calendar={row.bar.calendar} width={scale.width} />
            <BarOf bar={row.bar} scale={scale} move={move} />
          </>
        ) : (
          row.tollgates.map((tollgate) => <Diamonds key={tollgate.id} tollgate={tollgate} scale={scale} />)
        )}
      </div>
    </>
  );
});

const Head = memo(function Head({ scale, zoom }: { scale: Scale; zoom: Zoom }): ReactElement {
  const clock = useClock();
  return (
    <div className="gantt-head" style={{ height: headHeight }} aria-hidden>
      <div className="gantt-name" />
      <div className="gantt-line">
        {scale.ticks(zoom).map(({ date, x }) => (
          <span key={date} style={{ left: x }}>
            {zoom === 'week' ? clock.dayOfYear(date) : clock.month(date)}
          </span>
        ))}
      </div>
    </div>
  );
});

/** The days off of each calendar once; each row shows those that its item goes by. */
const DaysOff = memo(function DaysOff({ schedule, scale }: { schedule: Schedule; scale: Scale }): ReactElement {
  return (
    <svg width={0} height={0}>
      {Object.entries(schedule.daysOff).map(([name, { days }]) => (
        <symbol key={name} id={symbolOf(name)} overflow="visible">
          <path
            d={days
              .map(({ from, until }) => {
                const x = scale.day(from);
                return `M${x} 0h${scale.day(until) + scale.dayWidth - x}v${rowHeight}H${x}z`;
              })
              .join('')}
          />
        </symbol>
      ))}
    </svg>
  );
});

const RowOff = memo(function RowOff({ calendar, width }: { calendar: string; width: number }): ReactElement {
  return (
    <svg className="off" width={width} height={rowHeight} aria-hidden>
      <use href={`#${symbolOf(calendar)}`} />
    </svg>
  );
});

function symbolOf(calendar: string): string {
  return `off-${calendar.replaceAll(/[^\w-]/g, '_')}`;
}

/** A tollgate where it was passed, or is to be; hollow where it can be reached at the earliest, if that is later. */
function Diamonds({ tollgate, scale }: { tollgate: Tollgate; scale: Scale }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { name, target, passed, expected } = tollgate;
  const late = passed === null && target !== null && expected !== null && expected > target;
  const shown = [
    passed !== null && { at: passed, kind: 'passed' as const },
    passed === null && target !== null && { at: target, kind: 'target' as const },
    passed === null && expected !== null && (target === null || late) && { at: expected, kind: 'expected' as const },
  ].filter((each) => each !== false);
  return (
    <>
      {shown.map(({ at, kind }) => {
        const said = t(`schedule.tollgate.${kind}`, { phase: name, when: clock.at(at) });
        return (
          <span
            key={kind}
            className="diamond"
            role="img"
            aria-label={said}
            title={said}
            data-kind={kind}
            data-late={late || undefined}
            style={{ left: scale.at(at) }}
          />
        );
      })}
    </>
  );
}
