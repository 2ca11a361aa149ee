import { createHash } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { feedEvents } from '../../../../database/feeds/feed-events.js';
import { feedOfToken } from '../../../../database/feeds/feeds.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Public } from '../access/actor.js';
import { Sights } from '../access/sights.js';
import { Guesses } from '../throttling/guesses.js';
import { Describe } from '../openapi/describe.js';
import { calendarText } from './calendar-text.js';
import { isSeen, seenOnly } from '../../../../database/access/unseen.js';

/** What a calendar fetches, by its secret link. */
@Controller('feeds')
@Public()
export class FeedController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: Guesses,
    private readonly sights: Sights,
  ) {}

  @Get(':file')
  @Describe({
    summary: 'A calendar feed, by its secret link',
    produces: 'text/calendar',
    problems: [404, 429],
    public: true,
  })
  async read(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = /^([\w-]{43})\.ics$/.exec(file)?.[1];
    const { manager } = this.dataSource;
    const feed = token === undefined ? null : await feedOfToken(manager, token);
    if (!feed) {
      this.guesses.failed(request.ip);
      throw noSuchFeed();
    }
    const sight = (await this.sights.person(feed.person_id))?.sight;
    if (!sight) throw noSuchFeed();
    // What its person does not see any more.
    if (feed.program_id !== null && !(await isSeen(manager, sight, 'programs', feed.program_id))) throw noSuchFeed();
    const found = await feedEvents(manager, {
      personId: feed.person_id,
      programId: feed.program_id,
      timeZone: feed.time_zone,
    });
    const events = await seenOnly(manager, sight, found, ({ uid }) => /[0-9a-f-]{36}/.exec(uid) ?? []);
    const text = calendarText(`Tollgate: ${feed.program_name ?? feed.person_name}`, events);
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    void reply.headers({
      etag,
      'content-type': 'text/calendar; charset=utf-8',
      'x-robots-tag': 'noindex, nofollow',
    });
    if (request.headers['if-none-match'] === etag) await reply.status(304).send();
    else await reply.send(text);
  }
}

function noSuchFeed(): Refusal {
  return new Refusal('not-found', 'There is no such feed, or it was revoked. Make a new one in Tollgate.');
}
