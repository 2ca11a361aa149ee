import type { EntityManager } from 'typeorm';
import {
  changesNothing,
  compareRow,
  firstStatement,
  type Comparison,
  type ExistingItem,
  type FieldChange,
} from '../../domain/import/diff.js';
import type { Sight } from '../../domain/access/sight.js';
import type { Rejection, RowDraft } from '../../domain/import/row.js';
import type { Statement } from '../../domain/import/said.js';
import { ownExport } from '../../domain/import/source.js';
import type { NewItem } from '../items/build-item.js';
import { createItems } from '../items/create-items.js';
import { runItemCommands } from '../items/run-commands.js';
import { actorNow } from '../people/actor-now.js';
import { lockProgram } from '../items/lock-programs.js';
import { steersAs } from '../programs/steers.js';
import { changeItems, type ChangedRow } from './change-items.js';
import { matchExisting } from './existing.js';
import { holdStarts } from './held-starts.js';
import type { ImportRow } from './import-row.js';
import { clearMissing } from './missing.js';
import type { Owner, OwnerOf } from './owners.js';
import { newItem } from './new-item.js';
import { lastMessage, setOffBy, type SetOff } from './set-off.js';
import { decisionsHere, loadStatements, saveStatements, type Decision } from './statements.js';
import { registerOf } from './register.js';
import { phaseFor, type Target } from './target.js';

/** What differs between a row and its item, to be shown. */
export interface ListedChange extends FieldChange {
  row: number;
  itemId: string;
  itemNumber: number;
  externalId: string | null;
}

export interface BatchResult {
  created: number;
  updated: number;
  unchanged: number;
  unchangedRows: number[];
  rejections: Rejection[];
  listed: ListedChange[];
  setOff: SetOff;
}

/** Writes the items of some rows, in the caller's transaction. */
export async function writeBatch(
  manager: EntityManager,
  row: ImportRow,
  target: Target,
  drafts: RowDraft[],
  { owners, seenBy, at }: { owners: OwnerOf; seenBy: Sight; at: number },
): Promise<BatchResult> {
  const actorId = row.createdBy;
  await lockTarget(manager, row, target.programId, at);
  const { items: existing, inDoubt } = await matchExisting(
    manager,
    { programId: target.programId, seenBy },
    drafts,
    true,
  );
  const compare = await comparing(manager, row, existing);
  const rejections: Rejection[] = [];
  const created: { draft: RowDraft; item: NewItem }[] = [];
  const compared: (ChangedRow & { last: Statement | null })[] = [];
  for (const draft of drafts) {
    const doubt = inDoubt.get(draft);
    if (doubt !== undefined) {
      rejections.push(rejection(draft, draft.idColumn, doubt));
      continue;
    }
    const item = existing.get(draft);
    const found = item ? compare(item, draft, owners) : owners(draft.owner);
    if ('message' in found) {
      rejections.push(rejection(draft, draft.ownerColumn, found.message, item?.id));
      continue;
    }
    if (item && 'changes' in found) compared.push({ draft, item, ...found });
    if ('changes' in found) continue;
    const phase = phaseFor(target, draft);
    if ('message' in phase) rejections.push(rejection(draft, draft.phaseColumn, phase.message));
    else created.push({ draft, item: newItem(row, target, draft, found, phase, at) });
  }
  await createItems(
    manager,
    created.map(({ item }) => item),
    { actorId, at, importId: row.id, trial: row.dryRun },
  );
  await holdStarts(
    manager,
    created.map(({ item }) => item.id),
  );
  const since = await lastMessage(manager);
  const notHandedIn = await bringOn(manager, row, created, at);
  const changed = compared.filter(({ changes }) => !changesNothing(changes));
  const refused = await changeItems(manager, row, changed, at);
  const unchanged = compared.filter(({ changes }) => changesNothing(changes)).map(({ draft }) => draft.row);
  await clearMissing(
    manager,
    row,
    compared.map(({ item }) => item.id),
    at,
  );
  const isRefused = (draft: RowDraft): boolean => refused.has(draft);
  const settled = compared.filter(({ draft }) => !isRefused(draft));
  await remember(manager, row, created, settled);
  return {
    created: created.length,
    updated: changed.length - refused.size,
    unchanged: unchanged.length,
    unchangedRows: unchanged,
    rejections: [
      ...rejections,
      ...[...refused].map(([draft, message]) => rejection(draft, null, message, existing.get(draft)?.id)),
    ],
    listed: [
      ...notHandedIn.map(notHandedInText),
      ...settled.flatMap(({ draft, item, listed }) =>
        listed.map((change) => ({
          ...change,
          row: draft.row,
          itemId: item.id,
          itemNumber: item.number,
          externalId: item.externalId,
        })),
      ),
    ],
    setOff: await setOffBy(
      manager,
      {
        created: created.map(({ item }) => item.id),
        changed: changed.map(({ item }) => item.id),
        wereOverdue: new Set(changed.flatMap(({ item }) => (item.overdue ? [item.id] : []))),
      },
      at,
      since,
    ),
  };
}

