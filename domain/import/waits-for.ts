import type { Edge } from '../dependency/cycle.js';
import { phaseOpened } from '../dependency/phase-edges.js';
import { WaitingGraph } from '../dependency/waiting-graph.js';
import { folded } from '../text/folded.js';
import type { OnConflict, Verdict } from './diff.js';
import { splitRef, type RefKind } from './item-ref.js';
import type { Rejection, RowDraft } from './row.js';

/** A row that came in, and its item. */
export interface WaitingRow {
  draft: RowDraft;
  itemId: string;
  /** Null for an item that this import makes. */
  number: number | null;
  /** It is done or cancelled, and waits for nothing any more. */
  over: boolean;
  /** What the register said last time, as it wrote it; null where that is not known. */
  last: string[] | null;
  /** What other registers say of it. */
  others: string[] | null;
  /** What people have taken away here, by the trail; by the ids of the items. */
  takenAway: ReadonlySet<string>;
}

/** A dependency as it stands; `fromFile`: no person has made it, but an import. */
export interface PresentEdge extends Edge {
  fromFile: boolean;
}

/** An item that a cell may name, and by which kind of name. */
export interface FoundItem {
  id: string;
  by: RefKind;
}

export interface ItemNames {
  /** The items that a cell may name: none, the one, or those of which it is not sure which is meant. */
  find: (ref: string) => FoundItem[];
  /** Ids of rows of the file that did not come in, folded. */
  leftOut: ReadonlySet<string>;
  nameOf: (itemId: string) => string;
}

/** A difference to be shown: what it waits for here, and what the file says. */
export interface WaitingChange {
  row: WaitingRow;
  from: string;
  to: string;
  last: string | null;
  verdict: Extract<Verdict, 'changed' | 'kept' | 'left'>;
}

export interface WaitingChanges {
  added: Edge[];
  removed: Edge[];
  /** Rows that came in, but not with all that they name. */
  rejections: Rejection[];
  /** Rows of the sheet of which something was added or removed. */
  rows: number[];
  listed: WaitingChange[];
  /** What the register has said of each item, for the next time; what is not settled is as it was. */
  said: { itemId: string; refs: string[] }[];
}

/** What becomes of one thing that an item waits for, or would. */
type Fate = 'here' | 'stays away' | 'add' | 'keep away' | 'remove' | 'keep here' | 'refused';

interface Wish {
  row: WaitingRow;
  /** Item → as the file names it. */
  wanted: Map<string, string>;
  last: Map<string, string>;
  fates: Map<string, Fate>;
  problems: string[];
}

/** Items of a circle that are written out. */
const mostInCircle = 10;

/**
 * What the column says that items wait for, compared three ways, one by one: what the register said last time, says now,
 * and what is here. It adds what it says anew, and takes away what it says no more where only a file has made it. What
 * people have added or taken away stays so, unless the file is to win. A cell of which a part cannot be read takes
 * nothing away. Of several dependencies that make a circle, the one in the last row is rejected.
 */
export function waitingChanges(
  rows: WaitingRow[],
  present: PresentEdge[],
  names: ItemNames,
  onConflict: OnConflict,
): WaitingChanges {
  const stands = Map.groupBy(present, ({ itemId }) => itemId);
  const hereOf = (itemId: string): PresentEdge[] =>
    (stands.get(itemId) ?? []).filter(({ waitsFor }) => phaseOpened(waitsFor) === null);
  const wishes = rows.flatMap((row) =>
    row.draft.waitsFor === null || row.over ? [] : wishOf(row, hereOf(row.itemId), names, onConflict),
  );
  const chosen = (fate: Fate): Edge[] =>
    wishes.flatMap(({ row: { itemId }, fates }) =>
      [...fates].flatMap(([waitsFor, one]) => (one === fate ? { itemId, waitsFor } : [])),
    );
  const removed = chosen('remove');
  const gone = new Set(removed.map(keyOf));
  const graph = new WaitingGraph(present.filter((edge) => !gone.has(keyOf(edge))));
  for (const { row, fates, problems } of wishes)
    for (const [waitsFor, fate] of fates) {
      if (fate !== 'add') continue;
      const circle = graph.circleWith({ itemId: row.itemId, waitsFor });
      if (circle) {
        problems.push(circleText(circle, names));
        fates.set(waitsFor, 'refused');
      } else graph.add({ itemId: row.itemId, waitsFor });
    }
  const overs = rows.filter(({ over, draft }) => over && draft.waitsFor !== null);
  return {
    added: chosen('add'),
    removed,
    rejections: wishes.flatMap(({ row, problems }) => (problems.length === 0 ? [] : rejection(row.draft, problems))),
    rows: wishes.flatMap(({ row, fates }) => (changes([...fates.values()]) ? [row.draft.row] : [])),
    listed: [
      ...wishes.flatMap((wish) => listedOf(wish, hereOf(wish.row.itemId), names)),
      ...overs.flatMap((row) => leftAlone(row, hereOf(row.itemId), names)),
    ],
    said: [
      ...wishes.map((wish) => ({ itemId: wish.row.itemId, refs: saidNow(wish, onConflict) })),
      ...overs.map(({ itemId, draft }) => ({ itemId, refs: draft.waitsFor ?? [] })),
    ],
  };
}

