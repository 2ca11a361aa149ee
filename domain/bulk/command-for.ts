import type { ItemCommand } from '../item/commands.js';
import { dueInstantAsked, type LocalDue } from '../calendar/due.js';
import type { ItemRecord } from '../item/item.js';
import { inHours, parseDuration } from '../calendar/duration.js';
import { addTime, isWorkingDay, previousWorkingMoment } from '../calendar/working-time.js';
import { Refusal } from '../refusal.js';
import { describeInstant, localDate, toLocal, type Instant } from '../time.js';
import type { BulkChange } from './change.js';

/** The operation has nothing to say to this item. */
export interface Skip {
  skip: string;
}

/**
 * The command that an operation has for one item.
 *
 * @throws Refusal `invalid-due-date` where an extension would not be later, or is past already
 */
export function commandFor(change: BulkChange, subject: ItemRecord, at: Instant): ItemCommand | Skip {
  switch (change.kind) {
    case 'reassign': {
      const { owners, reason } = change;
      const ownerId = change.ownerId ?? owners?.find(({ from }) => from === subject.item.ownerId)?.to;
      if (ownerId === undefined) return { skip: 'Its owner is not among those whose items are given away.' };
      return { type: 'reassign', ownerId, ...(reason === undefined ? {} : { reason }) };
    }
    case 'extend':
      return { type: 'change_due', due: later(change, subject, at), reason: change.reason };
    case 'hold':
    case 'cancel':
      return { type: change.kind, reason: change.reason };
    case 'resume':
      return { type: 'resume' };
    case 'replan': {
      const { kind: _kind, ...versions } = change;
      return { type: 'replan', ...versions };
    }
    case 'calendar':
      return byVersion(change, subject);
  }
}

function later(change: Extract<BulkChange, { kind: 'extend' }>, subject: ItemRecord, at: Instant): LocalDue {
  const { item, calendar } = subject;
  const due = change.by === undefined ? until(change.due, item.due) : laterBy(change.by, subject);
  const dueAt = dueInstantAsked(due, calendar);
  if (dueAt < item.dueAt)
    throw new Refusal('invalid-due-date', `It is due ${describeInstant(item.dueAt, item.due.zone)}, which is later.`);
  if (dueAt <= at)
    throw new Refusal(
      'invalid-due-date',
      `It would be due ${describeInstant(dueAt, due.zone)}, which has passed. Say a later date.`,
    );
  return due;
}

function until(due: { date: string; time?: string | null; zone?: string } | undefined, present: LocalDue): LocalDue {
  if (!due) throw new Refusal('invalid-command', 'An extension says by how much, or until when.');
  return {
    date: due.date,
    time: due.time === undefined ? present.time : due.time,
    zone: due.zone ?? present.zone,
  };
}

/** Counted in days, the agreed time of day stays; what is due on a day off is counted from the working day before it. */
function laterBy(by: string, { item: { due, dueAt }, calendar }: ItemRecord): LocalDue {
  const duration = parseDuration(by);
  const zone = due.time === null ? calendar.zone : due.zone;
  if (inHours(duration)) return toLocal(addTime(dueAt, duration, calendar), zone);
  const onDayOff = duration.kind === 'working_days' && !isWorkingDay(localDate(dueAt, calendar.zone), calendar);
  const moved = addTime(onDayOff ? previousWorkingMoment(dueAt, calendar) : dueAt, duration, calendar);
  return { date: localDate(moved, zone), time: due.time, zone };
}

/** An item that counts by another calendar meanwhile, or by a later version, stays where it is. */
function byVersion(
  { calendarVersionId, reason }: Extract<BulkChange, { kind: 'calendar' }>,
  { calendar, otherCalendars }: ItemRecord,
): ItemCommand | Skip {
  const target = otherCalendars[calendarVersionId];
  if (!target) throw new Error(`calendar version ${calendarVersionId} was not loaded`);
  if (calendar.key !== target.key) return { skip: `It counts by the calendar ${calendar.key} meanwhile.` };
  if (calendar.version > target.version)
    return { skip: `It counts by version ${calendar.version} of ${calendar.key} meanwhile.` };
  return { type: 'replan', calendarVersionId, reason, quiet: true };
}
