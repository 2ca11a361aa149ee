import { recordKinds, statesIn, unionOfKinds } from '../../database/engine/kinds.js';

/** A look at the database, of which each row says what is wrong. */
export interface Check {
  /** What holds where there is no row. */
  promise: string;
  sql: string;
}

const keyOfStep = `'%#step:' || s.cycle || '/' || s.policy_version_id || '/' || s.kind || '/' || s.level || '/' || s.occurrence`;

/** What waits for something that should have come long ago. Empty: everything has settled. */
export const unsettled: Check[] = [
  { promise: 'nothing waits for the engine', sql: `SELECT workflow_id AS what, kind AS more FROM outbox` },
  {
    promise: 'every workflow knows its facts',
    sql: unionOfKinds(
      ({ table, prefix, unstarted }) =>
        `SELECT '${prefix}/' || id AS what, 'at version ' || workflow_version || ' of ' || version AS more FROM ${table}
         WHERE workflow_version < version AND updated_at < now() - interval '5 seconds' AND NOT status = ANY (ARRAY[${statesIn(unstarted)}]::text[])`,
    ),
  },
  {
    promise: 'every step that is due has fired',
    sql: `SELECT subject_id::text AS what, kind || ' of ' || fire_at AS more FROM planned_steps
          WHERE state = 'planned' AND fire_at < now() - interval '10 seconds'`,
  },
  {
    promise: 'every event is sealed',
    sql: `SELECT e.key AS what, e.recorded_at::text AS more FROM audit_events e WHERE e.recorded_at < now() - interval '10 seconds'
          AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.event_seq = e.seq)`,
  },
  {
    // A minute after it, at most; where nothing is added, nothing is signed.
    promise: 'a checkpoint is signed over every event',
    sql: `SELECT e.key AS what, 'recorded at ' || e.recorded_at AS more FROM audit_events e JOIN audit_seals s ON s.event_seq = e.seq
          WHERE e.recorded_at < now() - interval '90 seconds' AND s.position > (SELECT coalesce(max(size), 0) FROM audit_checkpoints)`,
  },
  {
    promise: 'every event has gone to other systems',
    sql: `SELECT event_seq::text AS what, state || ': ' || coalesce(last_answer, 'not tried') AS more FROM webhook_deliveries
          WHERE state = 'dead' OR (state = 'pending' AND next_attempt_at < now() - interval '10 seconds')`,
  },
  {
    promise: 'the import is done',
    sql: `SELECT id::text AS what, state AS more FROM imports WHERE state <> 'done'`,
  },
];

/** What is told of a record without changing it bears the version that it had. */
const changes = `e.subject_version IS NOT NULL AND e.type NOT LIKE 'item.predecessor%' AND e.type NOT LIKE 'item.successor%'`;

const versions = Object.entries(recordKinds)
  .filter(([kind]) => ['action_item', 'program', 'exception', 'risk'].includes(kind))
  .map(
    ([, { table, prefix }]) =>
      `SELECT '${prefix}/' || i.id AS what, count(e.subject_version) || ' events for version ' || i.version AS more
       FROM ${table} i JOIN audit_events e ON e.subject_id = i.id AND ${changes} GROUP BY i.id
       HAVING count(e.subject_version) <> i.version OR count(DISTINCT e.subject_version) <> i.version`,
  )
  .join(' UNION ALL ');

/** What would be so for ever. */
export const promises: Check[] = [
  {
    promise: 'every step that fired has its one event',
    sql: `SELECT s.subject_id || ' ' || s.kind || ' ' || s.level AS what, count(e.key)::text AS more FROM planned_steps s
      LEFT JOIN audit_events e ON e.subject_id = s.subject_id AND e.key LIKE ${keyOfStep}
      WHERE s.state = 'fired' GROUP BY s.subject_id, s.cycle, s.policy_version_id, s.kind, s.level, s.occurrence HAVING count(e.key) <> 1`,
  },
  {
    promise: 'no step has an event without having fired',
    sql: `SELECT e.key AS what, e.type AS more FROM audit_events e WHERE e.key LIKE '%#step:%' AND NOT EXISTS (
      SELECT 1 FROM planned_steps s WHERE s.subject_id = e.subject_id AND s.state = 'fired' AND e.key LIKE ${keyOfStep})`,
  },
  {
    promise: 'no step fires before its time',
    sql: `SELECT subject_id || ' ' || kind || ' ' || level AS what, fire_at - recorded_at || ' too early' AS more FROM planned_steps
      WHERE state = 'fired' AND recorded_at < fire_at - interval '1 second'`,
  },
  {
    promise: 'nothing is recorded as of a time that has not come',
    sql: `SELECT key AS what, at - recorded_at || ' ahead' AS more FROM audit_events WHERE at > recorded_at + interval '1 minute'`,
  },
  { promise: 'each version of a record has its one event', sql: versions },
  {
    // Of its changes: what another record tells it does not wait for who changes it at that moment (ADR 0279).
    promise: 'the trail tells of the changes of a record in the order of its versions',
    sql: `SELECT key AS what, 'version ' || subject_version || ' behind ' || before AS more FROM (
        SELECT key, subject_version, lag(subject_version) OVER (PARTITION BY subject_id ORDER BY seq) AS before
        FROM audit_events e WHERE subject_kind = ANY (ARRAY['action_item', 'program', 'exception', 'risk'])
          AND ${changes}) e WHERE before > subject_version`,
  },
  {
    promise: 'levels follow each other, each once in a cycle',
    sql: `SELECT key AS what, 'level ' || level || ' behind ' || before AS more FROM (
        SELECT key, level, lag(level) OVER (PARTITION BY subject_id, cycle ORDER BY seq) AS before FROM (
          SELECT key, subject_id, seq, (data->>'level')::int AS level, data->>'cycle' AS cycle FROM audit_events
          WHERE type = 'item.escalated') x) e WHERE level <> coalesce(before, 0) + 1`,
  },
  {
    // What an exception held is overdue from its end on.
    promise: 'what is overdue has its breach at exactly its due instant, and its first level told to two, once',
    sql: `SELECT i.id::text AS what, concat_ws(', ', i.status, 'level ' || i.ladder_level, b.n || ' breaches', t.n || ' told') AS more
      FROM action_items i,
        LATERAL (SELECT count(*) AS n FROM audit_events e WHERE e.subject_id = i.id AND e.type = 'item.breached' AND e.at = i.due_at
           AND e.data->>'cycle' = i.cycle::text) b,
        LATERAL (SELECT count(*) AS n FROM notifications n WHERE n.subject_id = i.id AND n.kind = 'level' AND n.level = 1
           AND n.event_key LIKE '%#step:' || i.cycle || '/%') t
      WHERE i.due_at < now() - interval '10 seconds' AND i.status IN ('open', 'in_progress')
        AND NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.subject_id = i.id AND e.type = 'item.released')
        AND NOT (i.overdue AND i.breached_at = i.due_at AND b.n = 1 AND t.n = 2 AND i.ladder_level >= 1)`,
  },
  {
    promise: 'nobody is told the same twice',
    sql: `SELECT subject_id || ' ' || title AS what, count(*)::text AS more FROM notifications
      GROUP BY person_id, subject_id, kind, level, at, title, body HAVING count(*) > 1`,
  },
  {
    promise: 'what was made was made once',
    sql: `SELECT title AS what, count(*)::text AS more FROM (SELECT title FROM action_items UNION ALL SELECT title FROM exceptions
      UNION ALL SELECT title FROM risks) t GROUP BY title HAVING count(*) > 1`,
  },
];
