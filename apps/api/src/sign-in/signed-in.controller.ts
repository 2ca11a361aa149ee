import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { findPerson, type PersonRow } from '../../../../database/people/people.js';
import { hasPassword } from '../../../../database/sign-in/accounts.js';
import { sessionsOf, type SessionHolder } from '../../../../database/sign-in/sessions.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Public } from '../access/actor.js';
import { requireOwnForm } from '../access/form-token.js';
import { cameFrom } from '../access/known-browser.js';
import { Sessions } from '../access/sessions.js';
import { typedFields } from '../links/carry-out.js';
import type { Page } from '../links/html.js';
import { Describe } from '../openapi/describe.js';
import { problemOf } from '../problems/problem-of.js';
import { LocalAccounts } from './local-accounts.js';
import { answerWith } from './page-answer.js';
import { signedInPage } from './pages.js';
import { secretFields } from './typed.js';

/** Who one is here, and one's own account. */
@Controller('signed-in')
@Public()
export class SignedInController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly sessions: Sessions,
    private readonly accounts: LocalAccounts,
  ) {}

  @Get()
  @Describe({
    summary: 'The page of whoever has signed in: who they are, where they are signed in, their password',
    produces: 'text/html',
    refusesAs: 'text/html',
    public: true,
    leadsOn: true,
  })
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, async () => {
      const holder = await this.sessions.find(request);
      return holder ? this.page(holder) : { to: '/sign-in' };
    });
  }

  @Post('password')
  @Describe({
    summary: 'Changes one’s own password, sent by the form of that page; ends one’s other sessions',
    produces: 'text/html',
    refusesAs: 'text/html',
    problems: [403, 409, 413, 415, 422, 429],
    public: true,
    leadsOn: true,
  })
  async change(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, async () => {
      const holder = await this.sessions.find(request);
      if (!holder) return { to: '/sign-in' };
      try {
        await this.changePassword(holder, request);
        return { to: '/signed-in' };
      } catch (error) {
        const { detail, status, more } = problemOf(error);
        void reply.headers(more.headers ?? {});
        return this.page(holder, detail, status);
      }
    });
  }

  private async changePassword({ session, hand }: SessionHolder, request: FastifyRequest): Promise<void> {
    requireOwnForm(request, typedFields(request.body), session, this.settings);
    const { personId } = session;
    const { present, password, again } = secretFields(request.body);
    if (!(await this.accounts.isPasswordOf(personId, present, cameFrom(request, this.settings))))
      throw new Refusal('not-allowed', 'The present password is not that. Type it again, or have a link sent to you.');
    const person = await findPerson(this.dataSource.manager, personId);
    const hash = await this.accounts.prepared(person, password, again);
    const madeBy = hand?.madeBy.id ?? null;
    await this.dataSource.transaction((manager) =>
      this.accounts.set(manager, { personId, hash, by: 'change', madeBy, but: session.id }),
    );
  }

  private async page(holder: SessionHolder, problem: string | null = null, status = 200): Promise<Page> {
    const { manager } = this.dataSource;
    const { actor, session } = holder;
    const { time_zone: zone }: PersonRow = await findPerson(manager, actor.id);
    const sessions = await sessionsOf(manager, actor.id, this.settings.sessionIdleMinutes);
    const password = this.settings.localAccounts && (await hasPassword(manager, actor.id));
    return signedInPage({ actor, session, sessions, password, zone }, problem, status);
  }
}
