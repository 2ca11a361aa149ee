import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../../../database/sql/transaction.js';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { createItems } from '../../../../database/items/create-items.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { lockProgram } from '../../../../database/items/lock-programs.js';
import { nextPhase } from '../../../../database/items/next-phase.js';
import { checkVersions } from '../../../../database/policies/check-versions.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { Describe } from '../openapi/describe.js';
import { integer, object, changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { Problem } from '../problems/problem.js';
import { steeredProgram } from '../commands/send-program-command.js';
import { Proposable } from '../commands/proposable.js';
import { dueRequested } from './due-request.js';
import { CreateItem, ItemChanges } from './item.dto.js';
import { itemDetail, itemDetailSchema } from './item-detail.js';
import { itemConditions } from './item-conditions.js';
import { ItemFilter } from './item-filter.js';
import {
  countWhere,
  findItem,
  itemsWhere,
  otherWithExternalId,
  type ListedItem,
} from '../../../../database/items/listed-items.js';
import { itemJson, itemSchema, type ItemJson } from './item-json.js';
import { itemSorts } from '../../../../database/items/item-sorts.js';
import { sendItemCommand } from './send-command.js';
import { tieTo } from '../record-links/tie-to.js';
import { withPolicies } from '../policies/policy-choice.js';

@Controller('action-items')
export class ItemsController {
  constructor(
    readonly dataSource: DataSource,
    readonly engine: Engine,
  ) {}

  @Get()
  @Describe({ summary: 'Lists action items', returns: changedPage(itemSchema), problems: [422] })
  async list(@Query() filter: ItemFilter, @CurrentActor() actor: Actor): Promise<PageOf<ItemJson>> {
    const page = new Page(filter, itemSorts, 'next');
    const { manager } = this.dataSource;
    const rows = await itemsWhere(manager, await itemConditions(manager, filter, actor), page);
    return page.result(rows, itemJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts action items', returns: object({ count: integer }), problems: [422] })
  async count(@Query() filter: ItemFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await countWhere(manager, await itemConditions(manager, filter, actor)) };
  }

  @Get(':id')
  @Describe({ summary: 'An action item, with what may be done to it now', returns: itemDetailSchema })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const row = await findItem(this.dataSource.manager, ref);
    return itemDetail(this.dataSource.manager, row, actor);
  }

  @Post()
  @Describe({
    summary: 'Creates an action item; its deadlines hold from the answer on',
    status: 201,
    location: '/action-items/:id',
    returns: itemDetailSchema,
    problems: [403, 404],
  })
  async create(@Body() body: CreateItem, @AskedBy() asked: Asked): Promise<object> {
    const { row: program } = await steeredProgram(this.dataSource.manager, body.programId, asked.actor);
    if (program.status === 'closed' || program.status === 'cancelled')
      throw new Refusal('illegal-transition', `${program.name} is ${program.status}; it takes no new items.`, {
        currentStatus: program.status,
      });
    const id = stableId(asked.actor.id, asked.key, 'action-item');
    await inTransaction(this.dataSource, async (manager) => {
      const { due, late, phaseId, links = [], ...asGiven } = body;
      const asker = await actorKept(manager, asked.actor.id);
      await lockProgram(manager, program.id, 'keep');
      // As it is now: meanwhile it may have been given to somebody else.
      const { onBehalfOf } = await steeredProgram(manager, program.id, asker);
      const facts = await withPolicies(manager, asGiven);
      await checkVersions(manager, facts);
      if (body.externalId)
        await refuseTaken(manager, asked.actor, { id, programId: body.programId, externalId: body.externalId });
      const item = {
        ...compact(facts),
        title: body.title,
        ownerId: body.ownerId,
        programId: body.programId,
        id,
        phaseId: phaseId ?? (await nextPhase(manager, body.programId)),
        due: await dueRequested(manager, due, body.ownerId),
        ...(late === undefined ? {} : { lateMode: late }),
      };
      const origin = onBehalfOf ? { origin: { for: onBehalfOf } } : {};
      const at = Date.now();
      await createItems(manager, [item], { actorId: asked.actor.id, at, ...origin });
      await tieTo(
        manager,
        links,
        { id },
        {
          ...{ actor: asker, sight: asked.actor.sight },
          ...{ key: stableId(asked.actor.id, asked.key), at },
        },
      );
    });
    return this.get(id, asked.actor);
  }

  @Patch(':id')
  @Proposable()
  @Describe({
    summary: 'Changes the content of an action item; signatures on it fall',
    returns: itemDetailSchema,
    problems: [403, 412, 428],
  })
  async edit(@Param('id') ref: string, @Body() body: ItemChanges, @AskedBy() asked: Asked): Promise<object> {
    const command = (row: ListedItem) => {
      requireVersion(asked, row.version);
      return { type: 'edit' as const, content: compact(body) };
    };
    return sendItemCommand(this, ref, 'edit', command, asked);
  }
}

async function refuseTaken(
  manager: EntityManager,
  { sight }: Actor,
  asked: { id: string; programId: string; externalId: string },
): Promise<void> {
  const taken = await otherWithExternalId(manager, asked);
  if (!taken) return;
  const { externalId } = asked;
  if ((await unseenAmong(manager, sight, [taken.id])).size > 0)
    throw new Problem('already-exists', `The external id "${externalId}" is taken in this program. Give it another.`);
  throw new Problem(
    'already-exists',
    `AI-${taken.number} has the external id "${externalId}" in this program already. Change that one.`,
    { extra: { id: taken.id } },
  );
}
