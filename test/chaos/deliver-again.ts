import { recordKinds } from '../../database/engine/kinds.js';
import type { repeats } from './schedule.js';
import type { ChaosStack } from './stack.js';

/** Records that are told of again at a time. */
const some = 200;

/** What was delivered is delivered again: twice at once, in another order, and long after it was true. */
export async function deliverAgain(stack: ChaosStack, what: (typeof repeats)[number]): Promise<void> {
  if (what === 'outbox') await refillOutbox(stack);
  else if (what === 'pokes') await pokePastTheRelay(stack);
  else await webhooksAgain(stack);
}

/** Starts and pokes of records that were started long ago, each twice, the newest first. */
async function refillOutbox(stack: ChaosStack): Promise<void> {
  const of = (['action_item', 'exception', 'risk', 'program'] as const).map((kind) => {
    const { table, workflowType, prefix, input, unstarted } = recordKinds[kind];
    const not = unstarted.map((state) => `'${state}'`).join(', ');
    return `SELECT '${workflowType}' AS t, '${prefix}/' || id AS w, jsonb_build_object('${input}', id) AS i FROM ${table}
      ${not === '' ? '' : `WHERE status NOT IN (${not})`}`;
  });
  await stack.query(
    `INSERT INTO outbox (workflow_type, workflow_id, kind, input)
     SELECT r.t, r.w, k.kind, r.i FROM (SELECT * FROM (${of.join(' UNION ALL ')}) a ORDER BY md5(w) LIMIT ${some}) r,
       unnest(ARRAY['poke', 'start', 'poke', 'start']) AS k(kind) ORDER BY md5(r.w || k.kind) DESC`,
  );
}

/** Signals straight to Temporal, two of each at once; a workflow that has ended begins anew by them, from its facts. */
async function pokePastTheRelay(stack: ChaosStack): Promise<void> {
  const rows = await stack.query<{ id: string }>(
    `SELECT id FROM action_items WHERE status <> 'draft' ORDER BY md5(id::text) DESC LIMIT ${some / 4}`,
  );
  const { workflowType, prefix, input } = recordKinds.action_item;
  const poke = (id: string): Promise<unknown> =>
    stack.temporal.workflow.signalWithStart(workflowType, {
      workflowId: `${prefix}/${id}`,
      taskQueue: 'tollgate',
      args: [{ [input]: id }],
      signal: 'poke',
      signalArgs: [],
    });
  await Promise.all(rows.flatMap(({ id }) => [poke(id), poke(id)]).map((sent) => sent.catch(() => undefined)));
}

/** Events that other systems have taken go to them again. */
async function webhooksAgain(stack: ChaosStack): Promise<void> {
  await stack.query(
    `UPDATE webhook_deliveries SET state = 'pending', next_attempt_at = now() WHERE id IN (
       SELECT id FROM webhook_deliveries WHERE state = 'delivered' ORDER BY md5(id::text) LIMIT ${some / 4})`,
  );
}
