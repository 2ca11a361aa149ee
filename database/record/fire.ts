import type { DataSource, EntityManager } from 'typeorm';
import { noOutcome, type Outcome, type Subject } from '../../domain/record/outcome.js';
import { among } from '../sql/among.js';
import { Turn } from '../sql/in-turns.js';
import { together } from '../sql/together.js';
import { inTransaction } from '../sql/transaction.js';
import type { Recording, StoredKind } from './kind.js';
import { recordKinds } from '../engine/kinds.js';
import { saveOutcomes } from './save.js';
import { snapshotOf, type RecordSnapshot } from './snapshot.js';

/**
 * Fires what is due at `now` for these records, in the caller's transaction, and looks whether anything else is to be done
 * by the machine. Gives what came of it.
 */
export async function fire<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  /** By id, the instant up to which it is asked for. */
  nows: ReadonlyMap<string, number>,
  options: Pick<Recording, 'firedBy' | 'byWorkflow'> & { lock: 'wait' | 'skip' },
): Promise<Outcome<S, E>[]> {
  const at = Math.min(...nows.values());
  const subjects = await stored.load(manager, [...nows.keys()], { at, lock: options.lock, requests: [] });
  const outcomes: Outcome<S, E>[] = [];
  const turn = new Turn();
  for (const subject of subjects) {
    await turn.next();
    outcomes.push(await stored.look(manager, noOutcome(subject), nows.get(stored.factsOf(subject).id) ?? at));
  }
  await saveOutcomes(stored, manager, outcomes, { ...options, poke: false, actorId: null, at });
  return outcomes;
}

/** Fires what is due for these records, as the sweep asks for it; gives how many steps fired. */
export async function sweep<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  dataSource: DataSource,
  ids: readonly string[],
  now: number,
): Promise<number> {
  // Those that somebody else holds are left to them where many go together.
  const batches = stored.many ? [ids] : ids.map((id) => [id]);
  const lock = stored.many ? 'skip' : 'wait';
  let fired = 0;
  for (const batch of batches) {
    const nows = new Map(batch.map((id) => [id, now]));
    const outcomes = await inTransaction(dataSource, (manager) =>
      fire(stored, manager, nows, { firedBy: 'sweep', byWorkflow: false, lock }),
    );
    fired += outcomes.reduce((sum, { events }) => sum + events.length, 0);
  }
  return fired;
}

/** What a workflow asks for: the facts of its record, when what is due at `now` has fired. */
interface Adoption {
  id: string;
  now: number;
}

/**
 * How workflows adopt the facts of their records: what is due at `now` has fired, and the row knows that its workflow has
 * seen it. Of kinds that go together, those that wake at one instant share their transactions. Null where there is no such
 * record.
 */
export function adopting<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
): (dataSource: DataSource, id: string, now: number) => Promise<RecordSnapshot | null> {
  const adoptions = new WeakMap<DataSource, (one: Adoption) => Promise<RecordSnapshot | null>>();
  return (dataSource, id, now) => {
    let adopt = adoptions.get(dataSource);
    if (!adopt) {
      const alone = async (one: Adoption): Promise<RecordSnapshot | null> =>
        (await adoptAll(stored, dataSource, [one], 'wait')).get(one.id) ?? null;
      adopt = stored.many
        ? together<Adoption, RecordSnapshot | null>(async (all) => {
            // Whoever is held by somebody else must not keep the others waiting.
            const snapshots = await adoptAll(stored, dataSource, all, 'skip');
            return all.map((one) => snapshots.get(one.id));
          }, alone)
        : alone;
      adoptions.set(dataSource, adopt);
    }
    return adopt({ id, now });
  };
}

/** By record; one that does not exist, or is skipped, is left out. */
function adoptAll<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  dataSource: DataSource,
  all: readonly Adoption[],
  lock: 'wait' | 'skip',
): Promise<Map<string, RecordSnapshot>> {
  const nows = new Map<string, number>();
  for (const { id, now } of all) nows.set(id, Math.max(now, nows.get(id) ?? now));
  return inTransaction(dataSource, async (manager) => {
    const outcomes = await fire(stored, manager, nows, { firedBy: 'timer', byWorkflow: true, lock });
    const lagging = outcomes.filter(({ events, after }) => {
      return events.length === 0 && stored.workflowVersionOf?.(after) !== stored.factsOf(after).version;
    });
    if (lagging.length > 0) {
      const { sql, value } = among(
        lagging.map(({ after }) => stored.factsOf(after).id),
        '$1',
      );
      const { table } = recordKinds[stored.kind];
      await manager.query(
        `UPDATE ${table} SET workflow_version = version WHERE id ${sql} AND workflow_version <> version`,
        [value],
      );
    }
    return new Map(outcomes.map(({ after }) => [stored.factsOf(after).id, snapshotOf(stored, after)]));
  });
}
