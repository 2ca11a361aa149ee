import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { holdingKinds, holdingsOf, type Holding } from '../../../../database/people/holdings.js';
import { bulkWorkflowId, workflowTypes } from '../../../../workflows/names.js';
import { mayHandOver } from '../../../../domain/access/access.js';
import { bulkDetail, bulkDetailSchema } from '../bulk/bulk-json.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Engine } from '../commands/engine.js';
import { Describe } from '../openapi/describe.js';
import { Id, Text } from '../openapi/fields.js';
import { choice, integer, list, nullable, object, person, schema, text, uuid } from '../openapi/json-schema.js';
import { opensView } from '../views/view-json.js';
import { planHandOver, previewItems, runHandOver, type HandOver } from './hand-over.js';
import { findPerson } from '../../../../database/people/people.js';
import { seenOnly } from '../../../../database/access/unseen.js';
import { CurrentActor, type Actor } from '../access/actor.js';

const holding = { kind: choice(holdingKinds), id: uuid, name: text, part: text };
const counts = list(object({ kind: choice(holdingKinds), count: integer }));
const holdingsSchema = schema('Holdings', object({ person, counts, holdings: list(object(holding)) }));
const handOverSchema = schema(
  'HandOver',
  object({
    from: person,
    to: person,
    counts,
    hands: list(object(holding)),
    remains: list(object({ ...holding, how: text })),
    digest: text,
    items: nullable(bulkDetailSchema),
  }),
);

class HandOverTo {
  @Id({ description: 'Who takes it over.' })
  toId!: string;
}

class HandOverRun extends HandOverTo {
  @Text({ max: 64, description: 'Of the preview: what was shown is what is done.' })
  digest!: string;

  @Id({ optional: true, nullable: true, description: 'The operation on the items, as the preview gave it.' })
  operationId?: string | null;
}

/** What hangs on a person, and how it goes to somebody else. */
@Controller('people/:id')
export class HoldingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Get('holdings')
  @Describe({
    summary: 'What hangs on a person: items, programs, decisions, rotas, policies, delegations and more',
    returns: holdingsSchema,
  })
  async holdings(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const { id: personId, name } = await findPerson(manager, id);
    const known = await viewsOpened(manager, await holdingsOf(manager, personId), actor);
    const found = await seenOnly(manager, actor.sight, known, (holding) => [holding.id]);
    return { person: { id: personId, name }, counts: countsOf(found), holdings: found.map(shown) };
  }

  @Post('hand-over/preview')
  @Describe({
    summary: 'What would go from a person to another, and what would remain',
    returns: handOverSchema,
    previews: true,
    problems: [403],
  })
  async preview(@Param('id') id: string, @Body() { toId }: HandOverTo, @AskedBy() asked: Asked): Promise<object> {
    mayHandOver(asked.actor);
    const plan = await planHandOver(this.dataSource.manager, id, toId);
    return this.answer(plan, await previewItems(this.dataSource, plan, asked), asked);
  }

  @Post('hand-over')
  @Describe({
    summary: 'Hands over what was previewed',
    description:
      'Items that have changed since are skipped and named by the operation; anything else that is new is refused.',
    returns: handOverSchema,
    problems: [403],
  })
  async run(@Param('id') id: string, @Body() body: HandOverRun, @AskedBy() asked: Asked): Promise<object> {
    mayHandOver(asked.actor);
    const { toId, digest, operationId = null } = body;
    const done = await runHandOver(this.dataSource, { fromId: id, toId, digest, operationId }, asked);
    if (operationId !== null)
      this.engine.hasten(workflowTypes.bulkOperation, bulkWorkflowId(operationId), { operationId });
    return this.answer(done, operationId, asked);
  }

  private async answer(
    { from, to, hands, remains, digest }: HandOver,
    operationId: string | null,
    { actor }: Asked,
  ): Promise<object> {
    return {
      from: { id: from.id, name: from.name },
      to: { id: to.id, name: to.name },
      counts: countsOf(hands),
      hands: hands.map(shown),
      remains: remains.map((one) => ({ ...shown(one), how: one.how })),
      digest,
      items: operationId === null ? null : await bulkDetail(this.dataSource.manager, operationId, actor),
    };
  }
}

/** Without the views that are not for whoever looks: their names would tell. */
async function viewsOpened(manager: EntityManager, holdings: readonly Holding[], actor: Actor): Promise<Holding[]> {
  const found: Holding[] = [];
  for (const holding of holdings)
    if (holding.kind !== 'view' || (await opensView(manager, holding.id, actor))) found.push(holding);
  return found;
}

function shown({ kind, id, name, part }: Holding): object {
  return { kind, id, name, part };
}

export function countsOf(holdings: readonly Holding[]): { kind: string; count: number }[] {
  return holdingKinds.flatMap((kind) => {
    const count = holdings.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
}
