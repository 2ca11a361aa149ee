import type { EntityManager } from 'typeorm';
import { bulkStatuses, type BulkChange } from '../../domain/bulk/change.js';
import { Refusal } from '../../domain/refusal.js';
import { contentHash } from '../../domain/sign-off/content-hash.js';
import { stableId } from '../../domain/stable-id.js';
import type { Instant } from '../../domain/time.js';
import { addItems, countItems, insertOperation, type BulkState } from './operation-row.js';

type CalendarBulk = Extract<BulkChange, { kind: 'calendar' }>;

interface VersionRow {
  calendar_id: string;
  key: string;
  version: number;
  note: string;
  body: unknown;
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
  {
    id,
    state,
    actorId,
    at,
    previewId = null,
  }: { id?: string; state: BulkState; actorId: string; at: Instant; previewId?: string | null },
): Promise<{ id: string; change: CalendarBulk } | null> {
  const [row] = await manager.query<VersionRow[]>(
    `SELECT v.calendar_id, c.key, v.version, v.note, v.body FROM calendar_versions v JOIN calendars c ON c.id = v.calendar_id
     WHERE v.id = $1`,
    [versionId],
  );
  if (!row) throw new Error(`calendar version ${versionId} does not exist`);
  const draft = contentHash(row.body);
  if (previewId !== null) await requirePreviewOf(manager, previewId, versionId, draft);
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
    selection: { calendar: row.key, version: row.version, draft, ...(previewId === null ? {} : { previewId }) },
    onChange: previewId === null ? null : ('skip' as const),
    at,
  };
  await insertOperation(manager, operation, []);
  return { id: operation.id, change };
}

/** @throws Refusal `not-found`, `changed-since-preview` where the draft was another when it was previewed */
async function requirePreviewOf(
  manager: EntityManager,
  previewId: string,
  versionId: string,
  draft: string,
): Promise<void> {
  const [preview] = await manager.query<{ version_id: string; draft: string | null }[]>(
    `SELECT body ->> 'calendarVersionId' AS version_id, selection ->> 'draft' AS draft FROM bulk_operations
     WHERE id = $1 AND kind = 'calendar' AND state = 'previewed'`,
    [previewId],
  );
  if (!preview) throw new Refusal('not-found', `There is no preview ${previewId} of a calendar. Preview the draft.`);
  if (preview.version_id === versionId && preview.draft === draft) return;
  throw new Refusal('changed-since-preview', 'The draft is not what was previewed any more. Preview it again.');
}

/** Of what was previewed, only that is moved which is as it was shown; what was not shown is named and left. */
async function keepToPreview(manager: EntityManager, operationId: string): Promise<void> {
  const [row] = await manager.query<{ preview: string | null }[]>(
    `SELECT selection ->> 'previewId' AS preview FROM bulk_operations WHERE id = $1`,
    [operationId],
  );
  if (!row?.preview) return;
  await manager.query(
    `UPDATE bulk_items b SET seen = p.seen FROM bulk_items p
     WHERE p.operation_id = $2 AND p.item_id = b.item_id AND b.operation_id = $1 AND b.state = 'pending'`,
    [operationId, row.preview],
  );
  await manager.query(
    `UPDATE bulk_items SET state = 'skipped', code = 'changed-since-preview', message = $2
     WHERE operation_id = $1 AND state = 'pending' AND seen IS NULL`,
    [operationId, 'It was not shown by the preview. Re-plan it to the present calendar.'],
  );
  await countItems(manager, operationId);
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
  await keepToPreview(manager, operationId);
  return rows.length > 0;
}
