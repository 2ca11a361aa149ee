import { memo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { useClock, useTexts } from '../../../lib/texts.js';
import type { Bar } from './rows.js';
import { dateOf, dayOf, type Scale } from './scale.js';

interface Props {
  bar: Bar;
  scale: Scale;
  /** Another due date is wished for. */
  move: (bar: Bar, date: string) => void;
}

/** A bar and its end, which is the due date: pulled, or moved by the arrow keys and Enter, it wishes for another one. */
export const BarOf = memo(function BarOf({ bar, scale, move }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [moved, setMoved] = useState(0);
  const pulled = useRef<number | null>(null);
  const over = bar.status === 'done' || bar.status === 'cancelled';
  const start = scale.at(bar.start);
  const end = scale.at(bar.end) + moved * scale.dayWidth;
  const date = dateOf(dayOf(bar.due.date) + moved);
  const wish = (): void => {
    if (moved !== 0) move(bar, date);
    setMoved(0);
  };
  const keys = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 7 : 1;
    if (event.key === 'ArrowRight') setMoved(moved + step);
    else if (event.key === 'ArrowLeft') setMoved(moved - step);
    else if (event.key === 'Escape') setMoved(0);
    else if (event.key === 'Enter' || event.key === ' ') {
      move(bar, date);
      setMoved(0);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pull = (event: PointerEvent): void => {
    if (pulled.current !== null) setMoved(scale.daysIn(event.clientX - pulled.current));
  };
  const state = over ? 'done' : bar.begun ? 'begun' : 'waits';
  const said = [
    t(`status.${bar.status}`),
    t(bar.begun ? 'schedule.from' : 'schedule.fromEarliest', { when: clock.at(bar.start) }),
    t(over ? 'schedule.doneOn' : 'schedule.dueOn', { when: clock.at(bar.end) }),
    bar.due.counted !== null && t('schedule.countedBy', { span: bar.due.counted }),
    bar.expected !== null && t('schedule.earliest', { when: clock.at(bar.expected) }),
    bar.overdue && (bar.ladderLevel > 0 ? t('status.overdueAt', { level: bar.ladderLevel }) : t('status.overdue')),
    bar.critical && t('schedule.isCritical'),
  ].filter((each) => each !== false);
  return (
    <>
      {bar.expected !== null && (
        <span
          className="late-by"
          style={{ left: scale.at(bar.end), width: Math.max(0, scale.at(bar.expected) - scale.at(bar.end)) }}
        />
      )}
      <span
        className="bar"
        title={said.join(' · ')}
        data-state={state}
        data-overdue={bar.overdue || undefined}
        data-critical={bar.critical || undefined}
        style={{ left: start, width: Math.max(3, end - start) }}
      />
      {over ? (
        <span className="due" data-counted={bar.due.counted !== null || undefined} style={{ left: end }} />
      ) : (
        <span
          className="due handle"
          role="slider"
          tabIndex={0}
          aria-label={t('schedule.dueOf', { item: `${bar.key} ${bar.title}` })}
          aria-valuemin={dayOf(bar.due.date) - 3650}
          aria-valuemax={dayOf(bar.due.date) + 3650}
          aria-valuenow={dayOf(date)}
          aria-valuetext={clock.day(date)}
          aria-description={said.join(' · ')}
          data-counted={bar.due.counted !== null || undefined}
          style={{ left: end }}
          onKeyDown={keys}
          onBlur={() => setMoved(0)}
          onPointerDown={(event) => {
            pulled.current = event.clientX;
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={pull}
          onPointerUp={() => {
            pulled.current = null;
            wish();
          }}
          onPointerCancel={() => {
            pulled.current = null;
            setMoved(0);
          }}
        />
      )}
      <span className="bar-said" data-moved={moved !== 0 || undefined} style={{ left: end + 8 }}>
        {moved === 0 ? clock.dayOfYear(bar.due.date) : clock.day(date)}
        {moved === 0 && bar.overdue && ` · ${t('status.overdue')}`}
      </span>
    </>
  );
});
