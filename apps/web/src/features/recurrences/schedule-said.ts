import type { Values } from '../../components/form/command-form.js';
import type { Schemas } from '../../lib/api.js';
import { saidRule } from '../../lib/rule.js';

type Facts = Schemas['ScheduleFacts'];
type Schedule = Schemas['Recurrence']['schedule'];

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** How often, as the form asks; `rule` is a rule of RFC 5545 as it is written. */
export const often = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'rule'] as const;
/** On which day of the month. */
export const monthly = ['day', 'weekday', 'last'] as const;
export const places = ['1', '2', '3', '4', '-1'] as const;

/** What the form says, as the API takes it. What is not said is left to what is usual, or stays as it is. */
export function scheduleOf(values: Values): Facts {
  const said = (name: string): string => (values[name] ?? '').trim();
  const until = said('schedule.until');
  const count = said('schedule.count');
  const fixed = said('schedule.mode') !== 'after_completion';
  const kept = ['startsOn', 'time', 'zone', 'onDayOff', 'missed'].flatMap((name) => {
    const value = said(`schedule.${name}`);
    return value === '' ? [] : [[name, value]];
  });
  return {
    ...(Object.fromEntries(kept) as Facts),
    mode: fixed ? 'fixed' : 'after_completion',
    ...(fixed ? { rule: ruleOf(values) } : { every: said('schedule.every') }),
    until: until === '' ? null : until,
    count: count === '' ? null : Number(count),
  };
}

function ruleOf(values: Values): string {
  const said = (name: string): string => (values[name] ?? '').trim();
  const frequency = said('often');
  if (frequency === 'rule' || frequency === '') return said('schedule.rule');
  const interval = said('interval');
  const parts = [`FREQ=${frequency}`, ...(interval === '' || interval === '1' ? [] : [`INTERVAL=${interval}`])];
  if (frequency === 'WEEKLY' && said('weekdays') !== '') parts.push(`BYDAY=${said('weekdays')}`);
  if (frequency === 'MONTHLY') parts.push(...onOf(said));
  return parts.join(';');
}

function onOf(said: (name: string) => string): string[] {
  if (said('monthly') === 'last') return ['BYMONTHDAY=-1'];
  if (said('monthly') === 'day' && said('monthDay') !== '') return [`BYMONTHDAY=${said('monthDay')}`];
  if (said('monthly') === 'weekday') return [`BYDAY=${said('place') || '1'}${said('weekday') || 'MO'}`];
  return [];
}

/** What stands in the form of a schedule that there is: what it has no field for is shown as the rule it is. */
export function valuesOf(schedule: Schedule): Values {
  const { rule, every, startsOn, time, zone, onDayOff, missed, until, count, mode } = schedule;
  return {
    ...fieldsOf(rule),
    'schedule.mode': mode,
    'schedule.rule': rule ?? '',
    'schedule.every': every ?? '',
    'schedule.startsOn': startsOn,
    'schedule.time': time,
    'schedule.zone': zone,
    'schedule.onDayOff': onDayOff,
    'schedule.missed': missed,
    'schedule.until': until ?? '',
    'schedule.count': count === null ? '' : String(count),
  };
}

function fieldsOf(rule: string | null): Values {
  if (rule === null) return { often: 'MONTHLY', interval: '1' };
  const written = { often: 'rule' };
  const said = saidRule(rule);
  // What the rule ends by, and where its weeks begin, the fields would lose.
  if (said === null || said.months.length > 0 || /COUNT|UNTIL|WKST/i.test(rule)) return written;
  const { frequency, interval, days, monthDays } = said;
  const about = { often: frequency, interval: String(interval) };
  const names = days.map(({ weekday }) => weekdays[weekday - 1] ?? '');
  if (frequency === 'WEEKLY' && monthDays.length === 0 && days.every(({ nth }) => nth === null))
    return { ...about, weekdays: names.join(',') };
  if (frequency === 'MONTHLY' && days.length === 0 && monthDays.length === 1)
    return monthDays[0] === -1
      ? { ...about, monthly: 'last' }
      : Number(monthDays[0]) > 0
        ? { ...about, monthly: 'day', monthDay: String(monthDays[0]) }
        : written;
  const [one] = days;
  if (
    frequency === 'MONTHLY' &&
    days.length === 1 &&
    one?.nth != null &&
    (places as readonly string[]).includes(String(one.nth))
  )
    return { ...about, monthly: 'weekday', place: String(one.nth), weekday: names[0] ?? '' };
  return days.length + monthDays.length === 0 ? about : written;
}
