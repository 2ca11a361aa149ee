import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadOccurrence } from '../../../../database/occurrences/load.js';
import {
  findOccurrence,
  occurrenceRegister,
  occurrenceSorts,
  occurrencesWhere,
  type ShownOccurrence,
} from '../../../../database/occurrences/row.js';
import { mayWriteControls } from '../../../../domain/access/control-access.js';
import { occurrenceRecipients } from '../../../../domain/occurrence/fire.js';
import { mostCounted, mostEvidenceLinks, type OccurrenceCommand } from '../../../../domain/occurrence/occurrence.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { linksAsked } from '../findings/asked-finding.js';
import { Acknowledgement } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { Day, Id, Text, Texts, Whole } from '../openapi/fields.js';
import { integer, object, changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { OccurrenceFilter, occurrencesMeant } from './occurrence-filter.js';
import {
  occurrenceDetail,
  occurrenceDetailSchema,
  occurrenceJson,
  occurrenceSchema,
  type OccurrenceJson,
} from './occurrence-json.js';

class OccurrencePerformance {
  @Text({
    max: 20_000,
    optional: true,
    description: 'What was done; needed without links, and where there are exceptions.',
  })
  note?: string;

  @Texts({ max: 2000, most: mostEvidenceLinks, optional: true, description: 'Links to the evidence; https only.' })
  links?: string[];

  @Whole({ min: 0, max: mostCounted, optional: true, description: 'How much it looked at.' })
  population?: number;

  @Whole({ min: 0, max: mostCounted, optional: true, description: 'How much of that was not as it should be.' })
  exceptions?: number;

  @Day({
    optional: true,
    description:
      'On which day it was done, from its date on and not to come; today where nothing is said. Whether it is late depends on when it is told.',
  })
  doneOn?: string;
}

class OccurrenceReason {
  @Text({ max: 2000 })
  reason!: string;
}

class OccurrenceReassignment extends OccurrenceReason {
  @Id({ description: 'Who performs it from now on.' })
  operatorId!: string;
}

const answers = {
  returns: occurrenceDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

/** Occurrences: the runs that the frequency of a control expects. They come by themselves. */
@Controller('occurrences')
export class OccurrencesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Get()
  @Describe({
    summary: 'Lists occurrences of controls, the newest on top',
    returns: changedPage(occurrenceSchema),
    problems: [404, 422],
  })
  async list(@Query() filter: OccurrenceFilter, @CurrentActor() actor: Actor): Promise<PageOf<OccurrenceJson>> {
    const page = new Page(filter, occurrenceSorts, '-due');
    const { manager } = this.dataSource;
    const where = occurrencesWhere(await occurrencesMeant(manager, filter, actor));
    return page.result(await occurrenceRegister.list(manager, where, page), occurrenceJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts occurrences of controls', returns: object({ count: integer }), problems: [404, 422] })
  async count(@Query() filter: OccurrenceFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    const where = occurrencesWhere(await occurrencesMeant(manager, filter, actor));
    return { count: await occurrenceRegister.count(manager, where) };
  }

  @Get(':id')
  @Describe({
    summary: 'An occurrence, with what may be done to it now',
    returns: occurrenceDetailSchema,
    problems: [404],
  })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return occurrenceDetail(manager, await findOccurrence(manager, ref), actor);
  }

  @Post(':id/perform')
  @Describe({
    summary: 'Says that a run took place, with a note or links; after its date it is told as late',
    ...answers,
  })
  perform(@Param('id') ref: string, @Body() body: OccurrencePerformance, @AskedBy() asked: Asked): Promise<object> {
    const { links, ...rest } = body;
    return this.send(ref, { type: 'perform', links: linksAsked(links), ...compact(rest) }, asked);
  }

  @Post(':id/close')
  @Proposable()
  @Describe({ summary: 'Says that a missed run is not made up for; never by its operator', ...answers })
  close(@Param('id') ref: string, @Body() { reason }: OccurrenceReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'close', reason }, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({ summary: 'Gives one run to somebody else; both are told', ...answers })
  reassign(
    @Param('id') ref: string,
    @Body() { operatorId, reason }: OccurrenceReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', operatorId: operatorId.toLowerCase(), reason }, asked);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a missed run: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  private send(ref: string, command: OccurrenceCommand, asked: Asked): Promise<object> {
    mayWriteControls(asked.actor);
    const { manager } = this.dataSource;
    const occurrences = {
      kind: 'occurrence' as const,
      find: (one: string) => findOccurrence(manager, one),
      answer: (row: ShownOccurrence, actor: Actor) => occurrenceDetail(manager, row, actor),
    };
    return this.commands.send(occurrences, ref, () => command, asked);
  }
}

export const OccurrenceTimelineController = timelineOf({
  ...{ path: 'occurrences', one: 'an occurrence', reached: occurrenceRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findOccurrence(manager, ref)).facts;
    return { id, zone: due.zone };
  },
  load: (manager, id) => loadOccurrence(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
