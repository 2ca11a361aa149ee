import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { coverageOf } from '../../../../database/controls/coverage.js';
import { loadControl } from '../../../../database/controls/load.js';
import { proposeControl } from '../../../../database/controls/propose.js';
import { controlRegister, controlSorts, controlsWhere, findControl } from '../../../../database/controls/row.js';
import { versionsOf } from '../../../../database/controls/versions.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayWriteControls } from '../../../../domain/access/control-access.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import { controlRecipients } from '../../../../domain/control/fire.js';
import { coverageStates } from '../../../../domain/control/coverage.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { wordNamed } from '../names/asked-names.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Text } from '../openapi/fields.js';
import { choice, integer, list, listed, object, changedPage, schema, text } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { controlAsked } from './asked-control.js';
import { ControlFilter, controlsMeant } from './control-filter.js';
import {
  controlDetail,
  controlDetailSchema,
  controlJson,
  controlSchema,
  versionJson,
  versionSchema,
  type ControlJson,
} from './control-json.js';
import { NewControlRequest } from './control.dto.js';

/** Where coverage is looked at; everywhere where nothing is said. */
class CoverageQuery {
  @Choice(lifecycleStages, { optional: true, description: 'Only this stage of the lifecycle.' })
  stage?: string;

  @Text({ max: 100, optional: true })
  domain?: string;

  @Text({ max: 20, optional: true })
  market?: string;
}

const coverageSchema = schema(
  'ControlCoverage',
  object({
    stages: list(choice(lifecycleStages)),
    domains: list(text),
    markets: list(text),
    cells: list(
      object({
        stage: choice(lifecycleStages),
        domain: text,
        market: text,
        state: choice(coverageStates),
        operating: integer,
        failing: integer,
      }),
    ),
  }),
);

/** Controls: proposed, let operate by somebody else, performed run by run, attested on a schedule, retired. */
@Controller('controls')
export class ControlsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists controls, those whose attestation is due first on top',
    returns: changedPage(controlSchema),
    problems: [422],
  })
  async list(@Query() filter: ControlFilter, @CurrentActor() actor: Actor): Promise<PageOf<ControlJson>> {
    const page = new Page(filter, controlSorts, 'due');
    const { manager } = this.dataSource;
    const where = controlsWhere(await controlsMeant(manager, filter, actor));
    return page.result(await controlRegister.list(manager, where, page), controlJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts controls', returns: object({ count: integer }), problems: [422] })
  async count(@Query() filter: ControlFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await controlRegister.count(manager, controlsWhere(await controlsMeant(manager, filter, actor))) };
  }

  @Get('coverage')
  @Describe({
    summary: 'Where controls operate, where only failing ones do, and where there is none',
    description:
      'By stage, domain and market; of the controls that you see. A control without a domain is in all of them. The domains and ' +
      'markets are those that records name.',
    returns: coverageSchema,
    problems: [422],
  })
  async coverage(@Query() { stage, domain, market }: CoverageQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return coverageOf(manager, actor.sight, {
      stage: stage ?? null,
      domain: await wordNamed(manager, 'domain', domain, 'domain', actor),
      market: await wordNamed(manager, 'market', market, 'market', actor),
    });
  }

  @Get(':id')
  @Describe({ summary: 'A control, with what may be done to it now', returns: controlDetailSchema, problems: [404] })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return controlDetail(manager, await findControl(manager, ref), actor);
  }

  @Get(':id/versions')
  @Describe({
    summary: 'The versions of what a control says, the newest first, with what changed and why',
    returns: listed(versionSchema),
    problems: [404],
  })
  async versions(@Param('id') ref: string): Promise<object> {
    const { manager } = this.dataSource;
    const { id } = (await findControl(manager, ref)).facts;
    return { items: (await versionsOf(manager, id)).map(versionJson) };
  }

  @Post()
  @Describe({
    summary: 'Proposes a control, linked to the risks that it meets; somebody else lets it operate',
    status: 201,
    location: '/controls/:id',
    returns: controlDetailSchema,
    problems: [403, 404, 422],
  })
  async propose(@Body() body: NewControlRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayWriteControls(actor);
    const id = stableId(actor.id, key, 'control');
    const { given, ...besides } = await controlAsked(this.dataSource.manager, body, { id, actor });
    await this.dataSource.transaction(async (within) => {
      mayWriteControls(await actorKept(within, actor.id));
      await proposeControl(within, given, besides, { actorId: actor.id, key, at: Date.now() });
    });
    return this.get(id, actor);
  }
}

export const ControlTimelineController = timelineOf({
  ...{ path: 'controls', one: 'a control', reached: controlRecipients },
  find: async (manager, ref) => {
    const { id, frequency } = (await findControl(manager, ref)).facts;
    return { id, zone: frequency.zone };
  },
  load: (manager, id) => loadControl(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
