import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holdingKinds } from '../../../../database/people/holdings.js';
import { mayHandOver } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Id, Nested, Text } from '../openapi/fields.js';
import {
  choice,
  integer,
  list,
  nullable,
  object,
  person,
  reference,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { leave } from './leave.js';
import { planLeaving, type Leaving } from './plan-leaving.js';

const becomes = choice(['hand_over', 'end', 'stay']);
const row = object({
  kind: choice(holdingKinds),
  id: uuid,
  name: text,
  part: text,
  becomes,
  to: nullable(reference),
  why: text,
});
const ends = object({ tokens: integer, sessions: integer, links: integer, feeds: integer });
const leavingSchema = schema('Leaving', object({ person, rows: list(row), ends, digest: text }));

class LeavingChoice {
  @Choice([...holdingKinds])
  kind!: string;

  @Id({ description: 'As the preview shows it.' })
  id!: string;

  @Text({ max: 40, optional: true, description: 'Where they have several parts in it.' })
  part?: string;

  @Id({ nullable: true, description: 'Who takes it over; null: it stays, and somebody sees to it later.' })
  toId!: string | null;
}

class LeavingRequest {
  @Id({ optional: true, description: 'Who takes over all of which nothing else is said; else as is proposed.' })
  toId?: string;

  @Nested(() => LeavingChoice, {
    list: true,
    most: 2000,
    optional: true,
    description: 'What goes to somebody else than is proposed.',
  })
  choices?: LeavingChoice[];
}

class LeavingRun extends LeavingRequest {
  @Text({ max: 64, description: 'Of the preview: what was shown is what is done.' })
  digest!: string;
}

/** Somebody leaves: what hangs on them goes over, and they get in no more. */
@Controller('people/:id/leave')
export class LeavingController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('preview')
  @Describe({
    summary: 'What becomes of all that hangs on somebody who leaves, with a proposal for each',
    returns: leavingSchema,
    previews: true,
    problems: [403],
  })
  async preview(@Param('id') id: string, @Body() body: LeavingRequest, @AskedBy() asked: Asked): Promise<object> {
    mayHandOver(asked.actor);
    const { toId, choices = [] } = body;
    return leavingJson(await planLeaving(this.dataSource.manager, id, { toId, choices }));
  }

  @Post()
  @Describe({
    summary: 'Somebody leaves: does what was previewed, and ends every way in of theirs',
    description: 'All of it in one transaction, or nothing. Refused where anything is another than was previewed.',
    returns: leavingSchema,
    problems: [403],
  })
  async run(@Param('id') id: string, @Body() body: LeavingRun, @AskedBy() asked: Asked): Promise<object> {
    mayHandOver(asked.actor);
    const { toId, choices = [], digest } = body;
    return leavingJson(await leave(this.dataSource, id, { toId, choices, digest }, asked));
  }
}

function leavingJson({ person: { id, name }, rows, ends, digest }: Leaving): object {
  return {
    person: { id, name },
    rows: rows.map(({ kind, id, name, part, becomes, to, why }) => ({ kind, id, name, part, becomes, to, why })),
    ends,
    digest,
  };
}
