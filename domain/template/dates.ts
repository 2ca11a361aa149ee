import { dueAfter, dueInstant, type LocalDue } from '../calendar/due.js';
import type { Calendar } from '../calendar/calendar.js';
import { durationText, parseDuration } from '../calendar/duration.js';
import { subtractTime } from '../calendar/working-time.js';
import { formatLocal, localDate, toInstant, toLocal } from '../time.js';
import type { DateBase, RelativeDate } from './template.js';

/** The target of a phase: the local date that is counted by the manager's calendar, or by that of the market. */
export function targetDate(when: RelativeDate, base: string, calendar: Calendar): string {
  return counted(when, base, calendar).date;
}

/**
 * When an item is due. By the owner's calendar it stays what it was counted from, as if a person had said so; by that of
 * the market it is the end of that market's day, wherever the owner works.
 */
export function itemDue(when: RelativeDate, base: string, owner: Calendar, market: Calendar | null): LocalDue {
  if (when.by !== 'market' || !market) return counted(when, base, owner);
  const due = counted(when, base, market);
  return toLocal(dueInstant(due, market), market.zone);
}

/** Days are counted from the date as such, so that it does not matter at which hour of it somebody begins. */
function counted(when: RelativeDate, base: string, calendar: Calendar): LocalDue {
  const { zone } = calendar;
  if (when.after !== undefined)
    return dueAfter({ from: toInstant({ date: base, time: '00:00', zone }), duration: when.after }, calendar);
  const duration = parseDuration(when.before ?? 'P0D');
  const at = subtractTime(toInstant({ date: base, time: '23:59', zone }), duration, calendar);
  const inDays = duration.kind === 'working_days' || (duration.kind === 'calendar' && !duration.iso.includes('T'));
  return { date: localDate(at, zone), time: inDays ? null : formatLocal(at, zone).slice(11), zone };
}

const baseNames: Record<DateBase, string> = {
  start: 'the start',
  phase_start: 'the start of the phase',
  phase_target: 'the target of the phase',
};

/** `10 working days after the start, by calendar SG`. */
export function whenText(when: RelativeDate, base: string, calendar: Calendar): string {
  const [side, duration] = when.after === undefined ? ['before', when.before ?? 'P0D'] : ['after', when.after];
  return `${durationText(parseDuration(duration))} ${side} ${baseNames[when.from]} (${base}), by calendar ${calendar.key}`;
}
