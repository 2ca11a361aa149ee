import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { lockProgram } from '../../../../database/items/lock-programs.js';
import {
  addDependency,
  removeDependency,
  sayDuration,
  type DependencyContext,
} from '../../../../database/dependencies/edit-dependencies.js';
import { durationText, parseDuration } from '../../../../domain/calendar/duration.js';
import { stableId } from '../../../../domain/stable-id.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { itemDetail, itemDetailSchema } from '../items/item-detail.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { steeredProgram } from '../commands/send-program-command.js';
import { Describe } from '../openapi/describe.js';
import { NewDependency, WorkDuration } from './dependency.dto.js';

/** Which items wait for which. Whoever steers the program of the one that waits decides. */
@Controller('action-items/:id')
export class DependenciesController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('dependencies')
  @Describe({
    summary: 'Lets an item wait for another, of whatever program: it cannot be started before that is over',
    description: 'Named again, it waits by the new lag.',
    returns: itemDetailSchema,
    problems: [403],
  })
  async add(@Param('id') ref: string, @Body() body: NewDependency, @AskedBy() asked: Asked): Promise<object> {
    const { id } = await this.steered(this.dataSource.manager, ref, asked);
    const { id: waitsFor } = await findItem(this.dataSource.manager, body.on, asked.actor.sight);
    const { reason } = body;
    const dependency = {
      itemId: id,
      waitsFor,
      lag: written(body.lag),
      ...(reason === undefined ? {} : { reason }),
    };
    await this.change(id, asked, (manager, ctx) => addDependency(manager, dependency, ctx));
    return this.answer(id, asked);
  }

  @Delete('dependencies/:predecessorId')
  @Describe({
    summary: 'Lets an item wait for another no longer',
    returns: itemDetailSchema,
    problems: [403],
  })
  async remove(
    @Param('id') ref: string,
    @Param('predecessorId') predecessor: string,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const { id } = await this.steered(this.dataSource.manager, ref, asked);
    const { id: waitsFor } = await findItem(this.dataSource.manager, predecessor, asked.actor.sight);
    await this.change(id, asked, (manager, ctx) => removeDependency(manager, { itemId: id, waitsFor }, ctx));
    return this.answer(id, asked);
  }

  @Post('duration')
  @Describe({
    summary: 'Says how long the work takes, for those who plan with it; its due date stands',
    returns: itemDetailSchema,
    problems: [403],
  })
  async duration(@Param('id') ref: string, @Body() { takes }: WorkDuration, @AskedBy() asked: Asked): Promise<object> {
    const { id } = await this.steered(this.dataSource.manager, ref, asked);
    await this.change(id, asked, (manager, ctx) => sayDuration(manager, id, written(takes), ctx));
    return this.answer(id, asked);
  }

  /** An item whose program somebody may steer, and in whose name. */
  private async steered(
    manager: EntityManager,
    ref: string,
    { actor, key }: Pick<Asked, 'actor' | 'key'>,
  ): Promise<{ id: string; ctx: DependencyContext }> {
    const { id, program_id } = await findItem(manager, ref);
    const { onBehalfOf } = await steeredProgram(manager, program_id, actor);
    return {
      id,
      ctx: { actorId: actor.id, seenBy: actor.sight, onBehalfOf, key: stableId(actor.id, key), at: Date.now() },
    };
  }

  /** In a transaction in which its program stays as it is: who may is asked again, of the facts as they are then. */
  private async change(
    id: string,
    { actor, key }: Asked,
    work: (manager: EntityManager, ctx: DependencyContext) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const asker = await actorKept(manager, actor.id);
      await lockProgram(manager, (await findItem(manager, id)).program_id, 'keep');
      const { ctx } = await this.steered(manager, id, {
        actor: { ...asker, ...(actor.sight ? { sight: actor.sight } : {}) },
        key,
      });
      await work(manager, ctx);
    });
  }

  private async answer(id: string, { actor }: Asked): Promise<object> {
    const row = await findItem(this.dataSource.manager, id);
    return itemDetail(this.dataSource.manager, row, actor);
  }
}

/** A duration as it is kept and shown, however it was said: `P2D` is `2 days`. */
function written(duration: string | null | undefined): string | null {
  return duration == null ? null : durationText(parseDuration(duration));
}