function keyOf({ itemId, waitsFor }: Edge): string {
  return `${itemId}/${waitsFor}`;
}

function changes(fates: Fate[]): boolean {
  return fates.includes('add') || fates.includes('remove');
}

function wishOf(row: WaitingRow, here: PresentEdge[], names: ItemNames, onConflict: OnConflict): Wish {
  const { wanted, problems } = wantedBy(row, here, names);
  const last = lastOf(row, here, names);
  const fates = new Map<string, Fate>();
  const standing = new Map(here.map(({ waitsFor, fromFile }) => [waitsFor, fromFile]));
  for (const id of wanted.keys()) {
    if (standing.has(id)) fates.set(id, 'here');
    else if (last.has(id)) fates.set(id, 'stays away');
    else fates.set(id, row.takenAway.has(id) && onConflict !== 'file' ? 'keep away' : 'add');
  }
  const elsewhere = new Set((row.others ?? []).flatMap((ref) => names.find(ref).map(({ id }) => id)));
  if (problems.length === 0)
    for (const id of last.keys()) {
      const fromFile = standing.get(id);
      if (wanted.has(id) || fromFile === undefined || elsewhere.has(id)) continue;
      fates.set(id, fromFile || onConflict === 'file' ? 'remove' : 'keep here');
    }
  return { row, wanted, last, fates, problems };
}

/**
 * What the register said last time. Where that was not kept yet, it is what only a file can have made, unless another
 * register says what the item waits for.
 */
function lastOf({ last, others }: WaitingRow, here: PresentEdge[], { find, nameOf }: ItemNames): Map<string, string> {
  if (last === null && others !== null) return new Map();
  if (last === null)
    return new Map(here.flatMap(({ waitsFor, fromFile }) => (fromFile ? [[waitsFor, nameOf(waitsFor)]] : [])));
  return new Map(
    last.flatMap((ref) => {
      const id = asBefore(find(ref));
      return id === undefined ? [] : [[id, ref]];
    }),
  );
}

/**
 * What a name of last time meant: until keys and ids that look alike were asked about, the id. Nothing where it could be
 * several of one kind.
 */
function asBefore(found: FoundItem[]): string | undefined {
  const ids = found.filter(({ by }) => by === 'id');
  const [only, ...others] = ids.length > 0 ? ids : found;
  return others.length > 0 ? undefined : only?.id;
}

/**
 * Which of several items a cell means, where that is sure all the same: what the register has called so before, or the
 * one for which the item waits already.
 */
function settled(ref: string, found: FoundItem[], { last }: WaitingRow, here: PresentEdge[]): FoundItem[] {
  if (found.length < 2 || new Set(found.map(({ by }) => by)).size < 2) return found;
  const before = last?.includes(ref) === true ? asBefore(found) : undefined;
  const standing = found.filter(({ id }) => here.some(({ waitsFor }) => waitsFor === id));
  if (before !== undefined) return found.filter(({ id }) => id === before);
  return standing.length === 1 ? standing : found;
}

