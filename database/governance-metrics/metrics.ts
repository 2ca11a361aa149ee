import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { meaningOf, type Metric } from '../../domain/metric/metric.js';
import { isUuid } from '../../domain/uuid.js';
import { seesMetric } from '../access/visible.js';
import { notThere } from '../engine/not-there.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { kept, once, RecordRow, type Row } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How metrics are kept. */
const metricRow = new RecordRow<Metric>('metrics', {
  id: once('id', 'uuid'),
  key: once('key', 'text'),
  name: kept('name', 'text'),
  type: kept('type', 'text'),
  formula: kept('formula', 'text'),
  unit: kept('unit', 'text'),
  direction: kept('direction', 'text'),
  dimensions: kept('dimensions', 'text[]'),
  source: kept('source', 'text'),
  cadence: kept('cadence', 'text'),
  zone: kept('zone', 'text'),
  ownerId: kept('owner_id', 'uuid'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  stage: kept('stage', 'text'),
  thresholds: kept('thresholds', 'json'),
  expected: kept('expected', 'json'),
  definition: kept('definition', 'integer'),
  retired: kept('retired', 'boolean'),
  version: kept('version', 'integer'),
});

/** A metric as it is shown: who owns it, and how many of its slices stand how. */
export interface ShownMetric {
  facts: Metric;
  owner_name: string;
  states: Partial<Record<'none' | 'too_few' | 'green' | 'amber' | 'red', number>>;
  last_period: string | null;
  created_at: Date;
  updated_at: Date;
}

type MetricRow = Row & Omit<ShownMetric, 'facts'>;

const columns = `m.*, o.name AS owner_name,
  (SELECT coalesce(jsonb_object_agg(c.state, c.n), '{}') FROM
    (SELECT s.state, count(*) AS n FROM metric_slices s WHERE s.metric_id = m.id GROUP BY s.state) c) AS states,
  (SELECT max(s.last_period)::text FROM metric_slices s WHERE s.metric_id = m.id) AS last_period`;
const from = 'metrics m JOIN people o ON o.id = m.owner_id';

/** Writes a metric down, with what its values mean from now on. False where its key is taken. */
export async function insertMetric(
  manager: EntityManager,
  metric: Metric,
  by: { actorId: string; note: string },
): Promise<boolean> {
  const taken = await manager.query<unknown[]>('SELECT 1 FROM metrics WHERE key = $1 AND id <> $2', [
    metric.key,
    metric.id,
  ]);
  if (taken.length > 0) return false;
  if (await metricRow.insert(manager, metric, { created_by: by.actorId })) await keepMeaning(manager, metric, by);
  return true;
}

/** What its values mean from now on; each version stays. */
export async function keepMeaning(
  manager: EntityManager,
  metric: Metric,
  { actorId, note }: { actorId: string; note: string },
): Promise<void> {
  await manager.query(
    `INSERT INTO metric_definitions (metric_id, definition, meaning, note, made_by) VALUES ($1, $2, $3::jsonb, $4, $5)`,
    [metric.id, metric.definition, JSON.stringify(meaningOf(metric)), note, actorId],
  );
}

/** Writes a metric as it now is, which nobody else has changed meanwhile: its row is locked. */
export async function updateMetric(manager: EntityManager, metric: Metric): Promise<void> {
  await manager.query(
    `UPDATE metrics SET name = $2, type = $3, formula = $4, unit = $5, direction = $6, dimensions = $7, source = $8,
       cadence = $9, zone = $10, owner_id = $11, domain = $12, markets = $13, stage = $14, thresholds = $15::jsonb,
       definition = $16, retired = $17, version = $18, expected = $19::jsonb, updated_at = clock_timestamp() WHERE id = $1`,
    [
      ...[metric.id, metric.name, metric.type, metric.formula, metric.unit, metric.direction, metric.dimensions],
      ...[metric.source, metric.cadence, metric.zone, metric.ownerId, metric.domain, metric.markets, metric.stage],
      ...[JSON.stringify(metric.thresholds), metric.definition, metric.retired, metric.version],
      metric.expected === null ? null : JSON.stringify(metric.expected),
    ],
  );
}

/** A metric by its id or its key. @throws Refusal `not-found` */
export async function findMetric(manager: EntityManager, ref: string): Promise<ShownMetric> {
  const [row] = await manager.query<MetricRow[]>(
    `SELECT ${columns} FROM ${from} WHERE ${isUuid(ref) ? 'm.id = $1' : 'm.key = lower($1)'}`,
    [ref],
  );
  if (!row) throw notThere('governance-metrics', ref);
  return shown(row);
}

/** The same with its row locked: whoever loads values or changes it comes one after the other. */
export async function lockMetric(manager: EntityManager, id: string): Promise<Metric> {
  const [row] = await manager.query<Row[]>('SELECT * FROM metrics WHERE id = $1 FOR NO KEY UPDATE', [id]);
  if (!row) throw notThere('governance-metrics', id);
  return metricRow.factsOf(row);
}

function shown(row: MetricRow): ShownMetric & Row {
  return { ...row, facts: metricRow.factsOf(row) };
}

export const metricSorts: Sorts<'key' | 'name' | 'updated'> = {
  key: [{ sql: 'm.key', type: 'text' }],
  name: [
    { sql: 'm.name_folded', type: 'text' },
    { sql: 'm.id', type: 'uuid' },
  ],
  updated: [
    { sql: 'm.updated_at', type: 'timestamptz' },
    { sql: 'm.id', type: 'uuid' },
  ],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface MetricSelection {
  /** Of which some slice stands so. */
  state?: string | undefined;
  ownerId?: string | null;
  market?: string | null;
  domain?: string | null;
  stage?: string | undefined;
  retired?: boolean | undefined;
  changedSince?: string | undefined;
  /** Part of the key or name. */
  q?: string | undefined;
  seenBy?: Sight | undefined;
}

/** The condition on `metrics m`, with its values. */
export function metricsWhere(by: MetricSelection): Condition {
  const list = new Narrowing();
  const some = (p: string): string =>
    `EXISTS (SELECT 1 FROM metric_slices s WHERE s.metric_id = m.id AND s.state = ${p})`;
  list.by(by.state, some);
  list.by(by.ownerId, (p) => `m.owner_id = ${p}`);
  list.by(by.market, (p) => isAmong('m.markets', p));
  list.by(by.domain, (p) => `folded(m.domain) = folded(${p})`);
  list.by(by.stage, (p) => `m.stage = ${p}`);
  list.by(by.retired, (p) => `m.retired = ${p}`);
  list.by(by.changedSince, (p) => `m.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `(strpos(m.name_folded, folded(${p})) > 0 OR strpos(m.key, folded(${p})) > 0)`);
  if (by.seenBy) list.also(seesMetric(by.seenBy, (value) => list.placeholderOf(value), 'm'));
  return list.condition;
}

/** A page of metrics. */
export async function metricsBy(
  manager: EntityManager,
  { sql, params }: Condition,
  slice: Keyset,
): Promise<(ShownMetric & Row)[]> {
  const rows = await manager.query<MetricRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from} WHERE ${sql} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
  return rows.map(shown);
}

/** What its values have meant, the newest first. */
export interface KeptMeaning {
  definition: number;
  meaning: Record<string, unknown>;
  note: string;
  made_by: { id: string; name: string };
  made_at: Date;
}

/** So many versions are shown of what a metric has meant. */
const mostMeanings = 100;

export function meaningsOf(manager: EntityManager, metricId: string): Promise<KeptMeaning[]> {
  return manager.query(
    `SELECT d.definition, d.meaning, d.note, d.made_at, jsonb_build_object('id', p.id, 'name', p.name) AS made_by
     FROM metric_definitions d JOIN people p ON p.id = d.made_by
     WHERE d.metric_id = $1 ORDER BY d.definition DESC LIMIT ${mostMeanings}`,
    [metricId],
  );
}
