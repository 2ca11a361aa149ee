import type { Facts, Setting } from './setting.js';

type Results = Map<string, Facts>;

/** What an operation foresees of each of its items, and what came of it. */
export async function resultsOf(s: Setting, id: string): Promise<Results> {
  const rows = await s.query<{ item_id: string; foreseen: string; state: string; moves: Facts; message: string }>(
    `SELECT b.item_id, b.foreseen, b.state, b.moves, b.message FROM bulk_items b JOIN action_items i ON i.id = b.item_id
     WHERE b.operation_id = $1 ORDER BY i.number`,
    [id],
  );
  return new Map(
    rows.map(({ item_id, foreseen, state, moves, message }) => [item_id, { foreseen, result: state, moves, message }]),
  );
}

/** An item gets another date between a preview and its run; gives its id where that was done. */
export async function changedMeanwhile(s: Setting, id: string): Promise<string[]> {
  const due = { date: s.on(9 + s.upTo(9)) };
  const sent = s.tollgate.admin.post(`/action-items/${id}/change-due`, { due, reason: 'y' });
  const { status } = await s.ask(`an item is due ${due.date} meanwhile`, sent);
  return status < 300 ? [id] : [];
}

/** What a preview showed is what happens to those that are as they were; whoever differs is skipped. */
export function otherThanPreviewed(
  what: string,
  before: Results,
  after: Results,
  changed: readonly string[],
): string[] {
  const wrong: string[] = [];
  for (const [itemId, seen] of before) {
    const got = after.get(itemId);
    const wanted = changed.includes(itemId) ? ['skipped', 'refused'] : [seen.foreseen];
    if (!wanted.includes(got?.result))
      wrong.push(`${what}: ${itemId} was foreseen as ${seen.foreseen}, became ${JSON.stringify(got)}`);
    const [shown, moved] = [JSON.stringify(seen.moves?.due), JSON.stringify(got?.moves?.due)];
    if (!changed.includes(itemId) && shown !== moved)
      wrong.push(`${what}: ${itemId} was to move ${shown}, moved ${moved}`);
  }
  return wrong;
}
