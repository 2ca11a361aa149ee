import type { DataSource } from 'typeorm';
import { unreachedNotices } from '../../../../database/notifications/unreached.js';

/** Upper bounds of the lateness histogram, in seconds. */
const bounds = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600];

interface Sample {
  labels: string;
  value: number;
}

/** The state of the engine in Prometheus' text format, straight from the tables. */
export async function readMetrics(dataSource: DataSource): Promise<string> {
  const rows = (sql: string): Promise<{ label: string; value: number }[]> => dataSource.query(sql);
  const [
    items,
    overdue,
    late,
    aside,
    fired,
    outbox,
    deliveries,
    waiting,
    webhooks,
    unreached,
    blocked,
    counters,
    lateness,
  ] = [
    await rows('SELECT status AS label, count(*)::int AS value FROM action_items GROUP BY 1 ORDER BY 1'),
    await rows(`SELECT '' AS label, count(*)::int AS value FROM action_items WHERE overdue`),
    await rows(
      `SELECT '' AS label, count(*)::int AS value FROM planned_steps WHERE state = 'planned' AND fire_at < now()`,
    ),
    await rows(
      `SELECT subject_kind AS label, count(*)::int AS value FROM set_aside WHERE told_at IS NOT NULL GROUP BY 1 ORDER BY 1`,
    ),
    await rows(
      `SELECT fired_by AS label, count(*)::int AS value FROM planned_steps WHERE state = 'fired' GROUP BY 1 ORDER BY 1`,
    ),
    await rows(`SELECT '' AS label, count(*)::int AS value FROM outbox`),
    await rows(
      `SELECT channel || '",state="' || state AS label, count(*)::int AS value FROM deliveries GROUP BY 1 ORDER BY 1`,
    ),
    await rows(
      `SELECT push AS label, count(*)::int AS value FROM notifications WHERE push IN ('pending', 'held', 'digest') GROUP BY 1 ORDER BY 1`,
    ),
    await rows('SELECT state AS label, count(*)::int AS value FROM webhook_deliveries GROUP BY 1 ORDER BY 1'),
    await countUnreached(dataSource),
    await rows(blockedSql),
    await rows('SELECT name AS label, value FROM engine_counters ORDER BY 1'),
    await readLateness(dataSource),
  ];
  const by = (name: string, of: typeof items): Sample[] =>
    of.map(({ label, value }) => ({ labels: `{${name}="${label}"}`, value }));
  const one = (of: typeof items): Sample[] => of.map(({ value }) => ({ labels: '', value }));
  return [
    metric('tollgate_action_items', 'gauge', 'Action items by status.', by('status', items)),
    metric('tollgate_action_items_overdue', 'gauge', 'Action items past their due instant.', one(overdue)),
    metric('tollgate_steps_late', 'gauge', 'Planned steps that are due and have not fired.', one(late)),
    metric(
      'tollgate_records_set_aside',
      'gauge',
      'Records that the machine cannot go on with, and left alone.',
      by('kind', aside),
    ),
    metric('tollgate_steps_fired', 'gauge', 'Steps that fired, by the clock that fired them.', by('clock', fired)),
    metric('tollgate_outbox_length', 'gauge', 'Starts and pokes on their way to the engine.', one(outbox)),
    metric(
      'tollgate_deliveries',
      'gauge',
      'Messages that left or are to leave, by channel and state.',
      by('channel', deliveries),
    ),
    metric(
      'tollgate_messages_waiting',
      'gauge',
      'Messages that have not left yet, and what they wait for.',
      by('for', waiting),
    ),
    metric('tollgate_webhook_deliveries', 'gauge', 'Outgoing webhooks by state.', by('state', webhooks)),
    metric(
      'tollgate_escalations_unreached',
      'gauge',
      'Escalations of the last 24 hours that reached nobody.',
      one(unreached),
    ),
    metric(
      'tollgate_decisions_blocked',
      'gauge',
      'Tollgates and sign-off rounds that nobody who is there may decide.',
      by('of', blocked),
    ),
    metric(
      'tollgate_engine_events_total',
      'counter',
      'What the engine had to put right, by kind.',
      by('kind', counters),
    ),
    lateness,
  ].join('');
}

/** Rounds whose present stage weighs less than it needs, and phases whose tollgate cannot open. */
const blockedSql = `SELECT 'tollgate' AS label, count(*)::int AS value FROM phases WHERE blocked_since IS NOT NULL
  UNION ALL SELECT 'round', count(*)::int FROM sign_off_rounds r, jsonb_extract_path(r.stages, (r.stage - 1)::text) AS present
    WHERE r.state = 'open' AND (present ->> 'required')::int > (
      SELECT coalesce(sum(coalesce((a ->> 'weight')::int, 1)), 0) FROM jsonb_array_elements(present -> 'approvers') AS a)`;

async function countUnreached(dataSource: DataSource): Promise<{ label: string; value: number }[]> {
  const unreached = await unreachedNotices(dataSource.manager, { since: Date.now() - 86_400_000 });
  return [{ label: '', value: unreached.length }];
}

function metric(name: string, type: string, help: string, samples: Sample[]): string {
  const lines = samples.map(({ labels, value }) => `${name}${labels} ${value}`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** How long after its instant a step was recorded, over the last 24 hours; the catch-up of old items is left out. */
async function readLateness(dataSource: DataSource): Promise<string> {
  const [row]: Record<string, number>[] = await dataSource.query(
    `SELECT count(*)::int AS count, coalesce(sum(s), 0)::float8 AS sum,
       ${bounds.map((bound, index) => `count(*) FILTER (WHERE s <= ${bound})::int AS b${index}`).join(', ')}
     FROM (SELECT greatest(0, extract(epoch FROM recorded_at - fire_at)) AS s FROM planned_steps
           WHERE state = 'fired' AND fired_by <> 'command' AND fire_at > now() - interval '24 hours') fired`,
  );
  const name = 'tollgate_step_lateness_seconds';
  const count = row?.['count'] ?? 0;
  const buckets = bounds.map((bound, index) => ({ labels: `_bucket{le="${bound}"}`, value: row?.[`b${index}`] ?? 0 }));
  const samples = [
    ...buckets,
    { labels: '_bucket{le="+Inf"}', value: count },
    { labels: '_sum', value: row?.['sum'] ?? 0 },
    { labels: '_count', value: count },
  ];
  return metric(name, 'histogram', 'Seconds between the instant of a step and its record, last 24 hours.', samples);
}
