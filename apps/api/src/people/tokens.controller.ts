import { Body, Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { saveNotices } from '../../../../database/inbox/save-notices.js';
import { addToken, revokeToken, tokensOf, type TokenRow } from '../../../../database/people/tokens.js';
import { saveEvents } from '../../../../database/trail/events.js';
import type { Notice } from '../../../../domain/record/event.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { describeInstant } from '../../../../domain/time.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { requireWithin, tokenLevels } from '../../../../domain/access/limits.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { secretText, ShownOnce } from '../idempotency/shown-once.js';
import { Describe } from '../openapi/describe.js';
import { isUuid } from '../../../../domain/uuid.js';
import { choice, instant, listed, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { NewTokenRequest } from './person.dto.js';
import { tokenEvent, tokenFacts } from './token-event.js';
import { endOfToken, limitsAsked } from './token-asked.js';
import { findPerson } from '../../../../database/people/people.js';

const token = {
  id: uuid,
  name: text,
  kind: { ...choice(['personal', 'service']), description: 'Whose token it is: a person’s, or a service account’s.' },
  level: {
    ...choice(tokenLevels),
    description: 'To read, to act, for all that the person may, or for a directory, at /scim/v2 alone.',
  },
  programId: { ...nullable(uuid), description: 'Good in this program only; null: in all, and outside of them.' },
  createdAt: instant,
  expiresAt: nullable(instant),
  lastUsedAt: { ...nullable(instant), description: 'To within some minutes.' },
  revokedAt: nullable(instant),
};
const tokenSchema = schema('ApiToken', object(token));
const newTokenSchema = schema(
  'NewApiToken',
  object({ ...token, token: secretText }, 'The token itself is shown this once.'),
);

@Controller('people/:id/tokens')
export class TokensController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({
    summary: 'Lists the API tokens of a person',
    returns: listed(tokenSchema),
    problems: [403],
  })
  async list(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    // Who may see them is whoever may make them; to look at them, a token that reads is enough.
    const { within: _, ...unbound } = actor;
    const { service } = await this.allowed(id, unbound);
    return { items: (await tokensOf(this.dataSource.manager, id)).map((row) => tokenJson(row, service)) };
  }

  @Post()
  @ShownOnce('token')
  @Describe({
    summary: 'Makes an API token; it is shown once',
    description:
      'It is good for no more than the token with which it is made, and ends no later; it ends with that one where one makes ' +
      'it for oneself. Sent again under the same Idempotency-Key, it makes no other, and shows none.',
    status: 201,
    returns: newTokenSchema,
    problems: [403],
  })
  async create(
    @Param('id') id: string,
    @Body() body: NewTokenRequest,
    @AskedBy() asked: Asked,
    @Req() { tokenHash }: FastifyRequest,
  ): Promise<object> {
    const { actor, key } = asked;
    const person = await this.allowed(id, actor);
    if (person.service) mayAdminister(actor);
    const { expiresAt, endAsked } = endOfToken(body, person, actor, this.settings.tokenDays);
    const { row, plain } = await this.dataSource.transaction(async (manager) => {
      const made = await addToken(manager, {
        id: stableId(id, actor.id, key, 'token'),
        personId: id,
        kind: person.service ? 'service' : 'personal',
        name: body.name,
        limits: await limitsAsked(manager, body, person, actor),
        expiresAt,
        endAsked,
        madeWith: tokenHash ?? null,
      });
      const created = tokenEvent(id, made.row, 'person.token_created', actor.id, tokenFacts(made.row, person.service));
      await saveEvents(manager, [created]);
      if (actor.id !== id) await tellOf(manager, made.row, created.event.key, actor, person.time_zone);
      return made;
    });
    return { ...tokenJson(row, person.service), token: plain };
  }

  @Delete(':tokenId')
  @Describe({
    summary:
      'Revokes an API token, and those that the person made with it for themselves; `current` is that which asks',
    status: 204,
    problems: [403],
  })
  async revoke(
    @Param('id') id: string,
    @Param('tokenId') given: string,
    @CurrentActor() actor: Actor,
    @Req() { tokenId: own }: FastifyRequest,
  ): Promise<void> {
    const tokenId = given === 'current' ? (own ?? given) : given;
    // Whoever is done with a token can end it, whatever it is good for.
    const itself = actor.id === id.toLowerCase() && own !== undefined && own === tokenId.toLowerCase();
    if (!itself) requireWithin(actor, 'administer', null);
    await this.allowed(id, actor);
    await this.dataSource.transaction(async (manager) => {
      const ended = isUuid(tokenId) ? await revokeToken(manager, id, tokenId) : [];
      if (ended.length === 0) throw new Refusal('not-found', `The person has no token ${tokenId}. List the tokens.`);
      await saveEvents(
        manager,
        ended.map((row) => tokenEvent(id, row, 'person.token_revoked', actor.id)),
      );
    });
  }

  /** One's own, or as an administrator. */
  private async allowed(id: string, actor: Actor): ReturnType<typeof findPerson> {
    if (actor.id !== id) mayAdminister(actor);
    return findPerson(this.dataSource.manager, id);
  }
}

/** Whoever has a token made for them hears of it at once, by whom, and what to do. */
async function tellOf(
  manager: EntityManager,
  made: TokenRow,
  eventKey: string,
  actor: Actor,
  zone: string,
): Promise<void> {
  const untilText = made.expires_at ? { untilText: describeInstant(made.expires_at.getTime(), zone) } : {};
  const facts = { itemTitle: made.name, itemNumber: null, programName: '' };
  const notice: Notice = {
    eventKey,
    kind: 'token_made',
    to: [{ personId: made.person_id, role: 'takes_over' }],
    channels: ['inbox', 'email'],
    at: made.created_at.getTime(),
    facts: { byName: actor.name, ...untilText },
  };
  await saveNotices(manager, [{ subjectKind: 'person', subjectId: made.person_id, programId: null, facts, notice }]);
}

function tokenJson(row: TokenRow, service: boolean): object {
  return {
    id: row.id,
    name: row.name,
    ...tokenFacts(row, service),
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
