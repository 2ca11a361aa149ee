import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findNamed, namedKinds, unknown, type Named } from '../../../../database/names/find-named.js';
import { policyKinds, type PolicyKind } from '../../../../domain/policy/check-policy.js';
import { requireWithin } from '../../../../domain/access/limits.js';
import { seesAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Text } from '../openapi/fields.js';
import { choice, object, text, uuid } from '../openapi/json-schema.js';

/** What is of no program. */
const namesOfAll: readonly Named[] = ['person', 'team', 'policy'];

class NameQuery {
  @Choice(namedKinds)
  kind!: Named;

  @Text({ max: 254, description: 'Id, name, or a person’s mail address; `me` is whoever asks.', example: 'Lin Mei' })
  name!: string;

  @Choice(policyKinds, { optional: true, description: 'Of a policy: which kind; names are taken once in each.' })
  policyKind?: PolicyKind;
}

/** What a name stands for: for programs and people who know names, where a request needs an id. */
@Controller('names')
export class NamesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'The id of what has a name, however it is written; else what is near',
    returns: object({ kind: choice(namedKinds), id: uuid, name: text }),
    problems: [422],
  })
  async find(@Query() { kind, name, policyKind }: NameQuery, @CurrentActor() actor: Actor): Promise<object> {
    // Programs, and what belongs to one, would be told of by their names.
    if (!namesOfAll.includes(kind)) requireWithin(actor, 'read', null);
    if (kind === 'webhook' && !seesAudit(actor))
      throw unknown({ field: 'name', kind, what: kind, ref: name }, [], 'webhooks');
    const me = kind === 'person' && name.toLowerCase() === 'me';
    return {
      kind,
      ...(await findNamed(this.dataSource.manager, kind, me ? actor.id : name, {
        field: 'name',
        policyKind,
        seenBy: actor.sight,
      })),
    };
  }
}
