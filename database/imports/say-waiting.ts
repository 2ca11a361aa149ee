import type { EntityManager } from 'typeorm';
import { tagsOf, tagsText } from '../../domain/import/row.js';
import { dependsOn } from '../../domain/import/said.js';
import { ownExport } from '../../domain/import/source.js';
import type { WaitingRow } from '../../domain/import/waits-for.js';
import type { ImportRow } from './import-row.js';
import { registerOf } from './register.js';

type SaidBefore = Pick<WaitingRow, 'last' | 'others' | 'takenAway'>;

/** What registers have said that items wait for, and what people have taken away of it. */
export async function saidOfWaiting(
  manager: EntityManager,
  source: string,
  itemIds: string[],
): Promise<Map<string, SaidBefore>> {
  if (itemIds.length === 0) return new Map();
  const statements = await manager.query<{ itemId: string; source: string; text: string }[]>(
    `SELECT item_id AS "itemId", source, said->>$2 AS text FROM item_statements WHERE item_id = ANY($1) AND said ? $2`,
    [itemIds, dependsOn],
  );
  const taken = await takenAway(manager, itemIds);
  const byItem = Map.groupBy(statements, ({ itemId }) => itemId);
  return new Map(
    itemIds.map((id) => {
      const said = byItem.get(id) ?? [];
      const own = said.find((one) => one.source === source);
      const others = said.filter((one) => one !== own).flatMap(({ text }) => tagsOf(text));
      return [
        id,
        {
          last: own ? tagsOf(own.text) : null,
          // An export has no last time; what registers have said is not its own.
          others: said.length > (own ? 1 : 0) || source === ownExport ? others : null,
          takenAway: taken.get(id) ?? new Set<string>(),
        },
      ];
    }),
  );
}

/** What each item waited for until a person took it away, by the last that the trail says of it. */
async function takenAway(manager: EntityManager, itemIds: string[]): Promise<Map<string, Set<string>>> {
  const rows = await manager.query<{ itemId: string; waitsFor: string }[]>(
    `SELECT "itemId", "waitsFor" FROM (
       SELECT DISTINCT ON (subject_id, data->'predecessor'->>'id') subject_id AS "itemId",
         data->'predecessor'->>'id' AS "waitsFor", type, key
       FROM audit_events WHERE subject_kind = 'action_item' AND subject_id = ANY($1)
         AND type IN ('item.predecessor_added', 'item.predecessor_removed')
       ORDER BY subject_id, data->'predecessor'->>'id', seq DESC) last
     WHERE type = 'item.predecessor_removed' AND key NOT LIKE 'action-item/%#cmd:import-%'`,
    [itemIds],
  );
  const taken = new Map<string, Set<string>>();
  for (const { itemId, waitsFor } of rows) taken.set(itemId, (taken.get(itemId) ?? new Set()).add(waitsFor));
  return taken;
}

/** Keeps what the register says that its items wait for, beside what else it has said of them. */
export async function sayWaiting(
  manager: EntityManager,
  row: ImportRow,
  said: { itemId: string; refs: string[] }[],
): Promise<void> {
  const source = registerOf(row);
  if (source === ownExport || said.length === 0) return;
  const rows = said.map(({ itemId, refs }) => ({ id: itemId, said: { [dependsOn]: tagsText(refs) } }));
  await manager.query(
    `INSERT INTO item_statements (item_id, source, said, taken, import_id)
     SELECT x.id, $2, x.said, '{}', $3 FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, said jsonb)
     ON CONFLICT (item_id, source) DO UPDATE SET said = item_statements.said || excluded.said`,
    [JSON.stringify(rows), source, row.id],
  );
}
