import { Body, Controller, Delete, Get, Param, Post, type Type } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { link, linkable, unlink } from '../../../../database/cases/links.js';
import { findCase } from '../../../../database/cases/row.js';
import { recordKinds } from '../../../../database/engine/kinds.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayWriteCases } from '../../../../domain/access/case-access.js';
import { caseKey } from '../../../../domain/case/case.js';
import { linkedKinds, type LinkedKind } from '../../../../domain/case/links.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Text } from '../openapi/fields.js';
import { linksJson, linksSchema } from './links-json.js';

class LinkRequest {
  @Text({
    max: 100,
    description:
      'An action item, exception, risk or other case by its key, such as AI-12; or any of them, or a program, by its id.',
  })
  to!: string;
}

const answers = { returns: linksSchema, problems: [403, 422] as (403 | 422)[] };

/** What a case is tied to. Whoever sees both ends ties them, and takes that back; the trail says who. */
@Controller('cases/:id/links')
export class LinksOfCasesController {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  @Describe({
    summary: 'Links a case to an action item, a program, an exception, a risk or another case',
    description: 'One that is linked already stays as it is. A record has at most 200 links.',
    ...answers,
  })
  add(@Param('id') ref: string, @Body() { to }: LinkRequest, @AskedBy() asked: Asked): Promise<object> {
    return this.change(ref, to, asked, link);
  }

  @Delete(':recordId')
  @Describe({
    summary: 'Takes a link of a case away; one that is not there is left so',
    description: 'The other record is named by its key or by its id, as where it is linked.',
    ...answers,
  })
  remove(@Param('id') ref: string, @Param('recordId') to: string, @AskedBy() asked: Asked): Promise<object> {
    return this.change(ref, to, asked, unlink);
  }

  private async change(ref: string, to: string, { actor, key }: Asked, done: typeof link): Promise<object> {
    mayWriteCases(actor);
    const { manager } = this.dataSource;
    const { id, number, title } = (await findCase(manager, ref)).facts;
    const one = { kind: 'case' as const, id, key: caseKey(number), title };
    const other = await linkable(manager, to, actor.sight);
    await this.dataSource.transaction(async (within) => {
      mayWriteCases(await actorKept(within, actor.id));
      await done(within, one, other, { actorId: actor.id, key: stableId(actor.id, key), at: Date.now() });
    });
    return linksJson(manager, id, actor);
  }
}

/** By which name the route of each kind stands in the document of the API. */
const names: Record<LinkedKind, { suffix: string; one: string }> = {
  action_item: { suffix: 'Item', one: 'an action item' },
  program: { suffix: 'Program', one: 'a program' },
  exception: { suffix: 'Exception', one: 'an exception' },
  risk: { suffix: 'Risk', one: 'a risk' },
  case: { suffix: 'Case', one: 'a case' },
  review_round: { suffix: 'ReviewRound', one: 'a review round' },
};

/** What a record is linked to: the same for whatever may stand at an end. */
export const linksControllers: Type[] = linkedKinds.map((kind) => {
  const { suffix, one } = names[kind];
  @Controller(`${recordKinds[kind].path}/:id/links`)
  class LinksOfController {
    constructor(private readonly dataSource: DataSource) {}

    @Get()
    @Describe({
      summary: `What ${one} is linked to, the oldest link first, as far as you see it`,
      returns: linksSchema,
    })
    async [`linksOf${suffix}`](@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
      const { manager }: { manager: EntityManager } = this.dataSource;
      return linksJson(manager, await idOf(manager, kind, ref, actor), actor);
    }
  }
  return LinksOfController;
});

/** @throws Refusal `not-found` */
async function idOf(manager: EntityManager, kind: LinkedKind, ref: string, actor: Actor): Promise<string> {
  const found = await linkable(manager, ref, actor.sight);
  if (found.kind !== kind) throw notThere(recordKinds[kind].path, ref);
  return found.id;
}