function wantedBy(row: WaitingRow, here: PresentEdge[], { find, leftOut, nameOf }: ItemNames) {
  const { draft, itemId } = row;
  const wanted = new Map<string, string>();
  const problems: string[] = [];
  for (const ref of draft.waitsFor ?? []) {
    const found = settled(ref, find(ref), row, here);
    const id = found[0]?.id;
    if (found.length > 1) problems.push(severalText(ref, found, nameOf));
    else if (id !== undefined && id !== itemId) wanted.set(id, ref);
    else if (id !== undefined) problems.push(`"${ref}" is the row itself. Name what comes before it.`);
    else if (leftOut.has(folded(splitRef(ref).name)))
      problems.push(`The row of "${ref}" did not come in. Mend that one too, and import both again.`);
    else
      problems.push(
        `There is no item "${ref}" in the file or in the program. Name it by its id there, or by its key such as AI-12.`,
      );
  }
  return { wanted, problems };
}

function severalText(ref: string, found: FoundItem[], nameOf: ItemNames['nameOf']): string {
  const key = found.find(({ by }) => by === 'key');
  if (!key || !found.some(({ by }) => by === 'id')) {
    const names = found.map(({ id }) => nameOf(id)).join(' or ');
    return `"${ref}" could be ${names}. Write it just as it stands there, or name it by its key such as AI-12.`;
  }
  const { name } = splitRef(ref);
  return `"${ref}" is the id of one item and the key of another (${nameOf(key.id)}). Write id:${name} for the first, key:${name} for the second.`;
}

/** What changes, and what is kept though the file says otherwise. Of an item that is new there is nothing to compare. */
function listedOf({ row, wanted, last, fates }: Wish, here: PresentEdge[], names: ItemNames): WaitingChange[] {
  if (row.number === null) return [];
  const label = (id: string): string => wanted.get(id) ?? last.get(id) ?? names.nameOf(id);
  const text = (ids: Iterable<string>): string => [...ids].map(label).toSorted().join(', ');
  const standing = here.map(({ waitsFor }) => waitsFor);
  const is = (id: string, ...any: Fate[]): boolean => any.includes(fates.get(id) ?? 'here');
  const before = row.last === null ? null : row.last.toSorted().join(', ');
  const listed: WaitingChange[] = [];
  if (changes([...fates.values()])) {
    const after = [...standing, ...wanted.keys()].filter(
      (id) => !is(id, 'remove', 'keep away', 'stays away', 'refused'),
    );
    listed.push({ row, from: text(standing), to: text(new Set(after)), last: before, verdict: 'changed' });
  }
  if ([...fates.values()].some((fate) => fate === 'keep away' || fate === 'keep here'))
    listed.push({ row, from: text(standing), to: text(wanted.keys()), last: before, verdict: 'kept' });
  return listed;
}

/** What is done or cancelled waits for nothing any more; that the file says something new of it is shown. */
function leftAlone(row: WaitingRow, here: PresentEdge[], { find, nameOf }: ItemNames): WaitingChange[] {
  const { draft, last, number } = row;
  const text = (refs: string[]): string => refs.toSorted().join(', ');
  const now = draft.waitsFor ?? [];
  const named = new Set(now.flatMap((ref) => find(ref).map(({ id }) => id)));
  const same = named.size === here.length && here.every(({ waitsFor }) => named.has(waitsFor));
  if (number === null || last === null || same || text(last) === text(now)) return [];
  const from = text(here.map(({ waitsFor }) => nameOf(waitsFor)));
  return [{ row, from, to: text(now), last: text(last), verdict: 'left' }];
}

/** What counts as said: all that came in or was settled; and of last time what was not taken away, and is to be. */
function saidNow({ wanted, last, fates, problems }: Wish, onConflict: OnConflict): string[] {
  const asks = onConflict === 'ask';
  const now = [...wanted].filter(([id]) => {
    const fate = fates.get(id);
    return fate !== 'refused' && !(fate === 'keep away' && asks);
  });
  const before = [...last].filter(
    ([id]) => !wanted.has(id) && (problems.length > 0 || (fates.get(id) === 'keep here' && asks)),
  );
  return [...now, ...before].map(([, ref]) => ref);
}

function circleText(circle: string[], { nameOf }: ItemNames): string {
  const names = circle.map(nameOf);
  const shown = names.length > mostInCircle ? [...names.slice(0, mostInCircle - 1), '…', names.at(-1) ?? ''] : names;
  return `It would wait for itself: ${shown.join(' → ')}, where each waits for the next. Take one of these away.`;
}

function rejection(draft: RowDraft, problems: string[]): Rejection {
  const { row, waitsForColumn: column, externalId, cells } = draft;
  return { row, column, message: problems.join(' '), externalId, cells };
}