/**
 * One import at a time writes into a program, and nobody changes its items between what is compared and what is written.
 * The program before its items, as everybody locks them. Whether the importer may is asked again.
 *
 * @throws Refusal `not-allowed`
 */
async function lockTarget(manager: EntityManager, row: ImportRow, programId: string, at: number): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('import-into/' || $1, 0))`, [programId]);
  await lockProgram(manager, programId, 'keep');
  // Of a large file the last rows come minutes after the first: the program may be somebody else's by then.
  const [program] = await manager.query<{ managerId: string }[]>(
    'SELECT manager_id AS "managerId" FROM programs WHERE id = $1',
    [programId],
  );
  const managerId = program?.managerId ?? row.createdBy;
  await steersAs(manager, await actorNow(manager, row.createdBy, at), { id: programId, managerId });
}

type Compare = (
  item: ExistingItem,
  draft: RowDraft,
  owners: OwnerOf,
) => (Comparison & { last: Statement | null }) | { message: string };

/** How the rows are compared with the items that they are about. */
async function comparing(
  manager: EntityManager,
  row: ImportRow,
  existing: Map<RowDraft, ExistingItem>,
): Promise<Compare> {
  const ids = [...existing.values()].map(({ id }) => id);
  const source = registerOf(row);
  const statements = source === ownExport ? new Map<string, Statement>() : await loadStatements(manager, source, ids);
  const decisions = await decisionsHere(manager, ids);
  return (item, draft, owners) => {
    const last = statements.get(item.id) ?? null;
    const owner = ownerNow(item, draft, last, owners);
    if (owner && 'message' in owner) return owner;
    const comparison = compareRow(item, draft, {
      last,
      owner,
      decidedHere: (field) => decidedSince(decisions.get(item.id) ?? [], field, draft.version),
      emptyCounts: draft.version !== null,
      onConflict: row.options.onConflict ?? 'ask',
    });
    return { ...comparison, last };
  };
}

/** Null where the row says nobody, or the same as last time: whoever that is by now, nothing is proposed. */
function ownerNow(
  item: ExistingItem,
  draft: RowDraft,
  last: Statement | null,
  owners: OwnerOf,
): Owner | { message: string } | null {
  if (draft.ownerText === '' || last?.said['owner'] === draft.ownerText) return null;
  const owner = owners(draft.owner, item.ownerId);
  return 'id' in owner && owner.id === last?.taken['owner'] ? null : owner;
}

function decidedSince(decisions: Decision[], field: string, version: number | null): boolean {
  return decisions.some((one) => one.field === field && one.version > (version ?? 0));
}

/** What the file has said, for the next time. What items wait for is settled, and remembered, later. */
async function remember(
  manager: EntityManager,
  row: ImportRow,
  created: { draft: RowDraft; item: NewItem }[],
  settled: (ChangedRow & { last: Statement | null })[],
): Promise<void> {
  const source = registerOf(row);
  if (source === ownExport || row.dryRun) return;
  const statements = [
    ...created.map(({ draft, item }) => ({
      itemId: item.id,
      statement: firstStatement(draft, item.ownerId),
    })),
    ...settled.map(({ item, statement }) => ({ itemId: item.id, statement })),
  ];
  await saveStatements(manager, { importId: row.id, source }, statements);
}

function rejection(
  { row, externalId, cells }: RowDraft,
  column: string | null,
  message: string,
  itemId?: string,
): Rejection {
  return { row, column, message, externalId, cells, ...(itemId === undefined ? {} : { itemId }) };
}

/** Of a new item: it has no number yet that could be told. */
function notHandedInText({ row, externalId }: RowDraft): ListedChange {
  const change = { field: 'status', from: 'in_progress', to: 'submitted', last: null, verdict: 'noted' } as const;
  return { ...change, row, itemId: noItem, itemNumber: 0, externalId };
}

const noItem = '00000000-0000-0000-0000-000000000000';

/**
 * What the file says is in progress is started, what is handed in is handed in; a draft of a coming phase is not. Gives
 * the rows whose item cannot be handed in, for nobody could sign it: they are started.
 */
async function bringOn(
  manager: EntityManager,
  row: ImportRow,
  created: { draft: RowDraft; item: NewItem }[],
  at: number,
): Promise<RowDraft[]> {
  const statement = `Handed in before it came here: the file ${row.fileName} says so.`;
  const carryOut = async (rows: typeof created, command: { type: 'start' } | { type: 'submit'; statement: string }) => {
    const requests = rows.map(({ item }) => ({
      id: item.id,
      command,
      actorId: row.createdBy,
      key: `import-${row.id}-${command.type}`,
      at,
    }));
    if (requests.length === 0) return [];
    const { results } = await runItemCommands(manager, requests, { poke: false });
    return rows.filter((_, index) => results[index]?.ok === false);
  };
  const saying = (status: RowDraft['status']): typeof created => created.filter(({ draft }) => draft.status === status);
  const refused = await carryOut(saying('submitted'), { type: 'submit', statement });
  await carryOut([...saying('in_progress'), ...refused], { type: 'start' });
  return refused.map(({ draft }) => draft);
}
