import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { count } from '../../../database/engine/counters.js';
import { enqueue } from '../../../database/engine/outbox.js';
import {
  isAlive,
  pokeOf,
  recordKindNames,
  recordKinds,
  statesIn,
  unionOfKinds,
  workflowOf,
  type RecordKind,
} from '../../../database/records/kinds.js';
import { startPollLoop, type PollLoop } from './poll-loop.js';

/** A workflow that has not seen its facts for so long is poked; its timer or its relay had their turn. */
const lagSeconds = 15;

/**
 * Pokes that are not answered yet, at most: an engine that is busy with a herd gets to each workflow in time, and is not
 * helped by signals to all of them. One that stays unanswered for so long is given up, and its workflow poked anew.
 */
const mostUnanswered = 250;
const givenUpAfterMs = 60_000;

/** Live records of each kind whose workflows are looked for in one round of the patrol. */
const patrolled = 50;

/** Where a round of the patrol begins. */
const beginning = '00000000-0000-0000-0000-000000000000';

/** Records whose workflows have not seen their newest facts for too long. */
const lagging = unionOfKinds(
  ({ table, workflowType, prefix, input, unstarted }) =>
    `SELECT '${workflowType}' AS type, '${prefix}/' || id AS workflow, jsonb_build_object('${input}', id) AS input
     FROM ${table} WHERE workflow_version < version AND updated_at < now() - make_interval(secs => $1)
       AND NOT status = ANY (ARRAY[${statesIn(unstarted)}]::text[])`,
);

/**
 * Keeps workflows true to their facts: those that lag are poked, which starts them anew where they are gone; and a
 * patrol goes round all live records, to find those that are gone without anybody having noticed.
 */
export function startReconciler(
  dataSource: DataSource,
  temporal: Client,
  onError: (where: string, error: unknown) => void,
): PollLoop[] {
  const last = new Map<RecordKind, string>();
  const poke = pokeLagging(dataSource);
  return [
    startPollLoop({ name: 'reconciler', everyMs: 5_000, onError, run: () => poke(Date.now()) }),
    startPollLoop({
      name: 'patrol',
      everyMs: 30_000,
      onError,
      run: async () => {
        for (const kind of recordKindNames)
          last.set(kind, await patrol(dataSource, temporal, kind, last.get(kind) ?? beginning));
      },
    }),
  ];
}

interface Lagging {
  type: string;
  workflow: string;
  input: Record<string, unknown>;
}

/**
 * What it gives writes a poke for every workflow that lags behind its facts and has none on its way nor unanswered, as
 * many as may be.
 */
export function pokeLagging(dataSource: DataSource): (now: number) => Promise<void> {
  const unanswered = new Map<string, number>();
  return async (now) => {
    const silent = await dataSource.query<Lagging[]>(
      `WITH lagging AS (${lagging}) SELECT * FROM lagging WHERE workflow = ANY($2)`,
      [lagSeconds, [...unanswered.keys()]],
    );
    const stillBehind = new Set(silent.map(({ workflow }) => workflow));
    for (const [workflow, pokedAt] of unanswered)
      if (!stillBehind.has(workflow) || pokedAt < now - givenUpAfterMs) unanswered.delete(workflow);
    const pokes = await dataSource.query<Lagging[]>(
      `WITH lagging AS (${lagging}) SELECT * FROM lagging l WHERE NOT workflow = ANY($2)
         AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.workflow_id = l.workflow) LIMIT $3`,
      [lagSeconds, [...unanswered.keys()], mostUnanswered - unanswered.size],
    );
    if (pokes.length === 0) return;
    await dataSource.transaction(async (manager) => {
      await enqueue(
        manager,
        pokes.map(({ type, workflow, input }) => ({ workflowType: type, workflowId: workflow, kind: 'poke', input })),
      );
      await count(manager, 'reconciler_poked', pokes.length);
    });
    for (const { workflow } of pokes) unanswered.set(workflow, now);
  };
}

/** Looks for the workflows of the next live records of a kind after `last`; gives where the next round begins. */
async function patrol(dataSource: DataSource, temporal: Client, kind: RecordKind, last: string): Promise<string> {
  const facts = recordKinds[kind];
  const rows: { id: string }[] = await dataSource.query(
    `SELECT id FROM ${facts.table} WHERE id > $1 AND ${isAlive(facts)}
       AND workflow_version = version AND updated_at < now() - interval '1 minute' ORDER BY id LIMIT $2`,
    [last, patrolled],
  );
  const gone: string[] = [];
  for (const { id } of rows) if (!(await runs(temporal, workflowOf(kind, id).workflowId))) gone.push(id);
  if (gone.length > 0) {
    await dataSource.transaction(async (manager) => {
      const pokes = gone.map((id) => pokeOf(kind, id));
      await enqueue(manager, pokes);
      await count(manager, 'reconciler_restarted', gone.length);
    });
  }
  return rows.length < patrolled ? beginning : (rows.at(-1)?.id ?? last);
}

async function runs(temporal: Client, workflowId: string): Promise<boolean> {
  try {
    const { status } = await temporal.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
