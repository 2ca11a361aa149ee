import { Duration } from 'luxon';
import { isDuration } from '../time.js';

/**
 * How long, and in which kind of time. A working day is no number of hours: two working days after Friday 17:00 it is
 * 17:00 again, sixteen working hours after it whatever time the sixteenth has passed.
 */
export type TypedDuration =
  | { kind: 'calendar'; iso: string }
  | { kind: 'working_days'; days: number }
  | { kind: 'working_hours'; minutes: number };

/** In which kind of time an ISO 8601 duration is meant. */
export const timeKinds = ['calendar', 'working'] as const;
export type TimeKind = (typeof timeKinds)[number];

/** A text that is no duration; the message says what to write instead. */
export class DurationProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DurationProblem';
  }
}

/** About forty years; more is a slip of the finger. */
export const mostWorkingDays = 10_000;
export const mostWorkingMinutes = 100_000 * 60;

const forms = 'Write it as "2 working days", "8 working hours", "3 days" or in ISO 8601, such as P2D.';
const written = /^(\d{1,9}(?:\.\d{1,4})?)\s*(?:(working|business)\s+)?(minute|hour|day|week|month|year)s?$/i;
const letters = { minute: 'M', hour: 'H', day: 'D', week: 'W', month: 'M', year: 'Y' } as const;
type Unit = keyof typeof letters;

/**
 * Reads `2 working days`, `8 working hours`, `90 working minutes` as working time; `3 days`, `2 weeks`, `4 hours` and
 * ISO 8601 (`P2D`, `PT4H`) as calendar time. `business` says the same as `working`.
 *
 * @throws DurationProblem
 */
export function parseDuration(text: string): TypedDuration {
  const trimmed = text.trim();
  if (/^p/i.test(trimmed)) return readDuration(trimmed.toUpperCase(), 'calendar');
  const [, amount = '', working, unit] = written.exec(trimmed) ?? [];
  if (unit === undefined) throw noDuration(text);
  const of = unit.toLowerCase() as Unit;
  if (working !== undefined) return workingTime(Number(amount), of, text);
  const time = of === 'minute' || of === 'hour' ? 'T' : '';
  return readDuration(`P${time}${amount}${letters[of]}`, 'calendar');
}

/**
 * Reads an ISO 8601 duration. As working time `P2D` is two working days and `PT4H` four working hours; weeks, months
 * and years are refused, for how many days of them are worked is not the same everywhere, and so are days together with
 * hours, which would leave open which come first.
 *
 * @throws DurationProblem
 */
export function readDuration(iso: string, as: TimeKind): TypedDuration {
  if (!isDuration(iso)) throw noDuration(iso);
  if (as === 'calendar') return { kind: 'calendar', iso };
  const { years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds } = Duration.fromISO(iso);
  if (years || quarters || months || weeks)
    throw new DurationProblem(`${iso} has no one length in working time. Say it in working days, such as P5D.`);
  if (seconds || milliseconds) throw new DurationProblem(`${iso}: working time is counted in whole minutes.`);
  if (days && (hours || minutes))
    throw new DurationProblem(`${iso} mixes working days with working hours. Say it in one of them.`);
  if (days || iso.endsWith('D')) return workingTime(days, 'day', iso);
  return workingTime(hours * 60 + minutes, 'minute', iso);
}

/** Whether it says hours or minutes: otherwise it leads to a day, and the time of day is another question. */
export function inHours(duration: TypedDuration): boolean {
  return duration.kind === 'working_hours' || (duration.kind === 'calendar' && duration.iso.includes('T'));
}

/** As `parseDuration` reads it: `2 working days`, `90 working minutes`, `3 days`, `P1DT4H`. */
export function durationText(duration: TypedDuration): string {
  if (duration.kind === 'working_days') return counted(duration.days, 'working day');
  if (duration.kind === 'working_hours') {
    const { minutes } = duration;
    return minutes % 60 === 0 ? counted(minutes / 60, 'working hour') : counted(minutes, 'working minute');
  }
  const [, time, amount, letter] = /^P(T?)(\d+)([MHDWY])$/.exec(duration.iso) ?? [];
  const unit = (Object.keys(letters) as Unit[]).find(
    (of) => letters[of] === letter && (time === 'T') === (of === 'minute' || of === 'hour'),
  );
  return unit === undefined ? duration.iso : counted(Number(amount), unit);
}

/** As people say it: `2 working days`, `36 hours`, `1 day 4 hours`. Empty for no time at all. */
export function spokenDuration(duration: TypedDuration): string {
  if (duration.kind !== 'calendar') return durationText(duration);
  const parts = Object.entries(Duration.fromISO(duration.iso).toObject() as Record<string, number>);
  return parts.flatMap(([unit, amount]) => (amount === 0 ? [] : [counted(amount, unit.replace(/s$/, ''))])).join(' ');
}

function noDuration(text: string): DurationProblem {
  return new DurationProblem(`"${text}" is not a duration. ${forms}`);
}

function workingTime(amount: number, unit: Unit, text: string): TypedDuration {
  if (unit === 'day') {
    if (!Number.isInteger(amount))
      throw new DurationProblem(`"${text}": working days are whole. Say the rest in hours.`);
    if (amount > mostWorkingDays) throw new DurationProblem(`"${text}" is more than ${mostWorkingDays} working days.`);
    return { kind: 'working_days', days: amount };
  }
  if (unit !== 'hour' && unit !== 'minute')
    throw new DurationProblem(`"${text}" has no one length in working time. Say it in working days.`);
  const minutes = unit === 'hour' ? Math.round(amount * 60 * 1e6) / 1e6 : amount;
  if (!Number.isInteger(minutes)) throw new DurationProblem(`"${text}": working time is counted in whole minutes.`);
  if (minutes > mostWorkingMinutes)
    throw new DurationProblem(`"${text}" is more than ${mostWorkingMinutes / 60} working hours.`);
  return { kind: 'working_hours', minutes };
}

function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
