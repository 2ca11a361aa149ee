import type { EntityManager } from 'typeorm';
import type { ItemStatus } from '../../domain/item/table.js';
import { openingOf, phaseEdges, type NetworkPhase } from '../../domain/dependency/phase-edges.js';
import { isOver } from '../../domain/item/predecessor.js';
import { chunksOf } from '../../domain/import/parts.js';
import type { Reading as SeenUnasked, Sight } from '../../domain/access/sight.js';
import type { Reading } from '../../domain/import/reading.js';
import type { Rejection, RowDraft } from '../../domain/import/row.js';
import { folded } from '../../domain/text/folded.js';
import type { ExistingItem } from '../../domain/import/diff.js';
import { dependsOn } from '../../domain/import/said.js';
import {
  waitingChanges,
  type PresentEdge,
  type WaitingChange,
  type WaitingRow,
} from '../../domain/import/waits-for.js';
import { edgesFrom, lockDependencies, namesOnWay, phasesOf, wayText } from '../dependencies/edges.js';
import { saveDependencies } from '../dependencies/save-dependencies.js';
import { matchExisting } from './existing.js';
import type { ImportRow } from './import-row.js';
import { importerSight } from './importer-sight.js';
import { findIn, keyIn, nameIn, namedItems } from './named-items.js';
import { newItemId } from './new-item.js';
import { registerOf } from './register.js';
import { saidOfWaiting, sayWaiting } from './say-waiting.js';
import { findProgram, namedPhases, newPhaseId, phasesNamed } from './target.js';
import type { ListedChange } from './write-batch.js';

/** Rows whose items are looked up in one go. */
const lookedUp = 1_000;

export interface Linked {
  rejections: Rejection[];
  /** Rows in which nothing but what they wait for has changed. */
  changed: number;
  listed: ListedChange[];
}

/**
 * Lets the items of a file wait for each other as its column says; its rows are written. Null where there is no such
 * column. A trial run only finds out what would be. What whoever handed it in does not see is not there for their file.
 *
 * @param onProgress called now and then
 */
export async function linkRows(
  manager: EntityManager,
  row: ImportRow,
  { reading: { drafts, externalIds }, seen }: { reading: Reading; seen: SeenUnasked },
  onProgress: () => void,
): Promise<Linked | null> {
  if (drafts.every(({ waitsFor }) => waitsFor === null)) return null;
  await lockDependencies(manager);
  const rejected = await rejectedRows(manager, row.id);
  const came = drafts.filter((draft) => !rejected.has(draft.row));
  const program = await findProgram(manager, row.programId ?? row.programName);
  const refs = new Set(came.flatMap(({ waitsFor }) => (waitsFor ?? []).map(nameIn)));
  const before = await saidByFile(manager, program?.id ?? null);
  const concerned = came.filter(
    (draft) =>
      (draft.waitsFor !== null && (before || draft.waitsFor.length > 0)) ||
      (draft.externalId !== null && refs.has(folded(draft.externalId))) ||
      (draft.number !== null && refs.has(folded(keyIn(draft.number)))),
  );
  const seenBy = await importerSight(manager, row, seen);
  const rows: WaitingRow[] = [];
  for (const chunk of chunksOf(concerned, lookedUp)) {
    onProgress();
    rows.push(...(await itemsOf(manager, row, { programId: program?.id ?? null, seenBy }, chunk)));
  }
  const among = { importId: row.id, programId: program?.id ?? null, seenBy };
  const named = await namedItems(manager, among, [...refs, ...saidBefore(rows)]);
  const find = findIn(rows, named, drafts);
  const edges = await edgesFrom(manager, [...rows.map(({ itemId }) => itemId), ...named.map(({ id }) => id)]);
  const present = [
    ...edges,
    ...(row.dryRun ? await edgesOfNewRows(manager, row, program?.id ?? null, drafts, rows) : []),
  ];
  const nameOf = await namesOf(
    manager,
    rows,
    [...present.flatMap(({ itemId, waitsFor }) => [itemId, waitsFor]), ...named.map(({ id }) => id)],
    program ? [] : newPhases(row, drafts),
  );
  const names = { find, leftOut: externalIds, nameOf };
  const changes = waitingChanges(rows, present, names, row.options.onConflict ?? 'ask');
  onProgress();
  if (!row.dryRun) {
    const reason = `The file ${row.fileName} says so.`;
    const ctx = { actorId: row.createdBy, at: row.createdAt.getTime(), request: `import-${row.id}`, reason };
    await saveDependencies(manager, changes, ctx, onProgress);
    await sayWaiting(manager, row, changes.said);
  }
  const unchanged = await unchangedRows(manager, row.id);
  return {
    rejections: changes.rejections,
    changed: changes.rows.filter((number) => unchanged.has(number)).length,
    listed: changes.listed.map(listedText),
  };
}

function listedText({ row: { draft, itemId, number }, ...change }: WaitingChange): ListedChange {
  const { row, externalId } = draft;
  return { ...change, field: dependsOn, row, itemId, itemNumber: number ?? 0, externalId };
}

