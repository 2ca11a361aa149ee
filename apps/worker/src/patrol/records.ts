import type { EntityManager } from 'typeorm';
import { runningAmong } from '../../../../config/running-workflows.js';
import { stateOfWorkflow } from '../../../../config/stuck-workflow.js';
import { count } from '../../../../database/engine/counters.js';
import { workflowOf } from '../../../../database/engine/kinds.js';
import { outboxHas } from '../../../../database/engine/outbox.js';
import { leftAlone, leftAloneLagging, type Place, type RecordNamed } from '../../../../database/watch/left-alone.js';
import { pokeUnpoked } from '../../../../database/watch/strays.js';
import { inLanes } from '../deliveries/in-lanes.js';
import type { Patrolled } from './patrol.js';
import { breathe, inTurn } from './turns.js';

/** Records that are looked up in the server's lists by one question. */
const lookedUp = 500;
/** Records of one turn, of which there are two a minute. */
const mostInATurn = 10_000;
/** Of those that the lists do not have: questions to the engine at one time. */
const atOnce = 10;
/** So many starts wait for the relay at most. */
const mostWaiting = 2_000;
/** Until fewer wait, the round waits for so many breaths. */
const breaths = 100;

/**
 * One turn round the live records: those whose workflow does not run are started again from their facts.
 *
 * @returns how many were gone, where that were so many that the next turn should not wait: the engine has lost them, or was
 * restored to an earlier point
 */
export async function patrolRecords(patrolled: Patrolled): Promise<number> {
  const { manager } = patrolled.dataSource;
  const found = await inTurn<Place, number>(patrolled.dataSource, 'records', async (from) => {
    // Those that lag all the same are no part of the round.
    await startThoseGone(patrolled, await leftAloneLagging(manager, lookedUp));
    let place: Partial<Place> = from;
    let looked = 0;
    for (;;) {
      if (!(await thereIsRoom(manager))) return { end: { state: place, looked, round: false }, result: 0 };
      const { records, next } = await leftAlone(manager, place, lookedUp);
      const gone = await startThoseGone(patrolled, records);
      looked += records.length;
      const many = gone * 2 > lookedUp;
      const end = { state: next ?? {}, looked, round: next === null, atOnce: many };
      if (next === null || many || looked >= mostInATurn) return { end, result: many ? gone : 0 };
      place = next;
      await breathe();
    }
  });
  return found ?? 0;
}

/** Whether a herd of starts that waits has gone through, but for a few, before long. */
async function thereIsRoom(manager: EntityManager): Promise<boolean> {
  for (let breath = 0; breath < breaths; breath += 1) {
    if (!(await outboxHas(manager, mostWaiting))) return true;
    await breathe();
  }
  return false;
}

/** @returns how many of them have no workflow that runs */
async function startThoseGone({ dataSource, temporal }: Patrolled, records: readonly RecordNamed[]): Promise<number> {
  const named = records.map((record) => ({ record, workflowId: workflowOf(record.kind, record.id).workflowId }));
  const running = await runningAmong(
    temporal,
    named.map(({ workflowId }) => workflowId),
  );
  const unlisted = named.filter(({ workflowId }) => !running.has(workflowId));
  const states = await inLanes(unlisted, atOnce, ({ workflowId }) => stateOfWorkflow(temporal, workflowId));
  const gone = unlisted.filter((_, place) => states[place] === 'gone').map(({ record }) => record);
  if (gone.length > 0)
    await dataSource.transaction(async (manager) => {
      // A poke starts a workflow that is not there.
      const restarted = await pokeUnpoked(manager, gone);
      if (restarted > 0) await count(manager, 'reconciler_restarted', restarted);
    });
  return gone.length;
}
