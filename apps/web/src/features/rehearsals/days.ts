import type { Schemas } from '../../lib/api.js';
import { dateFormat } from '../../lib/formats.js';

export type Fired = NonNullable<Schemas['RehearsalResult']['result']>['timeline'][number];

export interface Day {
  /** `2026-12-03`, by the calendar of the zone. */
  day: string;
  /** To how many people something is said. */
  messages: number;
  fired: Fired[];
}

/** Every day of a rehearsal, those without an event too. @param from epoch ms, @param zone IANA */
export function dayByDay(timeline: readonly Fired[], from: number, days: number, zone: string): Day[] {
  const dayOf = dateFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const all = new Map<string, Day>();
  for (let number = 0; number <= days; number++) {
    const day = dayOf.format(from + number * 24 * 3600_000);
    all.set(day, { day, messages: 0, fired: [] });
  }
  for (const each of timeline) {
    const day = dayOf.format(new Date(each.at));
    const found = all.get(day) ?? { day, messages: 0, fired: [] };
    found.fired.push(each);
    found.messages += each.told.length;
    all.set(day, found);
  }
  return [...all.values()].sort((one, other) => one.day.localeCompare(other.day));
}

/** How many empty places stand before the first day, so that weeks begin with Monday. @param day `2026-12-03` */
export function beforeMonday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
