import { folded } from '../text/folded.js';
import type { Edge } from '../dependency/cycle.js';
import { WaitingGraph } from '../dependency/waiting-graph.js';
import type { Rejection, RowDraft } from './row.js';

/** A row that came in, and its item. */
export interface WaitingRow {
  draft: RowDraft;
  itemId: string;
  /** It is done or cancelled, and waits for nothing any more. */
  over: boolean;
}

/** A dependency as it stands; `fromFile`: no person has made it, but an import. */
export interface PresentEdge extends Edge {
  fromFile: boolean;
}

export interface ItemNames {
  /** The item that a cell names; undefined where there is none. */
  find: (ref: string) => string | undefined;
  /** Ids of rows of the file that did not come in, folded. */
  leftOut: ReadonlySet<string>;
  nameOf: (itemId: string) => string;
}

export interface WaitingChanges {
  added: Edge[];
  removed: Edge[];
  /** Rows that came in, but not with all that they name. */
  rejections: Rejection[];
  /** Rows of the sheet of which something was added or removed. */
  rows: number[];
}

/** Items of a circle that are written out. */
const mostInCircle = 10;

/**
 * What the column says that items wait for, against what they wait for already. The file wins over what files have said
 * before; what people have made stays. A cell of which a part cannot be read takes nothing away. Of several dependencies
 * that make a circle, the one in the last row is rejected.
 */
export function waitingChanges(rows: WaitingRow[], present: PresentEdge[], names: ItemNames): WaitingChanges {
  const stands = Map.groupBy(present, ({ itemId }) => itemId);
  const wishes = rows.flatMap((row) => (row.over || row.draft.waitsFor === null ? [] : [wishOf(row, names)]));
  const removed = new Set(
    wishes.flatMap(({ itemId, wanted, problems }) =>
      problems.length > 0 ? [] : (stands.get(itemId) ?? []).filter((e) => e.fromFile && !wanted.has(e.waitsFor)),
    ),
  );
  const graph = new WaitingGraph(present.filter((edge) => !removed.has(edge)));
  const added: Edge[] = [];
  const changed = new Set([...removed].map(({ itemId }) => itemId));
  for (const { itemId, wanted, problems } of wishes)
    for (const waitsFor of wanted) {
      if (stands.get(itemId)?.some((edge) => edge.waitsFor === waitsFor)) continue;
      const circle = graph.circleWith({ itemId, waitsFor });
      if (circle) {
        problems.push(circleText(circle, names));
        continue;
      }
      graph.add({ itemId, waitsFor });
      added.push({ itemId, waitsFor });
      changed.add(itemId);
    }
  return {
    added,
    removed: [...removed].map(({ itemId, waitsFor }) => ({ itemId, waitsFor })),
    rejections: wishes.flatMap(({ draft, problems }) => (problems.length === 0 ? [] : rejection(draft, problems))),
    rows: wishes.flatMap(({ draft, itemId }) => (changed.has(itemId) ? [draft.row] : [])),
  };
}

function wishOf({ draft, itemId }: WaitingRow, { find, leftOut }: ItemNames) {
  const wanted = new Set<string>();
  const problems: string[] = [];
  for (const ref of draft.waitsFor ?? []) {
    const found = find(ref);
    if (found !== undefined && found !== itemId) wanted.add(found);
    else if (found !== undefined) problems.push(`"${ref}" is the row itself. Name what comes before it.`);
    else if (leftOut.has(folded(ref)))
      problems.push(`The row of "${ref}" did not come in. Mend that one too, and import both again.`);
    else
      problems.push(
        `There is no item "${ref}" in the file or in the program. Name it by its id there, or by its key such as AI-12.`,
      );
  }
  return { draft, itemId, wanted, problems };
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
