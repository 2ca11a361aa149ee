import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { addFeed, feedsOf, revokeFeed, type FeedRow } from '../../../../database/feeds/feeds.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayManageMessagesOf } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { secretText, ShownOnce } from '../idempotency/shown-once.js';
import { Describe } from '../openapi/describe.js';
import { isUuid } from '../../../../domain/uuid.js';
import { Id } from '../openapi/fields.js';
import { instant, listed, nullable, object, reference, schema, uuid } from '../openapi/json-schema.js';
import { findPerson } from '../../../../database/people/people.js';
import { findProgramRow } from '../../../../database/programs/programs.js';

class NewFeed {
  @Id({ optional: true, nullable: true, description: 'The dates of this program; without it, those of the person.' })
  programId?: string | null;
}

const feed = { id: uuid, program: nullable(reference), createdAt: instant, revokedAt: nullable(instant) };
const feedSchema = schema('Feed', object(feed));
const newFeedSchema = schema(
  'FeedWithUrl',
  object({ ...feed, url: secretText }, 'The secret link is shown this once.'),
);

/** Calendar feeds: secret links that a calendar subscribes to. */
@Controller('people/:id/feeds')
export class FeedsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({
    summary: 'The calendar feeds of a person, revoked ones too',
    returns: listed(feedSchema),
    problems: [403],
  })
  async list(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<{ items: object[] }> {
    await this.allowed(id, actor);
    return { items: (await feedsOf(this.dataSource.manager, id)).map(feedJson) };
  }

  @Post()
  @ShownOnce('url')
  @Describe({
    summary: 'Makes a calendar feed, of a person or of a program; its link is shown once',
    description: 'Sent again under the same Idempotency-Key, it makes no other, and shows no link.',
    status: 201,
    returns: newFeedSchema,
    problems: [403],
  })
  async add(@Param('id') id: string, @Body() body: NewFeed, @AskedBy() asked: Asked): Promise<object> {
    await this.allowed(id, asked.actor);
    const { programId = null } = body;
    if (programId !== null) await findProgramRow(this.dataSource.manager, programId, asked.actor.sight);
    const feedId = stableId(id, asked.actor.id, asked.key, 'feed');
    const token = await this.dataSource.transaction(async (manager) => {
      const made = await addFeed(manager, { id: feedId, personId: id, programId });
      if (made === null) return null;
      await record(manager, id, feedId, 'person.feed_created', asked, { programId });
      return made;
    });
    const row = (await feedsOf(this.dataSource.manager, id)).find((other) => other.id === feedId);
    if (!row) throw new Error(`feed ${feedId} was not stored`);
    return { ...feedJson(row), url: token === null ? null : `${publicUrlOf(this.settings)}/feeds/${token}.ics` };
  }

  @Delete(':feedId')
  @Describe({ summary: 'Revokes a calendar feed: its link shows nothing any more', status: 204, problems: [403] })
  async revoke(@Param('id') id: string, @Param('feedId') feedId: string, @AskedBy() asked: Asked): Promise<void> {
    await this.allowed(id, asked.actor);
    await this.dataSource.transaction(async (manager) => {
      if (!isUuid(feedId) || !(await revokeFeed(manager, id, feedId)))
        throw new Refusal('not-found', `The person has no feed ${feedId}. List the feeds.`);
      await record(manager, id, feedId, 'person.feed_revoked', asked, {});
    });
  }

  private async allowed(id: string, actor: Actor): Promise<void> {
    mayManageMessagesOf(actor, id);
    await findPerson(this.dataSource.manager, id);
  }
}

function feedJson(row: FeedRow): object {
  return {
    id: row.id,
    program: row.program_id === null ? null : { id: row.program_id, name: row.program_name ?? '' },
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

async function record(
  manager: EntityManager,
  personId: string,
  feedId: string,
  type: string,
  { actor }: Asked,
  data: Record<string, unknown>,
): Promise<void> {
  const event = {
    key: `person/${personId}#${type}:${feedId}`,
    type,
    at: Date.now(),
    actorId: actor.id,
    version: 0,
    data: { feedId, ...data },
  };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: personId, programId: null, event }]);
}
