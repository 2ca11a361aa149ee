import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readEngine } from '../../../../database/metrics/engine.js';
import { mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Whole } from '../openapi/fields.js';
import { inTime } from '../problems/in-time.js';
import type { Problem } from '../problems/problem.js';
import { engineJson, engineSchema } from './engine-json.js';
import { tooLongToCount } from './too-long.js';

class EngineQuery {
  @Whole({ min: 1, max: 168, optional: true, description: 'Of how many hours; 24 where nothing is said.' })
  hours?: number;
}

/** How the engine goes: for whoever reads the trail. */
@Controller('engine')
export class EngineController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'How the engine goes: lateness, backlog, what could not be delivered, what was put right, and who works',
    returns: engineSchema,
    problems: [403],
  })
  async get(@Query() { hours = 24 }: EngineQuery, @CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
    const late = (): Problem => tooLongToCount('Ask for fewer hours, or later.');
    return engineJson(await inTime(readEngine(this.dataSource, hours), late));
  }
}
