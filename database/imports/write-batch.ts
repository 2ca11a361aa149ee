import type { EntityManager } from 'typeorm';
import type { ItemCommand } from '../../domain/action-item/commands.js';
import {
  changesNothing,
  changesOf,
  localOf,
  newAttributes,
  type ExistingItem,
  type ItemChanges,
} from '../../domain/spreadsheet/diff.js';
import type { Rejection, RowDraft } from '../../domain/spreadsheet/row.js';
import { stableId } from '../../domain/stable-id.js';
import type { LocalDue } from '../../domain/action-item/due.js';
import { createItems, type NewItem } from '../items/create-items.js';
import { runItemCommands, type ItemCommandRequest } from '../items/run-commands.js';
import { saveEvents } from '../trail/events.js';
import { matchExisting } from './existing.js';
import { holdStarts } from './held-starts.js';
import type { ImportRow } from './import-row.js';
import { clearMissing } from './missing.js';
import type { Owner, OwnerOf } from './owners.js';
import { phaseFor, type Target } from './target.js';

export interface BatchResult {
  created: number;
  updated: number;
  unchanged: number;
  unchangedRows: number[];
  rejections: Rejection[];
}

/** Writes the items of some rows, in the caller's transaction. */
export async function writeBatch(
  manager: EntityManager,
  row: ImportRow,
  target: Target,
  drafts: RowDraft[],
  owners: OwnerOf,
  at: number,
): Promise<BatchResult> {
  const actorId = row.createdBy;
  const existing = await matchExisting(manager, target.programId, drafts);
  const result: BatchResult = { created: 0, updated: 0, unchanged: 0, unchangedRows: [], rejections: [] };
  const created: { draft: RowDraft; item: NewItem }[] = [];
  const changed: { draft: RowDraft; item: ExistingItem; changes: ItemChanges }[] = [];
  for (const draft of drafts) {
    const item = existing.get(draft);
    const owner = owners(draft.owner, item?.ownerId);
    if ('message' in owner) {
      result.rejections.push(rejection(draft, draft.ownerColumn, owner.message));
      continue;
    }
    if (item) {
      const changes = changesOf(item, draft, owner.id);
      if (changesNothing(changes)) {
        result.unchanged += 1;
        result.unchangedRows.push(draft.row);
      } else changed.push({ draft, item, changes });
      continue;
    }
    const phase = phaseFor(target, draft);
    if ('message' in phase) result.rejections.push(rejection(draft, draft.phaseColumn, phase.message));
    else created.push({ draft, item: newItem(row, target, draft, owner, phase.id) });
  }
  await createItems(
    manager,
    created.map(({ item }) => item),
    { actorId, at, importId: row.id },
  );
  await holdStarts(
    manager,
    created.map(({ item }) => item.id),
  );
  result.created = created.length;
  await startThose(manager, row, created, at);
  const refused = await change(manager, row, changed, at);
  result.rejections.push(...refused);
  result.updated = changed.length - refused.length;
  await clearMissing(
    manager,
    row,
    [...existing.values()].map(({ id }) => id),
    at,
  );
  return result;
}

function rejection(draft: RowDraft, column: string | null, message: string): Rejection {
  return { row: draft.row, column, message, externalId: draft.externalId, cells: draft.cells };
}

/** The id of the item that a row makes. */
export function newItemId(row: ImportRow, draft: RowDraft): string {
  return stableId('import', row.id, 'row', String(draft.row));
}

function newItem(row: ImportRow, target: Target, draft: RowDraft, owner: Owner, phaseId: string): NewItem {
  return {
    id: newItemId(row, draft),
    programId: target.programId,
    phaseId,
    externalId: draft.externalId,
    title: draft.title,
    description: draft.description ?? '',
    severity: draft.severity?.value ?? null,
    rootCause: draft.rootCause?.value ?? null,
    tags: draft.tags ?? [],
    attributes: newAttributes(draft),
    ownerId: owner.id,
    raisedOn: draft.raisedOn?.value ?? null,
    due: dueOf(draft, owner.timeZone),
    lateMode: row.options.late,
    status: draft.status === 'done' || draft.status === 'cancelled' ? draft.status : 'live',
  };
}

