import { ValueType } from '@opentelemetry/api';
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  InstrumentType,
  type DataPoint,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import type { DataSource, EntityManager } from 'typeorm';
import { countsOf, latenessBounds, latenessOf, type Count, type Counted } from '../../../../database/metrics/counts.js';
import { unreachedNotices } from '../../../../database/notifications/unreached.js';

/** What is told, in this order, and by which count of the database; `unreached` is counted otherwise. */
const told: readonly { name: string; help: string; of: Counted | 'unreached' }[] = [
  { name: 'tollgate_action_items', of: 'items', help: 'Action items by status.' },
  { name: 'tollgate_action_items_overdue', of: 'overdue', help: 'Action items past their due instant.' },
  { name: 'tollgate_steps_late', of: 'late', help: 'Planned steps that are due and have not fired.' },
  {
    name: 'tollgate_records_set_aside',
    of: 'aside',
    help: 'Records that the machine cannot go on with, and left alone.',
  },
  { name: 'tollgate_steps_fired', of: 'fired', help: 'Steps that fired, by the clock that fired them.' },
  { name: 'tollgate_outbox_length', of: 'outbox', help: 'Starts and pokes on their way to the engine.' },
  {
    name: 'tollgate_deliveries',
    of: 'deliveries',
    help: 'Messages that left or are to leave, by channel and state.',
  },
  {
    name: 'tollgate_messages_waiting',
    of: 'waiting',
    help: 'Messages that have not left yet, and what they wait for.',
  },
  { name: 'tollgate_webhook_deliveries', of: 'webhooks', help: 'Outgoing webhooks by state.' },
  {
    name: 'tollgate_escalations_unreached',
    of: 'unreached',
    help: 'Escalations of the last 24 hours that reached nobody.',
  },
  {
    name: 'tollgate_decisions_blocked',
    of: 'blocked',
    help: 'Tollgates and sign-off rounds that nobody who is there may decide.',
  },
  { name: 'tollgate_engine_events_total', of: 'counters', help: 'What the engine had to put right, by kind.' },
];

const serializer = new PrometheusSerializer();

/** The state of the engine in Prometheus' text format, straight from the tables: it is the same whichever process is asked. */
export async function readMetrics({ manager }: DataSource): Promise<string> {
  const metrics: MetricData[] = [];
  for (const { name, help, of } of told) {
    const counts = of === 'unreached' ? await countUnreached(manager) : await countsOf(manager, of);
    metrics.push(of === 'counters' ? counterOf(name, help, counts) : gaugeOf(name, help, counts));
  }
  metrics.push(await readLateness(manager));
  const resource = new Resource({ 'service.name': 'tollgate' });
  return serializer.serialize({ resource, scopeMetrics: [{ scope: { name: 'tollgate' }, metrics }] });
}

async function countUnreached(manager: EntityManager): Promise<Count[]> {
  const unreached = await unreachedNotices(manager, { since: Date.now() - 86_400_000 });
  return [{ labels: {}, value: unreached.length }];
}

function gaugeOf(name: string, help: string, counts: readonly Count[]): MetricData {
  return {
    ...described(name, help, InstrumentType.OBSERVABLE_GAUGE),
    dataPointType: DataPointType.GAUGE,
    dataPoints: counts.map(pointOf),
  };
}

function counterOf(name: string, help: string, counts: readonly Count[]): MetricData {
  return {
    ...described(name, help, InstrumentType.OBSERVABLE_COUNTER),
    dataPointType: DataPointType.SUM,
    isMonotonic: true,
    dataPoints: counts.map(pointOf),
  };
}

/** How long after its instant a step was recorded, over the last 24 hours; the catch-up of old items is left out. */
async function readLateness(manager: EntityManager): Promise<MetricData> {
  const { count, sum, within } = await latenessOf(manager, latenessBounds);
  // Up to each bound it is counted all that are below: here each bucket has its own.
  const counts = [...within, count].map((up, index, all) => up - (all[index - 1] ?? 0));
  const name = 'tollgate_step_lateness_seconds';
  const help = 'Seconds between the instant of a step and its record, last 24 hours.';
  return {
    ...described(name, help, InstrumentType.HISTOGRAM),
    dataPointType: DataPointType.HISTOGRAM,
    dataPoints: [
      { ...always, attributes: {}, value: { count, sum, buckets: { boundaries: [...latenessBounds], counts } } },
    ],
  };
}

function described(name: string, description: string, type: InstrumentType) {
  return {
    descriptor: { name, description, unit: '', type, valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
}

/** Times are not written: what is told is as of now. */
const always: Pick<DataPoint<number>, 'startTime' | 'endTime'> = { startTime: [0, 0], endTime: [0, 0] };

function pointOf({ labels, value }: Count): DataPoint<number> {
  return { ...always, attributes: labels, value };
}
