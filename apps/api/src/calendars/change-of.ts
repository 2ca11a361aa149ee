import type { DataSource } from 'typeorm';
import type { CalendarChange } from '../../../../database/calendars/calendar-rows.js';
import { editDraft, type BodyChange, type DraftEdited } from '../../../../database/calendars/edit-draft.js';
import type { CalendarBody } from '../../../../domain/calendar/body.js';
import { mayAdminister } from '../access/access.js';
import type { Asked } from '../commands/asked.js';
import { findCalendarRow, findVersion } from './calendar-json.js';

/** The circumstances of a change as the storage takes them. */
export function changeOf({ actor, key, expectedVersion }: Asked): CalendarChange {
  return { actorId: actor.id, key, at: Date.now(), expectedVersion };
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
  return dataSource.transaction((manager) => editDraft(manager, key, type, changeOf(asked), change));
}

/** The content of the draft, else of what is in force. */
export async function lastBody({ manager }: DataSource, key: string): Promise<CalendarBody> {
  const row = await findCalendarRow(manager, key);
  return (await findVersion(manager, row, row.draft ? 'draft' : 'current')).body;
}
