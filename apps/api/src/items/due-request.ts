import type { EntityManager } from 'typeorm';
import { presentCalendarsOf } from '../../../../database/calendars/present.js';
import type { Calendar } from '../../../../domain/calendar/calendar.js';
import { dueAfter, dueInstant, type LocalDue } from '../../../../domain/calendar/due.js';
import { Refusal } from '../../../../domain/refusal.js';
import { toLocal, type LocalTime } from '../../../../domain/time.js';
import { invalidRequest } from '../problems/problem.js';
import type { DueDate } from './item.dto.js';
import type { ListedItem } from '../../../../database/items/listed-items.js';

/**
 * The due date that was asked for, for an item of this owner: a date, or so long after an instant by their calendar.
 *
 * @param present what an item has already; what is not said stays as it is
 * @throws Problem `invalid-request`, Refusal `unknown-person`
 */
export async function dueRequested(
  manager: EntityManager,
  asked: DueDate,
  ownerId: string,
  present: { time: string | null; zone: string } | null = null,
): Promise<LocalDue> {
  const calendar = (await presentCalendarsOf(manager, [ownerId]))[ownerId];
  if (!calendar) throw new Refusal('unknown-person', `There is no person ${ownerId} to be the owner. List the people.`);
  return dueBy(asked, calendar, present);
}

/** The same by a calendar, whosever it is. @throws Problem `invalid-request` */
export function dueBy(
  { date, time, zone, in: duration, from }: DueDate,
  calendar: Calendar,
  present: { time: string | null; zone: string } | null = null,
): LocalDue {
  if (duration !== undefined) {
    if (date !== undefined || time !== undefined || zone !== undefined)
      throw invalidRequest([{ path: 'due', message: 'has a date or "in", not both. Leave one of them out.' }]);
    return dueAfter({ from: from === undefined ? Date.now() : Date.parse(from), duration }, calendar);
  }
  if (date === undefined)
    throw invalidRequest([{ path: 'due', message: 'needs a date as YYYY-MM-DD, or "in" such as "10 working days".' }]);
  if (from !== undefined)
    throw invalidRequest([{ path: 'due.from', message: 'is what "in" counts from; say "in" too.' }]);
  return {
    date,
    time: time === undefined ? (present?.time ?? null) : time,
    zone: zone ?? present?.zone ?? calendar.zone,
  };
}

/**
 * The same as a date and a time that are said: without one, the end of that person's working day as it is now. A day on
 * which they do not work is a day all the same, to its end: nothing lasts longer than was said.
 */
export async function timeRequested(
  manager: EntityManager,
  asked: DueDate,
  personId: string,
  present: { time: string; zone: string } | null = null,
): Promise<LocalTime> {
  const due = await dueRequested(manager, asked, personId, present);
  const { date, time, zone } = due;
  if (time !== null) return { date, time, zone };
  const calendar = (await presentCalendarsOf(manager, [personId]))[personId];
  if (!calendar) throw new Error(`person ${personId} has no calendar`);
  const end = toLocal(dueInstant(due, calendar), calendar.zone);
  return end.date === date ? end : { date, time: '23:59', zone: calendar.zone };
}

/** The same for an item that there is: what is not said stays as it is. */
export function dueOf(manager: EntityManager, row: ListedItem, due: DueDate): Promise<LocalDue> {
  return dueRequested(manager, due, row.owner_id, { time: row.due_time, zone: row.due_zone });
}
