import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { doorsOf } from '../../../../database/providers/providers.js';
import { ownPath } from '../../../../domain/provider/return-path.js';
import { isUuid } from '../../../../domain/uuid.js';
import { Public } from '../access/actor.js';
import { requireOwnForm } from '../access/form-token.js';
import { cameFrom } from '../access/known-browser.js';
import { forgetLeaving, leavingIn } from '../access/leaving.js';
import { requireOwnPage } from '../access/own-page.js';
import { Sessions } from '../access/sessions.js';
import { typedFields } from '../links/carry-out.js';
import { Describe } from '../openapi/describe.js';
import { Forgotten } from './forgotten.js';
import { LocalAccounts } from './local-accounts.js';
import { answerWith } from './page-answer.js';
import { forgottenPage, sentPage, signInPage, type SignInParts } from './pages.js';
import { SignInQuery } from './sign-in-link.dto.js';
import { secretFields } from './typed.js';

const page = { produces: 'text/html', refusesAs: 'text/html', public: true, leadsOn: true } as const;

/** Where people sign in, and out. */
@Controller()
@Public()
export class SignInController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly sessions: Sessions,
    private readonly accounts: LocalAccounts,
    private readonly forgotten: Forgotten,
  ) {}

  @Get('sign-in')
  @Describe({ summary: 'The page on which people sign in', ...page })
  async show(
    @Query() { to: given, state }: SignInQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answerWith(reply, async () => {
      const to = ownPath(given);
      if (await this.sessions.find(request)) return { to };
      return signInPage({ ...(await this.parts(to)), ...leaveOf(request, reply, this.settings, state) });
    });
  }

  @Post('sign-in')
  @Describe({
    summary: 'Signs in by address or name and password, sent by the form of that page',
    problems: [401, 403, 409, 413, 415, 429],
    ...page,
  })
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { who = '', to: given } = typedFields(request.body);
    const to = ownPath(given);
    await answerWith(
      reply,
      async () => {
        requireOwnPage(request, this.settings);
        const { password } = secretFields(request.body);
        const { personId, madeBy } = await this.accounts.holder(who, password, cameFrom(request, this.settings));
        const opened = await this.dataSource.transaction((manager) =>
          this.sessions.open(manager, request, { personId, how: { kind: 'password' }, madeBy }),
        );
        this.sessions.setCookie(reply, opened);
        return { to };
      },
      async (detail, status) => signInPage({ ...(await this.parts(to)), who }, detail, status),
    );
  }

  @Post('sign-out')
  @Describe({
    summary: 'Signs out here, or in another browser of one’s own: `session`; sent by a form of ours',
    problems: [403, 413, 415],
    ...page,
  })
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, async () => {
      const holder = await this.sessions.find(request);
      if (!holder) {
        this.sessions.clearCookie(reply);
        return { to: '/sign-in' };
      }
      const typed = typedFields(request.body);
      const { session } = holder;
      requireOwnForm(request, typed, session, this.settings);
      const id = typed['session'] ?? session.id;
      if (id === session.id) {
        await this.sessions.leave(reply, session);
        return { to: '/sign-in' };
      }
      if (!isUuid(id)) return { to: '/signed-in' };
      await this.dataSource.transaction((manager) =>
        this.sessions.end(manager, session.personId, id, session.personId),
      );
      return { to: '/signed-in' };
    });
  }

  @Get('sign-in/forgotten')
  @Describe({ summary: 'The page for whoever has forgotten their password', problems: [409], ...page })
  async askForLink(@Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, () => {
      this.accounts.requireOn();
      return Promise.resolve(forgottenPage());
    });
  }

  @Post('sign-in/forgotten')
  @Describe({
    summary: 'Sends a link by which somebody chooses another password; the answer is the same for every address',
    problems: [403, 409, 413, 415, 429],
    ...page,
  })
  async sendLink(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, async () => {
      requireOwnPage(request, this.settings);
      this.accounts.requireOn();
      await this.forgotten.asked(typedFields(request.body)['who'] ?? '', cameFrom(request, this.settings));
      return sentPage;
    });
  }

  private async parts(to: string): Promise<SignInParts> {
    const { localAccounts: passwords, smtpUrl } = this.settings;
    const doors = await doorsOf(this.dataSource.manager);
    return { doors, passwords, mails: passwords && smtpUrl !== null, to };
  }
}

/**
 * Whoever has signed out here is told where they are signed in still; whoever comes back from there, with what they were sent with,
 * that they are not any more.
 */
function leaveOf(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: Settings,
  state: string | undefined,
): Pick<SignInParts, 'leaving' | 'left'> {
  const leaving = leavingIn(request, settings);
  if (leaving === null) return {};
  if (leaving.state === null) return { leaving };
  if (leaving.state !== state) return {};
  forgetLeaving(reply);
  return { left: leaving.name };
}
