import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { loadCase } from '../../../../database/cases/load.js';
import { presentMatrix } from '../../../../database/cases/matrix.js';
import { reportCase } from '../../../../database/cases/report.js';
import { caseRegister, caseSorts, casesWhere, countCells, findCase } from '../../../../database/cases/row.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayWriteCases } from '../../../../domain/access/case-access.js';
import { caseRecipients } from '../../../../domain/case/fire.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { integer, object, changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { caseAsked } from './asked-case.js';
import { NewCaseRequest } from './case.dto.js';
import { CaseFilter, casesMeant } from './case-filter.js';
import { caseDetail, caseDetailSchema, caseJson, caseSchema, type CaseJson } from './case-json.js';
import { cellsJson, countedCellsSchema } from './matrix-json.js';

/** All cases are counted: there are no pages, and no order. */
class CellsQuery extends OmitType(CaseFilter, ['limit', 'cursor', 'sort'] as const) {}

/** Cases: what was reported, triaged within a limit of working time, looked into, concluded and closed. */
@Controller('cases')
export class CasesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists cases, those that are due first on top',
    returns: changedPage(caseSchema),
    problems: [422],
  })
  async list(@Query() filter: CaseFilter, @CurrentActor() actor: Actor): Promise<PageOf<CaseJson>> {
    const page = new Page(filter, caseSorts, 'due');
    const { manager } = this.dataSource;
    const where = casesWhere(await casesMeant(manager, filter, actor));
    return page.result(await caseRegister.list(manager, where, page), caseJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts cases', returns: object({ count: integer }), problems: [422] })
  async count(@Query() filter: CaseFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await caseRegister.count(manager, casesWhere(await casesMeant(manager, filter, actor))) };
  }

  @Get('by-severity')
  @Describe({
    summary: 'Counts cases by likelihood and impact, each cell with the severity that the matrix gives it now',
    returns: countedCellsSchema,
    problems: [422],
  })
  async bySeverity(@Query() filter: CellsQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const counts = await countCells(manager, casesWhere(await casesMeant(manager, filter, actor)));
    const matrix = await presentMatrix(manager);
    const countOf = (likelihood: number, impact: number): number =>
      counts.find((cell) => cell.likelihood === likelihood && cell.impact === impact)?.count ?? 0;
    return {
      matrixVersion: matrix.version,
      cells: cellsJson(matrix).map((cell) => ({ ...cell, count: countOf(cell.likelihood, cell.impact) })),
    };
  }

  @Get(':id')
  @Describe({ summary: 'A case, with what may be done to it now', returns: caseDetailSchema, problems: [404] })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return caseDetail(manager, await findCase(manager, ref), actor);
  }

  @Post()
  @Describe({
    summary: 'Reports a case; whoever triages it is told, and has a limit of working time by its severity',
    status: 201,
    location: '/cases/:id',
    returns: caseDetailSchema,
    problems: [403, 422],
  })
  async report(@Body() body: NewCaseRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayWriteCases(actor);
    const id = stableId(actor.id, key, 'case');
    const { given, readers } = await caseAsked(this.dataSource.manager, body, { id, actorId: actor.id });
    await this.dataSource.transaction(async (within) => {
      mayWriteCases(await actorKept(within, actor.id));
      await reportCase(within, given, readers, { actorId: actor.id, key, at: Date.now() });
    });
    return this.get(id, actor);
  }
}

export const CaseTimelineController = timelineOf({
  ...{ path: 'cases', one: 'a case', reached: caseRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findCase(manager, ref)).facts;
    return { id, zone: due.zone };
  },
  load: (manager, id) => loadCase(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
