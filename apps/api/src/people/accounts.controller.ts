import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findPerson } from '../../../../database/people/people.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Id, Text } from '../openapi/fields.js';
import { markOther, markSame } from './mark-accounts.js';
import { personJson, personSchema } from './person-json.js';

class WhyTheyAreOther {
  @Text({ max: 2000, description: 'How it is known. It stands in the trail.' })
  reason!: string;
}

class WhyTheyAreSame extends WhyTheyAreOther {
  @Id({ description: 'The other account of the same natural person.' })
  personId!: string;
}

/** Accounts that are one natural person. */
@Controller('people/:id')
export class AccountsController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('same-as')
  @Describe({
    summary: 'Marks two accounts as one natural person: they count once, and have the same own work',
    returns: personSchema,
    problems: [403],
  })
  async same(@Param('id') id: string, @Body() body: WhyTheyAreSame, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    await this.dataSource.transaction((manager) => markSame(manager, id, body, asked));
    return personJson(await findPerson(this.dataSource.manager, id), asked.actor);
  }

  @Post('another')
  @Describe({
    summary: 'Says that an account is nobody else’s any more; not of one’s own',
    returns: personSchema,
    problems: [403],
  })
  async other(@Param('id') id: string, @Body() { reason }: WhyTheyAreOther, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    await this.dataSource.transaction((manager) => markOther(manager, id, reason, asked));
    return personJson(await findPerson(this.dataSource.manager, id), asked.actor);
  }
}
