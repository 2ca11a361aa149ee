import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { loadAnalysis } from '../../../../database/analyses/load.js';
import { openAnalysis } from '../../../../database/analyses/open.js';
import { countCauses } from '../../../../database/analyses/pareto.js';
import { analysesWhere, analysisRegister, analysisSorts, findAnalysis } from '../../../../database/analyses/row.js';
import { versionOf, versionSorts, versionsOf, type ShownVersion } from '../../../../database/analyses/versions.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayWriteAnalyses } from '../../../../domain/access/analysis-access.js';
import { causeRoles, methods } from '../../../../domain/analysis/content.js';
import { analysisRecipients } from '../../../../domain/analysis/fire.js';
import { paretoBy, type ParetoBy } from '../../../../domain/analysis/pareto.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice } from '../openapi/fields.js';
import {
  choice,
  instant,
  integer,
  list,
  nullable,
  object,
  changedPage,
  page as pageOf,
  person,
  schema,
  text,
} from '../openapi/json-schema.js';
import { Page, sortNames, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { analysisAsked } from './asked-analysis.js';
import { NewAnalysisRequest } from './analysis.dto.js';
import { analysesMeant, AnalysisFilter } from './analysis-filter.js';
import {
  analysisDetail,
  analysisDetailSchema,
  analysisJson,
  analysisSchema,
  contentFields,
  type AnalysisJson,
} from './analysis-json.js';

/** All causes are counted: there are no pages, and no order. */
class ParetoQuery extends OmitType(AnalysisFilter, ['limit', 'cursor', 'sort'] as const) {
  @Choice(paretoBy, { description: 'What causes are counted by; months by when it was signed, in UTC.' })
  by!: ParetoBy;

  @Choice(causeRoles, { optional: true, description: 'Only root causes, or only contributing ones.' })
  role?: string;
}

/** A part of all. */
const part = { type: 'number', minimum: 0, maximum: 1 };

const paretoSchema = schema(
  'CausePareto',
  object({
    by: choice(paretoBy),
    total: integer,
    bars: list(
      object({
        key: {
          ...nullable(text),
          description: 'A code or `unknown`, a stage, domain, market or month; null: not said.',
        },
        ...{ count: integer, share: part, cumulative: part },
      }),
    ),
    others: { ...integer, description: 'How many stand behind the bars that are shown.' },
  }),
);

const version = { number: integer, contentHash: text, writtenBy: person, writtenAt: instant, note: nullable(text) };
const versionSchema = schema('AnalysisVersion', object(version));
const contentSchema = schema(
  'AnalysisVersionDetail',
  object({
    ...version,
    content: object({
      ...{ title: text, problem: text, method: choice(methods), stage: nullable(choice(lifecycleStages)) },
      ...{ domain: nullable(text), markets: list(text), ...contentFields },
    }),
  }),
);

class VersionsQuery extends PageQuery {
  @Choice(sortNames(versionSorts), { optional: true })
  sort?: string;
}

/** Root cause analyses: what happened and why, where else it could happen, signed before it carries a finding. */
@Controller('analyses')
export class AnalysesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists root cause analyses, those that are due first on top',
    returns: changedPage(analysisSchema),
    problems: [422],
  })
  async list(@Query() filter: AnalysisFilter, @CurrentActor() actor: Actor): Promise<PageOf<AnalysisJson>> {
    const page = new Page(filter, analysisSorts, 'due');
    const { manager } = this.dataSource;
    const where = analysesWhere(await analysesMeant(manager, filter, actor));
    return page.result(await analysisRegister.list(manager, where, page), analysisJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts root cause analyses', returns: object({ count: integer }), problems: [422] })
  async count(@Query() filter: AnalysisFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await analysisRegister.count(manager, analysesWhere(await analysesMeant(manager, filter, actor))) };
  }

  @Get('pareto')
  @Describe({
    summary: 'Counts the causes that analyses tell, the most frequent first; what is unknown is counted too',
    description:
      'Of signed analyses, where no `status` is said. Each cause counts once; by market once for each market that its analysis names.',
    returns: paretoSchema,
    problems: [422],
  })
  async pareto(@Query() { by, role, ...filter }: ParetoQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const where = analysesWhere(await analysesMeant(manager, { status: 'signed', ...filter }, actor));
    return { by, ...(await countCauses(manager, where, { by, role: role ?? null })) };
  }

  @Get(':id')
  @Describe({
    summary: 'A root cause analysis with its graph, and what may be done to it now',
    returns: analysisDetailSchema,
    problems: [404],
  })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return analysisDetail(manager, await findAnalysis(manager, ref), actor);
  }

  @Get(':id/versions')
  @Describe({ summary: 'The versions of what an analysis says, the newest first', returns: pageOf(versionSchema) })
  async versions(@Param('id') ref: string, @Query() query: VersionsQuery): Promise<PageOf<object>> {
    const { manager } = this.dataSource;
    const page = new Page(query, versionSorts, '-number');
    return page.result(await versionsOf(manager, (await findAnalysis(manager, ref)).facts.id, page), versionJson);
  }

  @Get(':id/versions/:version')
  @Describe({ summary: 'One version with all that it says', returns: contentSchema, problems: [404] })
  async version(@Param('id') ref: string, @Param('version') which: string): Promise<object> {
    const { manager } = this.dataSource;
    const wanted = /^\d{1,9}$/.test(which) ? Number(which) : 0;
    const found = await versionOf(manager, (await findAnalysis(manager, ref)).facts.id, wanted);
    return { ...versionJson(found), content: found.content };
  }

  @Post()
  @Describe({
    summary: 'Opens a root cause analysis of cases and findings; it is due within the limit of the taxonomy',
    status: 201,
    location: '/analyses/:id',
    returns: analysisDetailSchema,
    problems: [403, 404, 422],
  })
  async open(@Body() body: NewAnalysisRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayWriteAnalyses(actor);
    const id = stableId(actor.id, key, 'analysis');
    const { given, ...besides } = await analysisAsked(this.dataSource.manager, body, { id, actor });
    await this.dataSource.transaction(async (within) => {
      mayWriteAnalyses(await actorKept(within, actor.id));
      await openAnalysis(within, given, besides, { actorId: actor.id, key, at: Date.now() });
    });
    return this.get(id, actor);
  }
}

function versionJson({
  number: of,
  content_hash: contentHash,
  written_by: writtenBy,
  written_at: at,
  note,
}: ShownVersion) {
  return { number: of, contentHash, writtenBy, writtenAt: at.toISOString(), note };
}

export const AnalysisTimelineController = timelineOf({
  ...{ path: 'analyses', one: 'a root cause analysis', reached: analysisRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findAnalysis(manager, ref)).facts;
    return { id, zone: due.zone };
  },
  load: (manager, id) => loadAnalysis(manager, id, { lock: false, at: Date.now() }),
  paused: ({ facts: { pausedSince: since } }) => (since === null ? null : { since, why: 'it waits for sign-off' }),
});
