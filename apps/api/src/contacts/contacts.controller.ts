import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { contactPointsOf } from '../../../../database/notifications/contact-points.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayConfirmFor, mayManageMessagesOf } from '../../../../domain/access/access.js';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { listed } from '../openapi/json-schema.js';
import { findPerson, type PersonRow } from '../../../../database/people/people.js';
import { ContactCode, NewContactPointRequest } from './contact.dto.js';
import { contactPointJson, contactPointSchema, testSchema } from './contact-json.js';
import { ContactPoints } from './contact-points.js';

/** Where messages reach a person. */
@Controller('people/:id/contact-points')
export class ContactsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contacts: ContactPoints,
  ) {}

  @Get()
  @Describe({
    summary: 'Where messages reach a person: their mail address and their webhooks',
    returns: listed(contactPointSchema),
    problems: [403],
  })
  async list(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<{ items: object[] }> {
    const person = await this.allowed(id, actor);
    return {
      items: [...mailOf(person), ...(await contactPointsOf(this.dataSource.manager, id)).map(contactPointJson)],
    };
  }

  @Post()
  @Describe({
    summary: 'Adds a webhook of Lark, Slack or Teams, or the person as the app of Lark knows them',
    status: 201,
    returns: contactPointSchema,
    problems: [403],
  })
  async add(@Param('id') id: string, @Body() body: NewContactPointRequest, @AskedBy() asked: Asked): Promise<object> {
    await this.allowed(id, asked.actor);
    const added = await this.contacts.add({ personId: id }, body, asked);
    const row = (await contactPointsOf(this.dataSource.manager, id)).find((point) => point.id === added);
    if (!row) throw new Refusal('not-found', `The contact point ${added} was removed in the meantime.`);
    return contactPointJson(row);
  }

  @Post(':contactId/test')
  @Describe({
    summary: 'Sends a test message to a webhook; see the delivery for how it went',
    status: 202,
    returns: testSchema,
    problems: [403],
  })
  async test(
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() _body: NoBody,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    await this.allowed(id, asked.actor);
    return this.contacts.test({ personId: id }, contactId, asked);
  }

  @Post(':contactId/confirm')
  @Describe({
    summary: 'Shows that an address is one’s own, by the code that came there',
    returns: contactPointSchema,
    problems: [403],
  })
  async confirm(
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() { code }: ContactCode,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayConfirmFor(asked.actor, id);
    await this.contacts.confirm(id, contactId, code, asked);
    const row = (await contactPointsOf(this.dataSource.manager, id)).find((point) => point.id === contactId);
    if (!row) throw new Refusal('not-found', `The contact point ${contactId} was removed in the meantime.`);
    return contactPointJson(row);
  }

  @Delete(':contactId')
  @Describe({ summary: 'Removes a webhook; what is kept of it is gone', status: 204, problems: [403] })
  async remove(@Param('id') id: string, @Param('contactId') contactId: string, @AskedBy() asked: Asked): Promise<void> {
    await this.allowed(id, asked.actor);
    await this.contacts.remove({ personId: id }, contactId, asked);
  }

  private async allowed(id: string, actor: Actor): Promise<PersonRow> {
    mayManageMessagesOf(actor, id);
    return findPerson(this.dataSource.manager, id);
  }
}

function mailOf({ email }: PersonRow): object[] {
  if (email === null) return [];
  return [
    { id: null, channel: 'email', name: 'mail', address: email, confirmed: true, createdAt: null, lastDelivery: null },
  ];
}
