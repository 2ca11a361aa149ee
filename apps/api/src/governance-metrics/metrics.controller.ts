import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  findMetric,
  insertMetric,
  keepMeaning,
  lockMetric,
  meaningsOf,
  metricsBy,
  metricSorts,
  metricsWhere,
  updateMetric,
} from '../../../../database/governance-metrics/metrics.js';
import { followChange } from '../../../../database/governance-metrics/follow-change.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { mayDrawThresholds, mayKeepMetric } from '../../../../domain/access/metric-access.js';
import { meaningChanged, type Metric } from '../../../../domain/metric/metric.js';
import { changedContent } from '../../../../domain/record/changed-content.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { metricAsked, requireWhole } from './asked-metric.js';
import { MetricFilter, metricsMeant } from './metric-filter.js';
import { meaningJson, metricDetailSchema, metricJson, metricSchema, type MetricJson } from './metric-json.js';
import { MetricChangesRequest, NewMetricRequest } from './metric.dto.js';

/** Metrics: what is measured, what its values mean, and beyond which of them it is out of band. */
@Controller('governance-metrics')
export class GovernanceMetricsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists metrics, by their keys', returns: changedPage(metricSchema), problems: [422] })
  async list(@Query() filter: MetricFilter, @CurrentActor() actor: Actor): Promise<PageOf<MetricJson>> {
    const page = new Page(filter, metricSorts, 'key');
    const { manager } = this.dataSource;
    return page.result(
      await metricsBy(manager, metricsWhere(await metricsMeant(manager, filter, actor)), page),
      metricJson,
    );
  }

  @Get(':id')
  @Describe({
    summary: 'A metric, by its key or its id, with what its values have meant',
    returns: metricDetailSchema,
    problems: [404],
  })
  async get(@Param('id') ref: string): Promise<object> {
    const { manager } = this.dataSource;
    const found = await findMetric(manager, ref);
    return { ...metricJson(found), definitions: (await meaningsOf(manager, found.facts.id)).map(meaningJson) };
  }

  @Post()
  @Describe({
    summary: 'Makes a metric',
    status: 201,
    location: '/governance-metrics/:id',
    returns: metricDetailSchema,
    problems: [403, 409, 422],
  })
  async create(@Body() body: NewMetricRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const metric = newMetric(stableId(actor.id, key, 'metric'), body.key, actor.id, await metricAsked(manager, body));
    requireWhole(metric);
    const note = body.note ?? '';
    await this.dataSource.transaction(async (within) => {
      const now = await actorKept(within, actor.id);
      mayKeepMetric(now, metric);
      if (metric.thresholds.length > 0) mayDrawThresholds(now, metric);
      if (!(await insertMetric(within, metric, { actorId: actor.id, note })))
        throw new Problem(
          'already-exists',
          `There is a metric ${metric.key} already. Change it, or choose another key.`,
        );
      await followChange(within, metric, null, { actorId: actor.id, key: 'made', at: Date.now() });
      const data = { key: metric.key, name: metric.name, ownerId: metric.ownerId, note };
      await record(within, metric, { type: 'metric.created', key: 'created', actorId: actor.id, data });
    });
    return this.get(metric.id);
  }

  @Patch(':id')
  @Describe({
    summary: 'Changes a metric; where that changes what its values mean, the line breaks there',
    returns: metricDetailSchema,
    problems: [403, 404, 409, 412, 422, 428],
  })
  async edit(@Param('id') ref: string, @Body() body: MetricChangesRequest, @AskedBy() asked: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const { facts: read } = await findMetric(manager, ref);
    const eventKey = `cmd:${asked.key}`;
    // Whoever asks again was heard.
    if ((await recordedKeys(manager, [`metric/${read.id}#${eventKey}`])).has(`metric/${read.id}#${eventKey}`))
      return this.get(read.id);
    const version = requireVersion(asked, read.version);
    const wanted = await metricAsked(manager, body);
    await this.dataSource.transaction(async (within) => {
      const actor = await actorKept(within, asked.actor.id);
      const before = await lockMetric(within, read.id);
      if (before.version !== version)
        throw new Refusal('version-mismatch', `The metric is at version ${before.version} by now. Read it again.`, {
          version: before.version,
        });
      await this.change(within, before, { wanted, note: body.note ?? null, actor, eventKey });
    });
    return this.get(read.id);
  }

  private async change(
    manager: EntityManager,
    before: Metric,
    asked: { wanted: Partial<Metric>; note: string | null; actor: Actor; eventKey: string },
  ): Promise<void> {
    const { note, actor, eventKey } = asked;
    mayKeepMetric(actor, before);
    const changes = changedContent<Metric>(before, asked.wanted);
    if (Object.keys(changes).length === 0) return;
    const after = { ...before, ...changes, version: before.version + 1 };
    mayKeepMetric(actor, after);
    if (changes.thresholds !== undefined || changes.retired !== undefined)
      for (const one of [before, after]) mayDrawThresholds(actor, one);
    requireWhole(after);
    const broken = meaningChanged(before, after);
    if (broken.length > 0) {
      if (note === null)
        throw invalidRequest([
          { path: 'note', message: `says why ${broken.join(', ')} changes: values before and after are not compared.` },
        ]);
      after.definition += 1;
    }
    await updateMetric(manager, after);
    if (broken.length > 0) await keepMeaning(manager, after, { actorId: actor.id, note: note ?? '' });
    await followChange(manager, after, before, { actorId: actor.id, key: eventKey, at: Date.now() });
    const data = { changed: Object.keys(changes), definition: after.definition, note };
    await record(manager, after, { type: 'metric.changed', key: eventKey, actorId: actor.id, data });
  }
}

function newMetric(id: string, key: string, ownerId: string, said: Partial<Metric>): Metric {
  const besides = { unit: '', dimensions: [], domain: null, markets: [], stage: null, thresholds: [], expected: null };
  // What must be said, the request has.
  return { ...besides, ownerId, ...said, id, key, definition: 1, retired: false, version: 1 } as unknown as Metric;
}

async function record(
  manager: EntityManager,
  { id, version }: Metric,
  event: { type: string; key: string; actorId: string; data: Record<string, unknown> },
): Promise<void> {
  const draft = { ...event, key: `metric/${id}#${event.key}`, at: Date.now(), version };
  await saveEvents(manager, [{ subjectKind: 'metric', subjectId: id, programId: null, event: draft }]);
}
