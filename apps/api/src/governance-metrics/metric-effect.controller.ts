import { Controller, Get, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findMetric } from '../../../../database/governance-metrics/metrics.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { object } from '../openapi/json-schema.js';
import { EffectQuery, timeAsked } from './asked-effect.js';
import { sliceMeant } from './asked-slice.js';
import { effectFields, effectFound } from './effect-found.js';

/** What became different in a metric since a program. */
@Controller('governance-metrics/:id')
export class MetricEffectController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('effect')
  @Describe({
    summary: 'What became different in a metric since a program, against the markets or other parts without it',
    description:
      'A difference in differences of whole periods, with an interval that minds that values follow each other (Newey and West, 1987). ' +
      'It says what became different at that time, not what made it so.',
    returns: object(effectFields),
    problems: [404, 422],
  })
  async effect(@Param('id') ref: string, @Query() query: EffectQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const { facts: metric } = await findMetric(manager, ref);
    const slice = sliceMeant(metric, query.slice);
    const time = await timeAsked(manager, metric, query, actor);
    return effectFound(manager, metric, { ...query, slice, time });
  }
}
