import { Controller, Delete, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { howOf, sessionsOf, type SessionRow } from '../../../../database/sign-in/sessions.js';
import { Refusal } from '../../../../domain/refusal.js';
import { waysToProve } from '../../../../domain/sign-in/how.js';
import { isUuid } from '../../../../domain/uuid.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { choice, flag, instant, listed, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { Sessions } from '../access/sessions.js';

const session = schema(
  'Session',
  object(
    {
      id: uuid,
      how: choice(waysToProve),
      provider: nullable(text),
      openedAt: instant,
      provedAt: nullable(instant),
      usedAt: instant,
      endsAt: instant,
      address: nullable(text),
      browser: nullable(text),
      current: flag,
    },
    'A browser in which somebody has signed in. `provedAt` is when they last proved who they are, null where the provider does not say; `current` is that which asks.',
  ),
);

/** One's own browsers. An administrator ends those of others with the person. */
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @Describe({ summary: 'Lists the browsers in which one has signed in', returns: listed(session) })
  async list(@CurrentActor() actor: Actor, @Req() { session: current }: FastifyRequest): Promise<object> {
    const rows = await sessionsOf(this.dataSource.manager, actor.id, this.settings.sessionIdleMinutes);
    return { items: rows.map((row) => sessionJson(row, current?.id)) };
  }

  @Delete(':id')
  @Describe({ summary: 'Signs out: ends a session of one’s own, at once; `current` is that which asks', status: 204 })
  async end(
    @Param('id') given: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const current = request.session;
    const id = given === 'current' ? current?.id : given;
    if (current && id === current.id) {
      await this.sessions.leave(reply, current);
      return;
    }
    const ended =
      id !== undefined &&
      isUuid(id) &&
      (await this.dataSource.transaction((manager) => this.sessions.end(manager, actor.id, id, actor.id)));
    if (!ended) throw new Refusal('not-found', `You have no session ${given}. List your sessions.`);
  }
}

function sessionJson(row: SessionRow, current: string | undefined): object {
  const how = howOf(row);
  return {
    id: row.id,
    how: how.kind,
    provider: how.kind === 'provider' ? how.provider : null,
    openedAt: row.opened_at.toISOString(),
    provedAt: row.proved_at?.toISOString() ?? null,
    usedAt: row.used_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    address: row.address,
    browser: row.browser,
    current: row.id === current,
  };
}
