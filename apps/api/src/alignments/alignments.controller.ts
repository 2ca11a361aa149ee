import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadAlignment } from '../../../../database/alignments/load.js';
import { openAlignment } from '../../../../database/alignments/open-alignment.js';
import { revisionsOf } from '../../../../database/alignments/revisions.js';
import {
  alignmentRegister,
  alignmentSorts,
  alignmentsWhere,
  findAlignment,
} from '../../../../database/alignments/row.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayAlign } from '../../../../domain/access/alignment-access.js';
import { alignmentRecipients } from '../../../../domain/alignment/fire.js';
import { parts } from '../../../../domain/alignment/content.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import {
  choice,
  instant,
  integer,
  list,
  listed,
  nullable,
  object,
  changedPage,
  person,
  reference,
  schema,
  text,
} from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { AlignmentFilter, alignmentsMeant } from './alignment-filter.js';
import {
  alignmentDetail,
  alignmentDetailSchema,
  alignmentJson,
  alignmentSchema,
  contentSchema,
  type AlignmentJson,
} from './alignment-json.js';
import { NewAlignmentRequest } from './alignment.dto.js';
import { alignmentAsked } from './asked-alignment.js';

const revisionsSchema = listed(
  schema(
    'AlignmentRevision',
    object({
      revision: integer,
      content: contentSchema,
      contentHash: text,
      changed: { ...list(choice(parts)), description: 'Since the revision before.' },
      asked: { ...list(reference), description: 'The teams that it asked.' },
      reason: nullable(text),
      by: person,
      at: instant,
    }),
  ),
);

/** Alignment rounds: teams agree, agree on conditions, object or abstain, by a date, on a finding and on what is proposed. */
@Controller('alignments')
export class AlignmentsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists alignment rounds, those that are due first on top',
    returns: changedPage(alignmentSchema),
    problems: [404, 422],
  })
  async list(@Query() filter: AlignmentFilter, @CurrentActor() actor: Actor): Promise<PageOf<AlignmentJson>> {
    const page = new Page(filter, alignmentSorts, 'due');
    const { manager } = this.dataSource;
    const where = alignmentsWhere(await alignmentsMeant(manager, filter, actor));
    return page.result(await alignmentRegister.list(manager, where, page), alignmentJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts alignment rounds', returns: object({ count: integer }), problems: [404, 422] })
  async count(@Query() filter: AlignmentFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    const where = alignmentsWhere(await alignmentsMeant(manager, filter, actor));
    return { count: await alignmentRegister.count(manager, where) };
  }

  @Get(':id')
  @Describe({
    summary: 'An alignment round, with what each team says and what may be done to it now',
    returns: alignmentDetailSchema,
    problems: [404],
  })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return alignmentDetail(manager, await findAlignment(manager, ref), actor);
  }

  @Get(':id/revisions')
  @Describe({
    summary: 'What the teams were asked about, revision by revision, the first one first',
    returns: revisionsSchema,
    problems: [404],
  })
  async revisions(@Param('id') ref: string): Promise<object> {
    const { manager } = this.dataSource;
    const { facts } = await findAlignment(manager, ref);
    const called = new Map(facts.participants.map(({ teamId, team }) => [teamId, team]));
    const found = await revisionsOf(manager, facts.id);
    return {
      items: found.map(({ revision, content, content_hash: contentHash, changed, asked, reason, ...made }) => ({
        ...{ revision, content, contentHash, changed, reason },
        asked: asked.map((id) => ({ id, name: called.get(id) ?? '' })),
        ...{ by: made.made_by, at: made.made_at.toISOString() },
      })),
    };
  }

  @Post()
  @Describe({
    summary: 'Asks teams about a finding and what is proposed, by a date; who may change the finding',
    description: 'The finding is linked, and is restricted or not as its round is. There is one round on it at a time.',
    status: 201,
    location: '/alignments/:id',
    returns: alignmentDetailSchema,
    problems: [403, 404, 409, 422],
  })
  async open(@Body() body: NewAlignmentRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayAlign(actor);
    const id = stableId(actor.id, key, 'alignment');
    const given = await alignmentAsked(this.dataSource.manager, body, { id, actor });
    await this.dataSource.transaction(async (within) => {
      const asking = await actorKept(within, actor.id);
      mayAlign(asking);
      await openAlignment(within, given, { actor: asking, key: stableId(actor.id, key), at: Date.now() });
    });
    return this.get(id, actor);
  }
}

export const AlignmentTimelineController = timelineOf({
  ...{ path: 'alignments', one: 'an alignment round', reached: alignmentRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findAlignment(manager, ref)).facts;
    return { id, zone: due.zone };
  },
  load: (manager, id) => loadAlignment(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
