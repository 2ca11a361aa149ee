import type { EntityManager } from 'typeorm';
import { bump, draftOf, eventKey, expectVersion, lockCalendar, record, type CalendarChange } from './calendar-rows.js';
import { recordedData } from '../trail/events.js';
import { check } from './edit-draft.js';

export interface PublishedVersion {
  calendarId: string;
  versionId: string;
  version: number;
  /** What was in force until now; null for the first version. */
  previousVersionId: string | null;
}

/**
 * Publishes the draft of a calendar: from now on it is in force, and never changes. What is to follow a change of
 * calendar belongs into this transaction.
 *
 * @throws Refusal `not-found`, `version-mismatch`, `illegal-transition` where there is no draft
 */
export async function publishCalendarVersion(
  manager: EntityManager,
  key: string,
  by: CalendarChange,
  note = '',
): Promise<PublishedVersion> {
  const calendar = await lockCalendar(manager, key);
  const done = await recordedData(manager, eventKey(calendar.id, 'calendar.published', by));
  if (done) {
    const { published: version, versionId, previousVersionId } = done as unknown as PublishedEvent;
    return { calendarId: calendar.id, version, versionId, previousVersionId };
  }
  expectVersion(calendar, by);
  const draft = await draftOf(manager, calendar);
  check(draft.body);
  const [previous] = await manager.query<{ id: string }[]>(
    `SELECT id FROM calendar_versions WHERE calendar_id = $1 AND status = 'published' ORDER BY version DESC LIMIT 1`,
    [calendar.id],
  );
  await manager.query(
    `UPDATE calendar_versions SET status = 'published', published_at = to_timestamp($2 / 1000.0), published_by = $3,
       note = CASE WHEN $4 = '' THEN note ELSE $4 END
     WHERE id = $1 AND status = 'draft'`,
    [draft.id, by.at, by.actorId, note],
  );
  const version = await bump(manager, calendar.id);
  const event: PublishedEvent = {
    published: draft.version,
    versionId: draft.id,
    previousVersionId: previous?.id ?? null,
  };
  await record(manager, calendar.id, 'calendar.published', version, by, { ...event, note });
  const { versionId, previousVersionId } = event;
  return { calendarId: calendar.id, version: draft.version, versionId, previousVersionId };
}

/** What the trail keeps of it. */
interface PublishedEvent {
  published: number;
  versionId: string;
  previousVersionId: string | null;
}
