import type { EntityManager } from 'typeorm';
import { bulkStatuses, type BulkChange } from '../../domain/bulk/change.js';
import { stableId } from '../../domain/stable-id.js';
import type { Instant } from '../../domain/time.js';
import { addItems, insertOperation, type BulkState } from './operation-row.js';

type CalendarBulk = Extract<BulkChange, { kind: 'calendar' }>;

interface VersionRow {
  calendar_id: string;
  key: string;
  version: number;
  note: string;
}

/** Items that are not finished and count by an earlier version of the calendar than `$1`. */
const countingBefore = `SELECT i.id FROM action_items i JOIN calendar_versions v ON v.id = i.calendar_version_id
  JOIN calendar_versions n ON n.id = $1 AND n.calendar_id = v.calendar_id AND v.version < n.version
  WHERE i.status = ANY($2)`;

/**
 * Opens the operation that moves the items of a calendar to one of its versions, in the transaction that publishes it;
 * of a draft, to preview what that would do. Its items are found when it runs.
 *
 * @returns its id; null where no item counts by an earlier version
 */
export async function openCalendarOperation(
  manager: EntityManager,
  versionId: string,
  { id, state, actorId, at }: { id?: string; state: BulkState; actorId: string; at: Instant },
): Promise<{ id: string; change: CalendarBulk } | null> {
  const [row] = await manager.query<VersionRow[]>(
    `SELECT v.calendar_id, c.key, v.version, v.note FROM calendar_versions v JOIN calendars c ON c.id = v.calendar_id
     WHERE v.id = $1`,
    [versionId],
  );
  if (!row) throw new Error(`calendar version ${versionId} does not exist`);
  const found = await manager.query<unknown[]>(`${countingBefore} LIMIT 1`, [versionId, bulkStatuses('calendar')]);
  if (found.length === 0) return null;
  const because = row.note === '' ? '' : `: ${row.note}`;
  const change: CalendarBulk = {
    kind: 'calendar',
    calendarVersionId: versionId,
    reason: `Version ${row.version} of the calendar ${row.key} was published${because}`,
  };
  const operation = {
    id: id ?? stableId('calendar-version', versionId, 'bulk-operation'),
    change,
    state,
    createdBy: actorId,
    selection: { calendar: row.key, version: row.version },
    at,
  };
  await insertOperation(manager, operation, []);
  return { id: operation.id, change };
}

/** Adds items that the operation does not have yet; false where there are none. */
export async function findCalendarItems(
  manager: EntityManager,
  operationId: string,
  { calendarVersionId }: CalendarBulk,
): Promise<boolean> {
  const rows = await manager.query<{ id: string }[]>(
    `${countingBefore} AND NOT EXISTS (SELECT 1 FROM bulk_items b WHERE b.operation_id = $3 AND b.item_id = i.id)`,
    [calendarVersionId, bulkStatuses('calendar'), operationId],
  );
  await addItems(
    manager,
    operationId,
    rows.map(({ id }) => ({ id, refused: null, onBehalfOf: null })),
  );
  return rows.length > 0;
}
