import type { RunningStack } from '../harness/local-stack.js';
import { until } from '../harness/until.js';
import type { CarefulClient } from './careful-client.js';

/** Resolves when workflows have seen their facts, nothing is on its way to one, and what was due has fired. */
export async function settled(stack: RunningStack, withinMs = 240_000): Promise<void> {
  await until(
    'everything to have caught up',
    async () => {
      const [row] = await stack.query<{ behind: string }>(
        `SELECT (SELECT count(*) FROM outbox)
           + (SELECT count(*) FROM action_items WHERE workflow_version < version AND status <> 'draft')
           + (SELECT count(*) FROM programs WHERE workflow_version < version AND status <> 'draft')
           + (SELECT count(*) FROM planned_steps WHERE state = 'planned' AND fire_at < now() - interval '10 seconds') AS behind`,
      );
      return row?.behind === '0';
    },
    withinMs,
  );
}

/** Items that are late: how often their breach was recorded, whether at the instant it was due, how many heard of level 1. */
export function lateItems(stack: RunningStack): Promise<{ breaches: string; exact: boolean; told: string }[]> {
  return stack.query(
    `SELECT i.overdue AND i.breached_at = i.due_at AS exact,
       (SELECT count(*) FROM audit_events e WHERE e.subject_id = i.id AND e.type = 'item.breached' AND e.at = i.due_at
          AND e.data->>'cycle' = i.cycle::text) AS breaches,
       (SELECT count(*) FROM notifications n WHERE n.subject_id = i.id AND n.kind = 'level' AND n.level = 1
          AND n.event_key LIKE '%#step:' || i.cycle || '/%') AS told
     FROM action_items i WHERE i.due_at < now() - interval '10 seconds' AND i.status IN ('open', 'in_progress')`,
  );
}

/** Each step that fired and has not its one event, each item with a gap in its versions, each message that somebody has twice. */
export function doubled(stack: RunningStack): Promise<object[]> {
  return stack.query(
    `SELECT 'step without its one event' AS what, s.subject_id || '/' || s.kind AS which, count(e.key) AS n FROM planned_steps s
       LEFT JOIN audit_events e ON e.subject_id = s.subject_id AND e.key LIKE '%#step:' || s.cycle || '/' || s.policy_version_id
         || '/' || s.kind || '/' || s.level || '/' || s.occurrence
       WHERE s.state = 'fired' GROUP BY s.subject_id, s.cycle, s.policy_version_id, s.kind, s.level, s.occurrence HAVING count(e.key) <> 1
     UNION ALL
     SELECT 'versions with a gap or twice', i.id::text, count(*) FROM action_items i
       JOIN audit_events e ON e.subject_id = i.id GROUP BY i.id HAVING count(e.subject_version) <> i.version OR count(DISTINCT e.subject_version) <> i.version
     UNION ALL
     SELECT 'message twice', subject_id || ' ' || title, count(*) FROM notifications
       GROUP BY person_id, subject_id, kind, level, at, title, body HAVING count(*) > 1`,
  );
}

/** Of a client's acknowledged commands, in their order, whether the trail has each. @throws where it has one twice */
export async function kept(stack: RunningStack, { acknowledged }: CarefulClient): Promise<boolean[]> {
  const rows = await stack.query<{ key: string; n: string }>(
    'SELECT key, count(*) AS n FROM audit_events WHERE key = ANY($1) GROUP BY key',
    [acknowledged.map(({ eventKey }) => eventKey)],
  );
  const twice = rows.filter(({ n }) => n !== '1');
  if (twice.length > 0) throw new Error(`more than once: ${twice.map(({ key }) => key).join(', ')}`);
  const there = new Set(rows.map(({ key }) => key));
  return acknowledged.map(({ eventKey }) => there.has(eventKey));
}
