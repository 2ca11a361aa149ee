import type { DataSource, EntityManager } from 'typeorm';
import { findCalendarItems, openCalendarOperation } from '../../../../database/bulk/calendar-operation.js';
import { previewOperation } from '../../../../database/bulk/preview.js';
import { draftOf, findCalendar, type CalendarChange } from '../../../../database/calendars/calendar-rows.js';
import { stableId } from '../../../../domain/stable-id.js';
import { startOperation } from './accept-bulk.js';

/**
 * What follows when a calendar is published, in the same transaction: an operation that moves what counts by it. Gives
 * its id; null where nothing does.
 */
export async function followCalendar(
  manager: EntityManager,
  versionId: string,
  { actorId, at }: CalendarChange,
  previewId: string | null = null,
): Promise<string | null> {
  const operation = await openCalendarOperation(manager, versionId, { state: 'running', actorId, at, previewId });
  if (operation) await startOperation(manager, operation.id);
  return operation?.id ?? null;
}

/**
 * What would move if the draft of a calendar were published now: an operation that is only previewed. Gives its id; null
 * where nothing counts by the calendar.
 *
 * @throws Refusal `not-found`, `illegal-transition` where there is no draft
 */
export async function previewCalendar(dataSource: DataSource, key: string, by: CalendarChange): Promise<string | null> {
  const { actorId, at } = by;
  const id = stableId(actorId, by.key, 'calendar-preview');
  const operation = await dataSource.transaction(async (manager) => {
    const draft = await draftOf(manager, await findCalendar(manager, key));
    const opened = await openCalendarOperation(manager, draft.id, { id, state: 'previewed', actorId, at });
    if (opened) await findCalendarItems(manager, opened.id, opened.change);
    return opened;
  });
  if (operation) await previewOperation(dataSource, { ...operation, createdBy: actorId }, at);
  return operation?.id ?? null;
}
