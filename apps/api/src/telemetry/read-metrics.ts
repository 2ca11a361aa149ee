import type { DataSource, EntityManager } from 'typeorm';
import { countsOf, latenessOf, type Count } from '../../../../database/metrics/counts.js';
import { unreachedNotices } from '../../../../database/notifications/unreached.js';

/** Upper bounds of the lateness histogram, in seconds. */
const bounds = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600];

interface Sample {
  labels: string;
  value: number;
}

/** The state of the engine in Prometheus' text format, straight from the tables. */
export async function readMetrics({ manager }: DataSource): Promise<string> {
  const items = await countsOf(manager, 'items');
  const overdue = await countsOf(manager, 'overdue');
  const late = await countsOf(manager, 'late');
  const aside = await countsOf(manager, 'aside');
  const fired = await countsOf(manager, 'fired');
  const outbox = await countsOf(manager, 'outbox');
  const deliveries = await countsOf(manager, 'deliveries');
  const waiting = await countsOf(manager, 'waiting');
  const webhooks = await countsOf(manager, 'webhooks');
  const unreached = await countUnreached(manager);
  const blocked = await countsOf(manager, 'blocked');
  const counters = await countsOf(manager, 'counters');
  const lateness = await readLateness(manager);
  const by = (name: string, of: Count[]): Sample[] =>
    of.map(({ label, value }) => ({ labels: `{${name}="${label}"}`, value }));
  const one = (of: Count[]): Sample[] => of.map(({ value }) => ({ labels: '', value }));
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

async function countUnreached(manager: EntityManager): Promise<Count[]> {
  const unreached = await unreachedNotices(manager, { since: Date.now() - 86_400_000 });
  return [{ label: '', value: unreached.length }];
}

function metric(name: string, type: string, help: string, samples: Sample[]): string {
  const lines = samples.map(({ labels, value }) => `${name}${labels} ${value}`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** How long after its instant a step was recorded, over the last 24 hours; the catch-up of old items is left out. */
async function readLateness(manager: EntityManager): Promise<string> {
  const { count, sum, within } = await latenessOf(manager, bounds);
  const name = 'tollgate_step_lateness_seconds';
  const buckets = bounds.map((bound, index) => ({ labels: `_bucket{le="${bound}"}`, value: within[index] ?? 0 }));
  const samples = [
    ...buckets,
    { labels: '_bucket{le="+Inf"}', value: count },
    { labels: '_sum', value: sum },
    { labels: '_count', value: count },
  ];
  return metric(name, 'histogram', 'Seconds between the instant of a step and its record, last 24 hours.', samples);
}