function dueOf({ due }: RowDraft, zone: string): LocalDue {
  return due.instant === null ? { date: due.date, time: due.time, zone } : localOf(due.instant, zone);
}

/** What the file says is in progress is started; a draft of a coming phase is started by its owner, later. */
async function startThose(
  manager: EntityManager,
  row: ImportRow,
  created: { draft: RowDraft; item: NewItem }[],
  at: number,
): Promise<void> {
  const begun = created.filter(({ draft }) => draft.status === 'in_progress');
  if (begun.length === 0) return;
  const requests = begun.map(({ item }) => ({
    itemId: item.id,
    command: { type: 'start' } as const,
    actorId: row.createdBy,
    key: `import-${row.id}-start`,
    at,
  }));
  await runItemCommands(manager, requests, { poke: false });
}

/** Carries out what differs, as commands with their rules and their trail. Gives the rows that were refused. */
async function change(
  manager: EntityManager,
  row: ImportRow,
  changed: { draft: RowDraft; item: ExistingItem; changes: ItemChanges }[],
  at: number,
): Promise<Rejection[]> {
  const requests: { draft: RowDraft; request: ItemCommandRequest }[] = [];
  for (const { draft, item, changes } of changed)
    for (const command of commandsOf(row, changes))
      requests.push({
        draft,
        request: { itemId: item.id, command, actorId: row.createdBy, key: `import-${row.id}-${command.type}`, at },
      });
  const { results } = await runItemCommands(
    manager,
    requests.map(({ request }) => request),
    { poke: true },
  );
  const refused = new Map<RowDraft, Rejection>();
  for (const [index, { draft }] of requests.entries()) {
    const result = results[index];
    if (result && !result.ok) refused.set(draft, rejection(draft, null, result.detail));
  }
  const raised = changed.filter(({ draft, changes }) => changes.raisedOn && !refused.has(draft));
  await saveRaised(manager, row, raised, at);
  return [...refused.values()];
}

function commandsOf({ fileName }: ImportRow, { content, due, ownerId }: ItemChanges): ItemCommand[] {
  const reason = `The file ${fileName} says so.`;
  return [
    ...(content ? [{ type: 'edit' as const, content }] : []),
    ...(ownerId === null ? [] : [{ type: 'reassign' as const, ownerId, reason }]),
    ...(due ? [{ type: 'change_due' as const, due, reason, past: true }] : []),
  ];
}

/** The day a gap was raised is a fact beside the item's life; no rule of the engine depends on it. */
async function saveRaised(
  manager: EntityManager,
  row: ImportRow,
  raised: { item: ExistingItem; changes: ItemChanges }[],
  at: number,
): Promise<void> {
  if (raised.length === 0) return;
  const rows = raised.map(({ item, changes }) => ({ id: item.id, on: changes.raisedOn?.value ?? null }));
  // An UPDATE answers with rows and their number.
  const [updated] = await manager.query<[{ id: string; version: number; program_id: string }[], number]>(
    `UPDATE action_items i SET raised_on = x."on", updated_at = clock_timestamp()
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, "on" date) WHERE i.id = x.id RETURNING i.id, i.version, i.program_id`,
    [JSON.stringify(rows)],
  );
  const values = new Map(rows.map(({ id, on }) => [id, on]));
  await saveEvents(
    manager,
    updated.map(({ id, version, program_id }) => ({
      subjectKind: 'action_item' as const,
      subjectId: id,
      programId: program_id,
      event: {
        key: `action-item/${id}#cmd:import-${row.id}-raised`,
        type: 'item.edited',
        at,
        actorId: row.createdBy,
        version,
        data: {
          changed: {
            raisedOn: {
              from: raised.find(({ item }) => item.id === id)?.item.raisedOn ?? null,
              to: values.get(id) ?? null,
            },
          },
        },
      },
    })),
  );
}
