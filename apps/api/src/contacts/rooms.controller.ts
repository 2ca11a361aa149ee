import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { roomsOf } from '../../../../database/notifications/contact-points.js';
import { Refusal } from '../../../../domain/refusal.js';
import { maySteerProgram } from '../../../../domain/access/access.js';
import { placeOfProgram } from '../../../../domain/access/place.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { listed } from '../openapi/json-schema.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { NewContactPointRequest } from './contact.dto.js';
import { contactPointJson, contactPointSchema, testSchema } from './contact-json.js';
import { ContactPoints } from './contact-points.js';

/** Rooms of a program in Lark, Slack or Teams: they hear of its escalations and tollgates. */
@Controller('programs/:id/rooms')
export class RoomsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contacts: ContactPoints,
  ) {}

  @Get()
  @Describe({
    summary: 'The rooms that hear of the escalations and tollgates of a program',
    returns: listed(contactPointSchema),
  })
  async list(@Param('id') id: string): Promise<{ items: object[] }> {
    await findProgramRow(this.dataSource.manager, id);
    return { items: (await roomsOf(this.dataSource.manager, id)).map(contactPointJson) };
  }

  @Post()
  @Describe({ summary: 'Adds a room by its webhook', status: 201, returns: contactPointSchema, problems: [403] })
  async add(@Param('id') id: string, @Body() body: NewContactPointRequest, @AskedBy() asked: Asked): Promise<object> {
    await this.steered(id, asked);
    const added = await this.contacts.add({ programId: id }, body, asked);
    const row = (await roomsOf(this.dataSource.manager, id)).find((room) => room.id === added);
    if (!row) throw new Refusal('not-found', `The room ${added} was removed in the meantime.`);
    return contactPointJson(row);
  }

  @Post(':roomId/test')
  @Describe({ summary: 'Sends a test message to a room', status: 202, returns: testSchema, problems: [403] })
  async test(
    @Param('id') id: string,
    @Param('roomId') roomId: string,
    @Body() _body: NoBody,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    await this.steered(id, asked);
    return this.contacts.test({ programId: id }, roomId, asked);
  }

  @Delete(':roomId')
  @Describe({ summary: 'Removes a room', status: 204, problems: [403] })
  async remove(@Param('id') id: string, @Param('roomId') roomId: string, @AskedBy() asked: Asked): Promise<void> {
    await this.steered(id, asked);
    await this.contacts.remove({ programId: id }, roomId, asked);
  }

  private async steered(id: string, { actor }: Asked): Promise<void> {
    const row = await findProgramRow(this.dataSource.manager, id);
    maySteerProgram(actor, { managerId: row.manager_id, place: placeOfProgram(row) });
  }
}
