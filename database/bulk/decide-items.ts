import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import type { BulkChange, BulkResult } from '../../domain/bulk/change.js';
import { commandFor } from '../../domain/bulk/command-for.js';
import { changedSince, changedText, seenOf, type ChangedFact, type Seen } from '../../domain/bulk/seen.js';
import { movesOf, type Moves } from '../../domain/bulk/moves.js';
import { tellsOf, type Tells } from '../../domain/bulk/tells.js';
import type { ItemRecord } from '../../domain/item/item.js';
import { type ItemOutcome } from '../../domain/item/outcome.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { loadItemRecords, type LoadOptions } from '../items/load-items.js';
import { eventKey } from '../record/run.js';
import { actsOnItemAs, carryOutOnItem } from '../items/kind.js';
import { actorsNow } from '../people/actor-now.js';
import type { BulkOperation } from './operation-row.js';
import { inTurns } from '../sql/in-turns.js';

/** What becomes of an item by an operation. */
export interface Decided {
  itemId: string;
  result: BulkResult;
  /** Of a refusal. */
  code: string | null;
  message: string | null;
  moves: Moves | null;
  /** Whom it tells at once. */
  tells: Tells | null;
  /** What is another than the preview saw. */
  changed: ChangedFact[] | null;
  /** The item as it was decided about. */
  seen: Seen;
  /** What is to be written; null where nothing is. */
  outcome: ItemOutcome | null;
}

/** An item that is still to do. */
export interface ToDo {
  id: string;
  onBehalfOf: string | null;
  /** What the preview saw of it; null where nothing was previewed. */
  seen: Seen | null;
}

/** The next items of an operation, in the order in which they are locked; all of them without a limit. */
export function itemsToDo(manager: EntityManager, operationId: string, limit: number | null): Promise<ToDo[]> {
  return manager.query<ToDo[]>(
    `SELECT item_id AS id, on_behalf_of AS "onBehalfOf", seen FROM bulk_items
     WHERE operation_id = $1 AND state = 'pending' ORDER BY item_id LIMIT $2`,
    [operationId, limit],
  );
}

/**
 * Decides about some items of an operation, on the facts as they are. Nothing is written: the preview shows it, the run
 * records it.
 */
export async function decideItems(
  manager: EntityManager,
  operation: Deciding,
  items: ToDo[],
  at: Instant,
  lock?: 'wait',
): Promise<Decided[]> {
  const { change, createdBy } = operation;
  const needed = { at, actors: [createdBy], ...neededBy(change), ...(lock ? { lock } : {}) };
  const cases = await loadItemRecords(
    manager,
    items.map(({ id }) => id),
    needed,
  );
  // What follows from a calendar was decided with it.
  const actor =
    change.kind === 'calendar' ? undefined : ((await actorsNow(manager, [createdBy], at)).get(createdBy) ?? null);
  const asked = new Map(items.map((item) => [item.id, item]));
  return inTurns(cases, (subject) => decideOne(operation, subject, asked.get(subject.item.id) ?? null, { at, actor }));
}

/** What of an operation decides about an item. `onChange` is said where something was previewed. */
export type Deciding = Pick<BulkOperation, 'id' | 'change' | 'createdBy'> & Partial<Pick<BulkOperation, 'onChange'>>;

function decideOne(
  { id, change, createdBy, onChange }: Deciding,
  subject: ItemRecord,
  toDo: ToDo | null,
  { at, actor }: { at: Instant; actor: Actor | null | undefined },
): Decided {
  const itemId = subject.item.id;
  const onBehalfOf = toDo?.onBehalfOf ?? null;
  const seen = seenOf(subject);
  const changes = toDo?.seen && onChange ? changedSince(toDo.seen, seen) : [];
  const changed = changes.length > 0 ? changes : null;
  const nothing = { itemId, code: null, message: null, moves: null, tells: null, changed, seen, outcome: null };
  if (changed && onChange === 'skip')
    return { ...nothing, result: 'skipped', code: 'changed-since-preview', message: changedText(changed) };
  try {
    const command = commandFor(change, subject, at);
    if ('skip' in command) return { ...nothing, result: 'skipped', message: command.skip };
    const name = actor === undefined ? onBehalfOf : actsOnItemAs(actor, command, subject);
    const key = eventKey('action_item', { id: itemId, key: `bulk-${id}` });
    const by = { actorId: createdBy, key, at, ...(name === null ? {} : { onBehalfOf: name }) };
    const outcome = carryOutOnItem(noOutcome(subject), command, by);
    const changed = outcome.events.some((event) => event.key === key);
    if (!changed) return { ...nothing, result: 'unchanged', outcome };
    const { kind } = change;
    const shown = { moves: movesOf(kind, subject, outcome.after), tells: tellsOf(kind, outcome) };
    return { ...nothing, result: 'done', ...shown, outcome };
  } catch (error) {
    if (error instanceof Refusal) return { ...nothing, result: 'refused', code: error.code, message: error.detail };
    // Nothing was asked of the database here: it lies with this item, and the others go on.
    const why = error instanceof Error ? error.message.slice(0, 300) : '';
    return { ...nothing, result: 'refused', code: 'internal-error', message: `It cannot be decided about: ${why}` };
  }
}

/** What must be loaded besides the items themselves. */
function neededBy(change: BulkChange): Partial<LoadOptions> {
  if (change.kind === 'reassign') return { people: newOwnersOf(change) };
  if (change.kind === 'calendar') return { calendarVersions: [change.calendarVersionId] };
  if (change.kind !== 'replan') return {};
  const versions = [
    change.escalationPolicyVersionId,
    change.reminderPolicyVersionId,
    change.signOffPolicyVersionId,
    change.extensionPolicyVersionId,
  ];
  return {
    presentCalendars: change.calendar === 'present',
    policyVersions: versions.filter((id) => id !== undefined),
  };
}

export function newOwnersOf({ ownerId, owners = [] }: Extract<BulkChange, { kind: 'reassign' }>): string[] {
  return [...new Set([...(ownerId === undefined ? [] : [ownerId]), ...owners.map(({ to }) => to)])];
}
