import type { EntityManager } from 'typeorm';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { loadCalendars, versionOfMarket } from './load-calendars.js';
import { presentCalendarsOf } from './present.js';

/** The calendar of the first of these markets that has one; null where none has. */
export async function calendarOfMarkets(manager: EntityManager, markets: readonly string[]): Promise<Calendar | null> {
  for (const market of markets) {
    const version = await versionOfMarket(manager, market);
    if (version !== null) return (await loadCalendars(manager, [version]))(version);
  }
  return null;
}

/** The same; that of a person where no market has one. */
export async function marketCalendar(
  manager: EntityManager,
  markets: readonly string[],
  personId: string,
): Promise<Calendar> {
  const ofMarket = await calendarOfMarkets(manager, markets);
  const calendar = ofMarket ?? (await presentCalendarsOf(manager, [personId]))[personId];
  if (!calendar) throw new Error(`person ${personId} has no calendar`);
  return calendar;
}

/** The same of a record, with those of its owner and of others who are given; whether it is that of a market. */
export async function calendarsOf(
  manager: EntityManager,
  { markets, ownerId }: { markets: readonly string[]; ownerId: string },
  given: readonly string[],
): Promise<{ calendar: Calendar; ofMarket: boolean; calendars: Record<string, Calendar> }> {
  const calendars = await presentCalendarsOf(manager, [ownerId, ...given]);
  const ofTheirs = await calendarOfMarkets(manager, markets);
  if (ofTheirs !== null) return { calendar: ofTheirs, ofMarket: true, calendars };
  const calendar = calendars[ownerId];
  if (!calendar) throw new Error(`person ${ownerId} has no calendar`);
  return { calendar, ofMarket: false, calendars };
}
