import type { EntityManager } from 'typeorm';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { inZone } from '../../domain/calendar/in-zone.js';
import { zonesOf } from '../people/people.js';
import { currentCalendarOf, loadCalendars } from './load-calendars.js';

/** Up to when the calendar of each of these people knows the days off; null: no day. */
export async function knownUntilOf(manager: EntityManager, personIds: string[]): Promise<Map<string, string | null>> {
  const calendars = await presentCalendarsOf(manager, personIds);
  return new Map(Object.entries(calendars).map(([id, { knownUntil }]) => [id, knownUntil]));
}

/** The calendar that is in force for each of these people, on the clocks where they work; whoever does not exist is left out. */
export async function presentCalendarsOf(
  manager: EntityManager,
  personIds: string[],
): Promise<Record<string, Calendar>> {
  if (personIds.length === 0) return {};
  const ids = [...new Set(personIds)];
  const versions = await currentCalendarOf(manager, ids);
  const calendars = await loadCalendars(manager, versions.values());
  const zones = await zonesOf(manager, ids);
  return Object.fromEntries(
    [...zones].flatMap(([id, zone]) => {
      const version = versions.get(id);
      return version === undefined ? [] : [[id, inZone(calendars(version), zone)]];
    }),
  );
}
