import { Controller, Get, Header } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Describe({ summary: 'Figures for Prometheus', produces: 'text/plain', problems: [403] })
  async metrics(@CurrentActor() actor: Actor): Promise<string> {
    mayReadAudit(actor);
    // What writes it takes long to load, and many never ask.
    const { readMetrics } = await import('./read-metrics.js');
    return readMetrics(this.dataSource);
  }
}
