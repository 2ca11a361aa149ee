import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { splitRef } from '../../domain/import/item-ref.js';
import type { RowDraft } from '../../domain/import/row.js';
import type { FoundItem, WaitingRow } from '../../domain/import/waits-for.js';
import { folded } from '../../domain/text/folded.js';
import { placingIn, seesItem } from '../access/visible.js';

/** How sure it is that a name means an item: an id of the file or the program, a key in it, a key of elsewhere. */
const sure = { id: 0, key: 1, elsewhere: 2 } as const;

/** An item that cells may name, as it is called there. */
interface NamedItem {
  id: string;
  ref: string;
  rank: (typeof sure)[keyof typeof sure];
}

export function keyIn(number: number): string {
  return `AI-${number}`;
}

/** What a cell names an item by, folded, and without the word before it that says which kind of name it is. */
export function nameIn(ref: string): string {
  return folded(splitRef(ref).name);
}

/**
 * Items that cells name: by ids of the program, and by keys of whatever program. Names are given folded. Nobody knew the
 * key of an item that this very import makes. What whoever handed the file in does not see is not there.
 */
export async function namedItems(
  manager: EntityManager,
  { importId, programId, seenBy }: { importId: string; programId: string | null; seenBy: Sight },
  refs: string[],
): Promise<NamedItem[]> {
  const numbers = refs.flatMap((ref) => /^AI-(\d{1,15})$/i.exec(ref)?.[1] ?? []);
  const params: unknown[] = [[...new Set(numbers)], programId, [...new Set(refs)], importId];
  const seen = seesItem(seenBy, placingIn(params));
  return manager.query<NamedItem[]>(
    `SELECT id, 'AI-' || number AS ref, CASE WHEN program_id = $2 THEN ${sure.key} ELSE ${sure.elsewhere} END AS rank
     FROM action_items i WHERE number = ANY($1::bigint[]) AND import_id IS DISTINCT FROM $4 AND ${seen}
     UNION ALL SELECT id, external_id, ${sure.id} FROM action_items i WHERE program_id = $2 AND external_id_folded = ANY($3) AND ${seen}`,
    params,
  );
}

/**
 * The items that a cell may name. What is written just so goes before what is the same but for how it is typed. An id
 * that looks like a key, and the key itself, may be two items: then both are found, unless the cell says which kind of
 * name it means. In an export that goes to another program a key means the row that has it, and never the item from
 * which that row was written; an id goes before a key of another program.
 */
export function findIn(rows: WaitingRow[], named: NamedItem[], drafts: RowDraft[]): (ref: string) => FoundItem[] {
  const all = [
    ...rows.flatMap(({ draft: { externalId, number }, itemId: id }): NamedItem[] => [
      ...(externalId === null ? [] : [{ id, ref: externalId, rank: sure.id }]),
      ...(number === null ? [] : [{ id, ref: keyIn(number), rank: sure.key }]),
    ]),
    ...named,
  ];
  const inFile = new Set(drafts.flatMap(({ number }) => (number === null ? [] : [folded(keyIn(number))])));
  const byRef = Map.groupBy(all, ({ ref }) => folded(ref));
  return (ref) => {
    const { by, name } = splitRef(ref);
    const key = folded(name);
    const found = (byRef.get(key) ?? []).filter(
      ({ rank }) =>
        (rank !== sure.elsewhere || !inFile.has(key)) && (by === null || (by === 'id') === (rank === sure.id)),
    );
    const near = found.filter(({ rank }) => rank !== sure.elsewhere);
    const candidates = near.length > 0 ? near : found;
    const exact = (rank: NamedItem['rank']): NamedItem[] => {
      const alike = candidates.filter((one) => one.rank === rank);
      const just = alike.filter((one) => one.ref === name);
      return just.length > 0 ? just : alike;
    };
    const chosen = [...exact(sure.id), ...exact(sure.key), ...exact(sure.elsewhere)];
    return [...new Map(chosen.toReversed().map(({ id, rank }) => [id, { id, by: byOf(rank) }])).values()].toReversed();
  };
}

function byOf(rank: NamedItem['rank']): FoundItem['by'] {
  return rank === sure.id ? 'id' : 'key';
}
