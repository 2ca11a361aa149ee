import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { closeOperation } from '../../../../database/bulk/close-operation.js';
import { lockOperation } from '../../../../database/bulk/operation-row.js';
import {
  bulkItemSorts,
  bulkSorts,
  findOperation,
  operationItemsBy,
  operationsAsSeen,
  operationsBy,
} from '../../../../database/bulk/read-operations.js';
import { Refusal } from '../../../../domain/refusal.js';
import { bulkWorkflowId, workflowTypes } from '../../../../workflows/names.js';
import { mayCancelBulk } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Engine } from '../commands/engine.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { acceptBulk, runPreviewed } from './accept-bulk.js';
import { bulkItemSchema, bulkItemsJson } from './bulk-item-json.js';
import { bulkDetail, bulkDetailSchema, bulkJson, bulkSchema } from './bulk-json.js';
import { BulkItemsQuery, BulkQuery, BulkRequest, BulkRun } from './bulk.dto.js';

/** One thing done to many items, with a preview, a result for each, and an end that can be waited for. */
@Controller('bulk-operations')
export class BulkController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Post()
  @Describe({
    summary: 'Does one thing to many items, or says what would become of each',
    description: 'Items that the asker may not change, or that the rules refuse, are refused each by itself.',
    status: 202,
    location: '/bulk-operations/:id',
    returns: bulkDetailSchema,
    previews: true,
    problems: [403, 404],
  })
  async create(@Body() body: BulkRequest, @AskedBy() asked: Asked): Promise<object> {
    const { id, runs } = await acceptBulk(this.dataSource, body, asked);
    if (runs) this.hasten(id);
    return bulkDetail(this.dataSource.manager, id, asked.actor);
  }

  @Get()
  @Describe({ summary: 'Lists bulk operations, newest first', returns: pageOf(bulkSchema) })
  async list(@Query() query: BulkQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const { sight: seenBy } = actor;
    const page = new Page(query, bulkSorts, '-created');
    const filter = { state: query.state ?? null, kind: query.kind ?? null, seenBy };
    const rows = await operationsBy(this.dataSource.manager, filter, page);
    return page.result(await operationsAsSeen(this.dataSource.manager, seenBy, rows), (row) => bulkJson(row, actor));
  }

  @Get(':id')
  @Describe({
    summary: 'How far an operation is, what became of its items, and what moved',
    returns: bulkDetailSchema,
  })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    return bulkDetail(this.dataSource.manager, id, actor);
  }

  @Get(':id/items')
  @Describe({
    summary: 'What became of each item; of a preview, what would',
    returns: pageOf(bulkItemSchema),
  })
  async items(
    @Param('id') id: string,
    @Query() query: BulkItemsQuery,
    @CurrentActor() { sight: seenBy }: Actor,
  ): Promise<PageOf<object>> {
    await findOperation(this.dataSource.manager, id);
    const page = new Page(query, bulkItemSorts, 'number');
    const filter = { result: query.result ?? null, moved: query.moved ?? null, seenBy };
    const rows = await operationItemsBy(this.dataSource.manager, id, filter, page);
    return page.result(rows, await bulkItemsJson(this.dataSource.manager, rows));
  }

  @Post(':id/run')
  @Describe({
    summary: 'Carries out what was previewed, on the same items',
    description:
      'An item that is not as the preview showed it, or does not match the filter any more, is skipped with the code ' +
      '`changed-since-preview` and what changed; `onChange: do` does it all the same.',
    status: 202,
    returns: bulkDetailSchema,
    problems: [403],
  })
  async run(@Param('id') id: string, @Body() body: BulkRun, @AskedBy() asked: Asked): Promise<object> {
    await findOperation(this.dataSource.manager, id);
    await this.dataSource.transaction((manager) => runPreviewed(manager, id, body.onChange ?? 'skip', asked));
    this.hasten(id);
    return bulkDetail(this.dataSource.manager, id, asked.actor);
  }

  @Post(':id/cancel')
  @Describe({
    summary: 'Stops an operation; what is done stays, and the rest is skipped',
    returns: bulkDetailSchema,
    problems: [403],
  })
  async cancel(@Param('id') id: string, @Body() _body: NoBody, @CurrentActor() actor: Actor): Promise<object> {
    mayCancelBulk(actor, { createdBy: (await findOperation(this.dataSource.manager, id)).created_by });
    await this.dataSource.transaction(async (manager) => {
      // Waits for the part that runs; the next one sees it.
      const operation = await lockOperation(manager, id);
      if (operation?.state !== 'previewed' && operation?.state !== 'running')
        throw new Refusal('illegal-transition', `The operation is ${operation?.state ?? 'gone'} already.`, {
          currentStatus: operation?.state,
        });
      await closeOperation(manager, operation, 'cancelled', { actorId: actor.id, at: Date.now() });
    });
    return bulkDetail(this.dataSource.manager, id, actor);
  }

  private hasten(id: string): void {
    this.engine.hasten(workflowTypes.bulkOperation, bulkWorkflowId(id), { operationId: id });
  }
}
