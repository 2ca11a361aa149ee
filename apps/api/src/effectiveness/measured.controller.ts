import { Controller, Get, Param } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findMetric } from '../../../../database/governance-metrics/metrics.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { breachesBehind, type Behind } from '../../../../database/record-links/breaches-behind.js';
import type { Metric } from '../../../../domain/metric/metric.js';
import { sliceText } from '../../../../domain/metric/slice.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { timeOfProgram, type TimeAsked } from '../governance-metrics/asked-effect.js';
import { partWritten } from '../governance-metrics/asked-parts.js';
import { effectFields, effectFound, effectUntold } from '../governance-metrics/effect-found.js';
import { Describe } from '../openapi/describe.js';
import { list, object, text } from '../openapi/json-schema.js';
import { Problem } from '../problems/problem.js';

const measuredSchema = object({
  items: list(
    object({
      metric: object({ id: text, key: text, name: text }),
      breach: {
        ...object({ id: text, key: text }),
        description: 'Which led to it; it is linked to its finding, its case or its program.',
      },
      ...effectFields,
    }),
  ),
  none: { ...text, description: 'Why there are none; empty where there are.' },
});

/** What the metrics say of whether an action item helped. */
@Controller('action-items/:id')
export class MeasuredController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('measured')
  @Describe({
    summary: 'What became different in the metrics whose breaches led to an action item, since its program',
    description:
      'By the links from the item or its program over findings, analyses and cases to breaches. Whoever answers the effectiveness check reads it before.',
    returns: measuredSchema,
  })
  async measured(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const item = await findItem(manager, ref);
    const program = await findProgramRow(manager, item.program_id);
    if (program.activated_at === null) return { items: [], none: 'Its program has not been launched.' };
    const behind = await breachesBehind(manager, [item.id, program.id], actor.sight);
    const items = await Promise.all(
      behind.map(async (one) => {
        const { facts: metric } = await findMetric(manager, one.metricId);
        const { id, key, name } = metric;
        const time = timeOfProgram(program, metric.zone);
        return { metric: { id, key, name }, breach: one.breach, ...(await effectOn(manager, metric, one, time)) };
      }),
    );
    const none = items.length > 0 ? '' : 'No breach of a metric is linked to it, its program, its findings or cases.';
    return { items, none };
  }
}

/** Of a slice of one market, against the other markets; of another slice, by the markets of the program. */
async function effectOn(manager: EntityManager, metric: Metric, { slice }: Behind, time: TimeAsked): Promise<object> {
  const { market, ...within } = slice;
  const of = market === undefined ? {} : { by: 'market', of: partWritten(market) };
  const asked = { slice: market === undefined ? slice : within, time, ...of };
  try {
    return await effectFound(manager, metric, asked);
  } catch (error) {
    // Nobody here has asked for a market: where it has no values, that is what is to be told.
    if (!(error instanceof Problem) || error.code !== 'invalid-request') throw error;
    return effectUntold(metric, asked, `${sliceText(slice)} has no values that could be compared.`);
  }
}