function saidBefore(rows: WaitingRow[]): string[] {
  return rows.flatMap(({ last, others }) => [...(last ?? []), ...(others ?? [])]).map(nameIn);
}

async function rejectedRows(manager: EntityManager, importId: string): Promise<Set<number>> {
  const rows = await manager.query<{ n: number }[]>(
    'SELECT row_number AS n FROM import_rejections WHERE import_id = $1',
    [importId],
  );
  return new Set(rows.map(({ n }) => n));
}

async function unchangedRows(manager: EntityManager, importId: string): Promise<Set<number>> {
  const rows = await manager.query<{ n: number }[]>(
    'SELECT unnest(unchanged_rows) AS n FROM import_batches WHERE import_id = $1',
    [importId],
  );
  return new Set(rows.map(({ n }) => n));
}

/** Whether a file has said before what items of the program wait for: an empty cell may then take something away. */
async function saidByFile(manager: EntityManager, programId: string | null): Promise<boolean> {
  const [row] = await manager.query<{ before: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM item_dependencies d JOIN action_items i ON i.id = d.item_id
         WHERE d.from_file AND i.program_id = $1)
       OR EXISTS (SELECT 1 FROM item_statements s JOIN action_items i ON i.id = s.item_id
         WHERE i.program_id = $1 AND s.said ? $2) AS before`,
    [programId, dependsOn],
  );
  return row?.before ?? false;
}

/** The item of each row: the one that it made, else the one that it is about. In a trial run the one that it would make. */
async function itemsOf(
  manager: EntityManager,
  row: ImportRow,
  { programId, seenBy }: { programId: string | null; seenBy: Sight },
  drafts: RowDraft[],
): Promise<WaitingRow[]> {
  const made = await manager.query<{ id: string; status: ItemStatus }[]>(
    'SELECT id, status FROM action_items WHERE id = ANY($1)',
    [drafts.map((draft) => newItemId(row, draft))],
  );
  const statuses = new Map(made.map(({ id, status }) => [id, status]));
  const existing =
    programId === null
      ? new Map<RowDraft, ExistingItem>()
      : (await matchExisting(manager, { programId, seenBy }, drafts)).items;
  const said = await saidOfWaiting(
    manager,
    registerOf(row),
    [...existing.values()].map(({ id }) => id),
  );
  return drafts.map((draft) => {
    const id = newItemId(row, draft);
    const item = statuses.has(id) ? undefined : existing.get(draft);
    const status: string = statuses.get(id) ?? item?.status ?? draft.status;
    const before = (item && said.get(item.id)) ?? nothingSaid;
    const known = { itemId: item?.id ?? id, number: item?.number ?? null, over: isOver(status as ItemStatus) };
    return { draft, ...known, ...before };
  });
}

const nothingSaid = { last: null, others: null, takenAway: new Set<string>() };

/**
 * What the rows of a trial run would wait for by way of the tollgates: their items, and perhaps the program with its
 * phases, are not there yet.
 */
async function edgesOfNewRows(
  manager: EntityManager,
  row: ImportRow,
  programId: string | null,
  drafts: RowDraft[],
  rows: WaitingRow[],
): Promise<PresentEdge[]> {
  const phases = programId === null ? newPhases(row, drafts) : await phasesOf(manager, [programId]);
  const first = phases.find(({ status }) => status === 'open') ?? phases[0];
  const phaseOf = ({ draft }: WaitingRow): string => {
    const [named] = draft.phase === '' ? [] : phasesNamed(phases, draft.phase);
    return (named ?? first)?.id ?? '';
  };
  const items = rows.map((row) => ({ id: row.itemId, phaseId: phaseOf(row) }));
  return phaseEdges(items, phases).map((edge) => ({ ...edge, fromFile: false }));
}

/** The phases of a program that the file would make. */
function newPhases(row: ImportRow, drafts: RowDraft[]): (NetworkPhase & { name: string })[] {
  return namedPhases(drafts).map((name, index) => ({
    id: newPhaseId(row, index),
    name,
    status: index === 0 ? 'open' : 'pending',
    after: index === 0 ? null : newPhaseId(row, index - 1),
  }));
}

/** Rows by their ids in the file or their titles, all others as everywhere. */
async function namesOf(
  manager: EntityManager,
  rows: WaitingRow[],
  ids: string[],
  fresh: { id: string; name: string }[],
): Promise<(itemId: string) => string> {
  const names = new Map(rows.map(({ draft, itemId }) => [itemId, draft.externalId ?? `“${draft.title}”`]));
  for (const { id, name } of fresh) names.set(openingOf(id), `the opening of ${name}`);
  const others = ids.filter((id) => !names.has(id));
  for (const [id, name] of await namesOnWay(manager, [...new Set(others)])) names.set(id, wayText([name]));
  return (itemId) => names.get(itemId) ?? itemId;
}
