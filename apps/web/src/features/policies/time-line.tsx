import './time-line.css';
import { Text } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react';
import { useClock } from '../../lib/texts.js';
import { scaleOf, shareOf } from './line-scale.js';

/** A step on the line. */
export interface Point {
  /** `Level 2` */
  name: string;
  /** How far from the due date, in days as they are drawn. */
  days: number;
  /** `2 days after` */
  says: string;
  /** When it is told again, in the same days. */
  again: readonly number[];
  wrong: boolean;
}

interface Props {
  label: string;
  /** Which way from the due date the steps lie. */
  side: 'before' | 'after';
  /** What stands where the line begins, or ends. */
  due: string;
  points: readonly Point[];
  /** How the slider is used, for whoever does not see it. */
  hint: string;
  /** By so many of its unit further from the due date. */
  nudge: (index: number, by: number) => void;
  /** Pulled to so many days from the due date. */
  place: (index: number, days: number) => void;
  /** It is let go: what follows each other may have changed places. */
  settle: (index: number) => void;
  remove: (index: number) => void;
  /** Absent where no more are allowed. @param days null: after the last */
  add: ((days: number | null) => void) | null;
  addLabel: string;
  /** Which point is to have the focus, after it has changed places. */
  focused: { index: number } | null;
}

/** Steps on a line of time, each on a row of its own so that two of one hour can be told apart: pulled, or moved by keys. */
export function TimeLine(props: Props): ReactElement {
  const { label, side, due, points, place, settle, add, addLabel, focused } = props;
  const clock = useClock();
  const rows = useRef<HTMLOListElement>(null);
  const [pulled, pull] = useState<{ index: number; longest: number } | null>(null);
  // While one is pulled the line stands still.
  const { longest, ticks } = scaleOf(
    points.map(({ days }) => days),
    pulled?.longest ?? null,
  );
  useEffect(() => {
    if (focused === null) return;
    rows.current?.querySelectorAll<HTMLElement>('[role=slider]')[focused.index]?.focus();
  }, [focused]);
  const at = (days: number): string => `${shareOf(days, longest, side)}%`;
  const daysAt = (clientX: number, line: Element): number => {
    const { left, width } = line.getBoundingClientRect();
    const share = width === 0 ? 0 : Math.min(1, Math.max(0, (clientX - left) / width));
    return (side === 'after' ? share : 1 - share) * longest;
  };
  const addAt = (event: MouseEvent<HTMLButtonElement>): void =>
    // Pressed by keys it has no place.
    add?.(event.detail === 0 ? null : daysAt(event.clientX, event.currentTarget));
  return (
    <div className="time-line" role="group" aria-label={label} data-side={side}>
      <div className="time-line-row" aria-hidden>
        <span />
        <div className="time-line-way ticks">
          {ticks.map((days) => (
            <span key={days} style={{ left: at(days) }}>
              {days === 0 ? due : clock.span(`P${days}D`)}
            </span>
          ))}
        </div>
      </div>
      <ol ref={rows}>
        {points.map((point, index) => (
          <li key={index} className="time-line-row">
            <Text size="xs" component="span">
              {point.name}
            </Text>
            <div className="time-line-way">
              {ticks.map((days) => (
                <span
                  key={days}
                  className="time-line-tick"
                  data-due={days === 0 || undefined}
                  style={{ left: at(days) }}
                />
              ))}
              {point.again.map((days) => (
                <span key={days} className="time-line-again" style={{ left: at(Math.min(days, longest)) }} />
              ))}
              <Handle
                {...props}
                point={point}
                index={index}
                left={at(point.days)}
                turned={shareOf(point.days, longest, side) > 60}
                begin={() => pull({ index, longest })}
                pulling={pulled?.index === index}
                pull={(clientX, line) => place(index, daysAt(clientX, line))}
                end={() => {
                  pull(null);
                  settle(index);
                }}
              />
            </div>
          </li>
        ))}
      </ol>
      {add && (
        <div className="time-line-row">
          <span />
          <button type="button" className="time-line-way time-line-add" onClick={addAt}>
            {addLabel}
          </button>
        </div>
      )}
    </div>
  );
}

interface HandleProps extends Pick<Props, 'nudge' | 'remove' | 'hint' | 'side'> {
  point: Point;
  index: number;
  left: string;
  /** Its words stand at its left: at its right there is no room. */
  turned: boolean;
  pulling: boolean;
  begin: () => void;
  pull: (clientX: number, line: Element) => void;
  end: () => void;
}

function Handle(props: HandleProps): ReactElement {
  const { point, index, left, turned, hint, side, pulling, nudge, remove, begin, pull, end } = props;
  const keys = (event: KeyboardEvent): void => {
    const step = stepOf(event);
    const away = side === 'after' ? 1 : -1;
    if (step !== null) nudge(index, step * away);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <span
        className="time-line-point"
        role="slider"
        tabIndex={0}
        aria-label={point.name}
        aria-valuemin={0}
        aria-valuemax={36_600}
        aria-valuenow={Math.round(point.days * 10) / 10}
        aria-valuetext={point.says}
        aria-description={hint}
        aria-invalid={point.wrong || undefined}
        data-pulled={pulling || undefined}
        style={{ left }}
        onKeyDown={keys}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          begin();
        }}
        onPointerMove={(event) => {
          const line = event.currentTarget.parentElement;
          if (pulling && line) pull(event.clientX, line);
        }}
        onPointerUp={() => pulling && end()}
        onPointerCancel={() => pulling && end()}
      />
      <span className="time-line-says" data-turned={turned || undefined} aria-hidden style={{ left }}>
        {point.says}
      </span>
    </>
  );
}

/** By how many units a key moves to the right; null where it moves nothing. */
function stepOf({ key, shiftKey }: KeyboardEvent): number | null {
  const far = shiftKey ? 5 : 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return far;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return -far;
  if (key === 'PageUp') return 5;
  return key === 'PageDown' ? -5 : null;
}
