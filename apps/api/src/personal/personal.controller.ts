import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { findPerson } from '../../../../database/people/people.js';
import { storedAbout } from '../../../../database/personal/read-stored.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { mayErase, mayReadStored } from '../../../../domain/access/personal-access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Text } from '../openapi/fields.js';
import { choice, integer, list, object, person, schema, text } from '../openapi/json-schema.js';
import { erasePerson, planErasure, type ErasurePlan } from './erase-person.js';

const erasureSchema = schema(
  'Erasure',
  object({
    person,
    pseudonym: text,
    rows: list(object({ table: text, becomes: choice(['deleted', 'rewritten']), count: integer })),
    events: integer,
    digest: text,
  }),
);

class ErasureAsked {
  @Text({ max: 2000, description: 'Why, without their name: it stands in the trail.' })
  reason!: string;

  @Text({ max: 64, description: 'Of the preview: what was shown is what is done.' })
  digest!: string;
}

/** What is stored about a person: given out, and erased. */
@Controller('people/:id')
export class PersonalController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('stored')
  @Describe({
    summary: 'All that is stored about a person, a line of JSON for each row; their own, or as an administrator',
    description:
      'Which table it stands in, by which column it names them, and the row; of records the id alone. Secrets are left out. That it was given out stands in the trail.',
    produces: 'application/x-ndjson',
    problems: [403],
  })
  async stored(@Param('id') id: string, @AskedBy() { actor, key }: Asked): Promise<StreamableFile> {
    mayReadStored(actor, id);
    const { manager } = this.dataSource;
    const row = await findPerson(manager, id);
    const at = Date.now();
    const event = { type: 'person.stored_read', at, actorId: actor.id, version: row.version, data: {} };
    const about = { subjectKind: 'person' as const, subjectId: row.id, programId: null };
    await saveEvents(manager, [{ ...about, event: { key: `person/${row.id}#stored:${actor.id}:${key}`, ...event } }]);
    return new StreamableFile(Readable.from(this.lines(row.id)), {
      type: 'application/x-ndjson',
      disposition: `attachment; filename="stored-${row.id}.jsonl"`,
    });
  }

  @Post('erase/preview')
  @Describe({
    summary: 'What erasing somebody who has left would do',
    returns: erasureSchema,
    previews: true,
    problems: [403],
  })
  async preview(@Param('id') id: string, @AskedBy() asked: Asked): Promise<object> {
    mayErase(asked.actor);
    return erasureJson(await planErasure(this.dataSource.manager, id));
  }

  @Post('erase')
  @Describe({
    summary: 'Erases somebody who has left: what names them goes, records and proofs stay',
    description:
      'All of it as it was previewed, or nothing. Whoever erases has proved who they are within 15 minutes (POST /proof). There is no way back.',
    returns: erasureSchema,
    problems: [403],
  })
  async erase(@Param('id') id: string, @Body() body: ErasureAsked, @AskedBy() asked: Asked): Promise<object> {
    mayErase(asked.actor);
    return erasureJson(await erasePerson(this.dataSource, id, body, asked));
  }

  private async *lines(personId: string): AsyncGenerator<string> {
    for await (const row of storedAbout(this.dataSource.manager, personId)) yield `${JSON.stringify(row)}\n`;
  }
}

function erasureJson({ person: { id, name }, pseudonym, rows, events, digest }: ErasurePlan): object {
  return { person: { id, name }, pseudonym, rows, events, digest };
}
