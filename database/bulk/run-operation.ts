import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.js';
import { itemKind } from '../items/kind.js';
import { saveOutcomes } from '../record/save.js';
import { findCalendarItems } from './calendar-operation.js';
import { closeOperation } from './close-operation.js';
import { decideItems, itemsToDo } from './decide-items.js';
import { countItems, lockOperation } from './operation-row.js';
import { recordsetOf } from './preview.js';

/** Items of one transaction. */
const part = 500;

/**
 * Carries an operation out, part after part, each one transaction: the items with their plans, trail, notices and pokes,
 * and what became of each. Begun again, on whichever worker, it goes on with what is still to do; an operation that has
 * ended meanwhile is left alone.
 *
 * @param at business time of what is done
 * @param between called before each part; throws to stop there
 */
export async function runOperation(
  dataSource: DataSource,
  id: string,
  at: Instant,
  between: () => void = () => undefined,
): Promise<void> {
  do between();
  while (await dataSource.transaction((manager) => runPart(manager, id, at)));
}

/** False where there is nothing more to do. */
async function runPart(manager: EntityManager, id: string, at: Instant): Promise<boolean> {
  const operation = await lockOperation(manager, id);
  if (operation?.state !== 'running') return false;
  const items = await itemsToDo(manager, id, part);
  if (items.length === 0) {
    // Looked for at the end too: an item that was made while the calendar was published may count by the one before.
    const { change } = operation;
    if (change.kind === 'calendar' && (await findCalendarItems(manager, id, change))) return true;
    await closeOperation(manager, operation, 'done', { actorId: operation.createdBy, at });
    return false;
  }
  const decided = await decideItems(manager, operation, items, at, 'wait');
  const outcomes = decided.flatMap(({ outcome }) => (outcome ? [outcome] : []));
  const { createdBy: actorId } = operation;
  await saveOutcomes(itemKind, manager, outcomes, { firedBy: 'command', byWorkflow: false, poke: true, actorId, at });
  await manager.query(
    `UPDATE bulk_items b SET state = x.r, code = x.c, message = x.t, moves = x.m, tells = x.w, changed = x.h
     FROM jsonb_to_recordset($2::jsonb) AS x(i uuid, r text, c text, t text, m jsonb, w jsonb, h jsonb)
     WHERE b.operation_id = $1 AND b.item_id = x.i`,
    [id, recordsetOf(decided)],
  );
  await countItems(manager, id);
  return true;
}
