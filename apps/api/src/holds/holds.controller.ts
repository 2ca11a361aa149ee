import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  findHold,
  heldKinds,
  holdSorts,
  holdsBy,
  liftHold,
  lockHolds,
  placeHold,
  type HeldKind,
  type HoldRow,
} from '../../../../database/holds/holds.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { mayHold, mayReadHolds } from '../../../../domain/access/personal-access.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Flag, Id, Text } from '../openapi/fields.js';
import {
  choice,
  instant,
  nullable,
  object,
  page as pageOf,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { invalidRequest } from '../problems/problem.js';

const holdSchema = schema(
  'LegalHold',
  object({
    id: uuid,
    on: object({ kind: choice(heldKinds), id: nullable(uuid), name: nullable(text) }),
    reason: text,
    placedBy: person,
    placedAt: instant,
    liftedBy: nullable(person),
    liftedAt: nullable(instant),
    liftReason: nullable(text),
  }),
);

class HoldsQuery extends PageQuery {
  @Choice(['holds', 'lifted'], { optional: true, description: 'Both where nothing is said.' })
  state?: 'holds' | 'lifted';

  @Choice(['placed', '-placed'], { optional: true, description: 'The last placed first where nothing is said.' })
  sort?: string;
}

class NewHold {
  @Id({ optional: true, description: 'A program with all that is in it, or one of the others.' })
  programId?: string;

  @Id({ optional: true, description: 'An action item.' })
  itemId?: string;

  @Id({ optional: true, description: 'What is stored about somebody.' })
  personId?: string;

  @Flag({ optional: true, description: 'All that there is.' })
  everything?: boolean;

  @Text({ max: 2000, description: 'Why; it stands in the trail.' })
  reason!: string;
}

class WhyLifted {
  @Text({ max: 2000, description: 'Why it is over; it stands in the trail.' })
  reason!: string;
}

/** Legal holds: what neither retention nor erasure touches. */
@Controller('legal-holds')
export class HoldsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists legal holds, those that were lifted too', returns: pageOf(holdSchema), problems: [403] })
  async list(@Query() query: HoldsQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    mayReadHolds(actor);
    const page = new Page(query, holdSorts, '-placed');
    const lifted = query.state === undefined ? null : query.state === 'lifted';
    return page.result(await holdsBy(this.dataSource.manager, lifted, page), holdJson);
  }

  @Get(':id')
  @Describe({ summary: 'A legal hold', returns: holdSchema, problems: [403] })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    mayReadHolds(actor);
    return holdJson(await findHold(this.dataSource.manager, id));
  }

  @Post()
  @Describe({
    summary: 'Holds a program, an action item, a person, or everything: neither retention nor erasure touches it',
    status: 201,
    location: '/legal-holds/:id',
    returns: holdSchema,
    problems: [403, 404],
  })
  async place(@Body() body: NewHold, @AskedBy() asked: Asked): Promise<object> {
    mayHold(asked.actor);
    const { kind, subjectId } = heldBy(body);
    const id = stableId(asked.actor.id, asked.key, 'legal-hold');
    const { reason } = body;
    await this.dataSource.transaction(async (manager) => {
      await lockHolds(manager);
      const hold = { id, subject_kind: kind, subject_id: subjectId, reason, placed_by: asked.actor.id };
      if (await placeHold(manager, hold))
        await record(manager, id, 'legal_hold.placed', { on: { kind, id: subjectId }, reason }, asked);
    });
    return holdJson(await findHold(this.dataSource.manager, id));
  }

  @Post(':id/lift')
  @Describe({ summary: 'Lifts a legal hold; one that was lifted stays so', returns: holdSchema, problems: [403] })
  async lift(@Param('id') id: string, @Body() { reason }: WhyLifted, @AskedBy() asked: Asked): Promise<object> {
    mayHold(asked.actor);
    await this.dataSource.transaction(async (manager) => {
      await lockHolds(manager);
      const hold = await findHold(manager, id);
      if (await liftHold(manager, hold.id, { reason, by: asked.actor.id }))
        await record(manager, hold.id, 'legal_hold.lifted', { reason }, asked);
    });
    return holdJson(await findHold(this.dataSource.manager, id));
  }
}

/** @throws Problem `invalid-request` where it is not one thing that is named */
function heldBy({ programId, itemId, personId, everything }: NewHold): { kind: HeldKind; subjectId: string | null } {
  const named: { kind: HeldKind; subjectId: string | null }[] = [
    ...(programId === undefined ? [] : [{ kind: 'program' as const, subjectId: programId }]),
    ...(itemId === undefined ? [] : [{ kind: 'action_item' as const, subjectId: itemId }]),
    ...(personId === undefined ? [] : [{ kind: 'person' as const, subjectId: personId }]),
    ...(everything === true ? [{ kind: 'everything' as const, subjectId: null }] : []),
  ];
  const [one, another] = named;
  if (one === undefined || another !== undefined)
    throw invalidRequest([
      { path: 'everything', message: 'or one of programId, itemId and personId must be given, and no two of them.' },
    ]);
  return one;
}

async function record(
  manager: EntityManager,
  id: string,
  type: string,
  data: Record<string, unknown>,
  { actor, key }: Asked,
): Promise<void> {
  const event = {
    key: `legal-hold/${id}#${type}:${actor.id}:${key}`,
    type,
    at: Date.now(),
    actorId: actor.id,
    version: 0,
    data,
  };
  await saveEvents(manager, [{ subjectKind: 'legal_hold', subjectId: id, programId: null, event }]);
}

function holdJson(row: HoldRow): object {
  return {
    id: row.id,
    on: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    reason: row.reason,
    placedBy: { id: row.placed_by, name: row.placed_by_name },
    placedAt: row.placed_at.toISOString(),
    liftedBy: row.lifted_by === null ? null : { id: row.lifted_by, name: row.lifted_by_name ?? '' },
    liftedAt: row.lifted_at?.toISOString() ?? null,
    liftReason: row.lift_reason,
  };
}
