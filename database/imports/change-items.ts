import type { EntityManager } from 'typeorm';
import type { ItemCommand } from '../../domain/item/commands.js';
import type { Comparison, ExistingItem, ItemChanges } from '../../domain/import/diff.js';
import type { RowDraft } from '../../domain/import/row.js';
import { runItemCommands } from '../items/run-commands.js';
import { type ItemCommandRequest } from '../items/kind.js';
import { saveEvents } from '../trail/events.js';
import type { ImportRow } from './import-row.js';

export interface ChangedRow extends Comparison {
  draft: RowDraft;
  item: ExistingItem;
}

/**
 * Carries out what differs, as commands with their rules and their trail. A row is taken whole or not at all. Gives the
 * rows that were refused, and why.
 */
export async function changeItems(
  manager: EntityManager,
  row: ImportRow,
  changed: ChangedRow[],
  at: number,
): Promise<Map<RowDraft, string>> {
  if (changed.length === 0) return new Map();
  const requests: { draft: RowDraft; request: ItemCommandRequest }[] = [];
  for (const { draft, item, changes } of changed)
    for (const command of commandsOf(row, changes))
      requests.push({
        draft,
        request: {
          id: item.id,
          command,
          actorId: row.createdBy,
          key: `import-${row.id}-${command.type}`,
          at,
          together: `row ${draft.row}`,
        },
      });
  const { results } = await runItemCommands(
    manager,
    requests.map(({ request }) => request),
    { poke: true },
  );
  const refused = new Map<RowDraft, string>();
  for (const [index, { draft }] of requests.entries()) {
    const result = results[index];
    if (result && !result.ok) refused.set(draft, `${result.detail} Nothing of this row was changed.`);
  }
  const raised = changed.filter(({ draft, changes }) => changes.raisedOn && !refused.has(draft));
  await saveRaised(manager, row, raised, at);
  return refused;
}

function commandsOf({ fileName }: ImportRow, { content, due, ownerId, state }: ItemChanges): ItemCommand[] {
  const reason = `The file ${fileName} says so.`;
  return [
    // What is let go comes before what that allows, what ends it after all else.
    ...(state === 'resume' ? [{ type: 'resume' as const }] : []),
    ...(content ? [{ type: 'edit' as const, content }] : []),
    ...(ownerId === null ? [] : [{ type: 'reassign' as const, ownerId, reason }]),
    ...(due ? [{ type: 'change_due' as const, due, reason, past: true }] : []),
    ...(state === 'start' ? [{ type: 'start' as const }] : []),
    ...(state === 'hold' || state === 'cancel' ? [{ type: state, reason }] : []),
  ];
}

/** The day a gap was raised is a fact beside the item's life; no rule of the engine depends on it. */
async function saveRaised(manager: EntityManager, row: ImportRow, raised: ChangedRow[], at: number): Promise<void> {
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
