import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openLinksOf, revokeLinks } from '../../../../database/links/links.js';
import { recordedData, saveEvents } from '../../../../database/trail/events.js';
import { mayManageMessagesOf } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Id } from '../openapi/fields.js';
import { instant, integer, listed, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { findPerson } from '../../../../database/people/people.js';

class Revocation {
  @Id({ optional: true, description: 'One link; without it, all that were sent so far.' })
  id?: string;
}

const linkSchema = schema(
  'ActionLink',
  object(
    {
      id: uuid,
      action: text,
      subject: nullable(object({ kind: nullable(text), id: uuid })),
      createdAt: instant,
      expiresAt: instant,
    },
    'A link in a message. The link itself is nowhere but in the message.',
  ),
);

/** Links in messages by which a person can act. */
@Controller('people/:id/action-links')
export class LinksController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Links in messages to a person that still work',
    returns: listed(linkSchema),
    problems: [403],
  })
  async list(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<{ items: object[] }> {
    await this.allowed(id, actor);
    const rows = await openLinksOf(this.dataSource.manager, id);
    return {
      items: rows.map((row) => ({
        id: row.id,
        action: row.action,
        subject: row.subject_id === null ? null : { kind: row.subject_kind, id: row.subject_id },
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
      })),
    };
  }

  @Post('revoke')
  @Describe({
    summary: 'Makes links useless that were sent to a person, e.g. when their mailbox is in other hands',
    returns: object({ revoked: integer }),
    problems: [403],
  })
  async revoke(@Param('id') id: string, @Body() body: Revocation, @AskedBy() asked: Asked): Promise<object> {
    await this.allowed(id, asked.actor);
    const key = `person/${id}#links_revoked:${asked.actor.id}:${asked.key}`;
    const revoked = await this.dataSource.transaction(async (manager) => {
      const before = await recordedData(manager, key);
      if (before) return before['revoked'];
      const count = await revokeLinks(manager, id, body.id ?? null);
      const event = {
        key,
        type: 'person.links_revoked',
        at: Date.now(),
        actorId: asked.actor.id,
        version: 0,
        data: { revoked: count, linkId: body.id ?? null },
      };
      await saveEvents(manager, [{ subjectKind: 'person', subjectId: id, programId: null, event }]);
      return count;
    });
    return { revoked };
  }

  private async allowed(id: string, actor: Actor): Promise<void> {
    mayManageMessagesOf(actor, id);
    await findPerson(this.dataSource.manager, id);
  }
}
