import type { DataSource } from 'typeorm';
import type { CalendarChange } from '../../../../database/calendars/calendar-rows.js';
import { editDraft, type BodyChange, type DraftEdited } from '../../../../database/calendars/edit-draft.js';
import type { CalendarBody } from '../../../../domain/calendar/body.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { versionAsked, type Asked } from '../commands/asked.js';
import { findCalendarRow, findVersion } from '../../../../database/calendars/read-calendars.js';

/** The circumstances of a change as the storage takes them; `present` is the version that the calendar has. */
export function changeOf(asked: Asked, present: number): CalendarChange {
  const { actor, key } = asked;
  return { actorId: actor.id, key, at: Date.now(), expectedVersion: versionAsked(asked, present) };
}

/** Changes the draft of a calendar, by an administrator, in one transaction. */
export async function changeDraft(
  dataSource: DataSource,
  key: string,
  type: `calendar.${string}`,
  asked: Asked,
  change: (body: CalendarBody) => BodyChange,
): Promise<DraftEdited> {
  mayAdminister(asked.actor);
  const { version } = await findCalendarRow(dataSource.manager, key);
  return dataSource.transaction((manager) => editDraft(manager, key, type, changeOf(asked, version), change));
}

/** The content of the draft, else of what is in force. */
export async function lastBody({ manager }: DataSource, key: string): Promise<CalendarBody> {
  const row = await findCalendarRow(manager, key);
  return (await findVersion(manager, row, row.draft ? 'draft' : 'current')).body;
}
