import { randomBytes } from 'node:crypto';
import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import type { SignInProvider } from '../../../../database/entities/sign-in-provider.js';
import { spendJwt } from '../../../../database/providers/attempts.js';
import { doorNamed } from '../../../../database/providers/providers.js';
import { SealBroken } from '../../../../database/secrets/seal.js';
import { endSessionsElsewhere, takeIdToken } from '../../../../database/sign-in/elsewhere.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Public } from '../access/actor.js';
import { forgetLeaving, keepLeaving, leavingIn, type Leaving } from '../access/leaving.js';
import { sessionEvent } from '../access/session-event.js';
import { Describe } from '../openapi/describe.js';
import { Problem } from '../problems/problem.js';
import { Guesses } from '../throttling/guesses.js';
import { providerFetch } from './exchange.js';
import { LogoutTokens } from './logout-tokens.js';
import { Oidc } from './oidc.js';
import { answerInBrowser } from './sign-in-pages.js';

/** For so long the name of a token is remembered that was carried out: longer than one is taken; in ms. */
const spentMs = 20 * 60_000;

/** Signing out where one has signed in: by the browser, and by what a provider tells without one. */
@Controller('sign-in/out')
@Public()
export class SignOutWithController {
  private readonly oidc: Oidc;
  private readonly tokens: LogoutTokens;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly guesses: Guesses,
  ) {
    const fetch = providerFetch(settings);
    this.oidc = new Oidc(fetch);
    this.tokens = new LogoutTokens(this.oidc, fetch);
  }

  @Get(':key')
  @Describe({
    status: 303,
    produces: 'text/html',
    refusesAs: 'text/html',
    public: true,
    summary: 'Sends a browser to a provider to sign out there too',
    problems: [404, 429],
  })
  async out(@Param('key') key: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await answerInBrowser(reply, null, async () => {
      const provider = await this.door(key);
      const leaving = leavingIn(request, this.settings);
      const own = leaving?.providerId === provider.id ? leaving : null;
      const [idToken, state] = [await this.idTokenOf(own), randomBytes(32).toString('base64url')];
      const then = `${publicUrlOf(this.settings)}/sign-in`;
      const url =
        provider.kind === 'oidc' ? await this.oidc.out(provider, { then, state, idToken }).catch(() => null) : null;
      forgetLeaving(reply);
      if (url === null) return '/sign-in';
      keepLeaving(reply, this.settings, { sessionId: '', providerId: provider.id, key, name: provider.name }, state);
      return url.href;
    });
  }

  @Post(':key/back-channel')
  @Header('cache-control', 'no-store')
  @Describe({
    summary: 'Where a provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0)',
    description:
      'A form with one field, `logout_token`. What was opened by that session, or by that person, ends at once.',
    problems: [400, 404, 413, 415, 429],
    public: true,
  })
  async ended(@Param('key') key: string, @Req() request: FastifyRequest): Promise<void> {
    const provider = await this.door(key);
    if (provider.kind !== 'oidc') throw noSuchDoor();
    const { logout_token: token } = (request.body ?? {}) as { logout_token?: unknown };
    const said = await this.tokens.read(provider, token);
    const why = 'why' in said ? said.why : await this.end(provider, said);
    if (why === null) return;
    this.guesses.failed(request.ip);
    throw new Problem('invalid-request', `The logout token is not taken: ${why}.`);
  }

  /** Once for each token; null where it was the first time. */
  private async end(
    { id: providerId, key }: SignInProvider,
    { jti, sid, subject }: { jti: string; sid: string | null; subject: string | null },
  ): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      const endsAt = new Date(Date.now() + spentMs);
      if (!(await spendJwt(manager, { providerId, jti: `logout/${jti}`, endsAt }))) return 'it was used already';
      const ended = await endSessionsElsewhere(manager, providerId, { sid, subject });
      const events = ended.map(({ id, personId }) =>
        sessionEvent('person.signed_out', personId, id, null, { by: key }),
      );
      if (events.length > 0) await saveEvents(manager, events);
      return null;
    });
  }

  /** Null also where it was sealed by another key: one signs out there without it, and is asked there. */
  private async idTokenOf(leaving: Leaving | null): Promise<string | null> {
    if (leaving === null || leaving.state !== null) return null;
    const key = installationKey(this.settings, 'sign-out-elsewhere');
    try {
      return await takeIdToken(this.dataSource.manager, key, leaving);
    } catch (error) {
      if (error instanceof SealBroken) return null;
      throw error;
    }
  }

  private async door(key: string): Promise<SignInProvider> {
    const provider = await doorNamed(this.dataSource.manager, key);
    if (!provider) throw noSuchDoor();
    return provider;
  }
}

function noSuchDoor(): Refusal {
  return new Refusal('not-found', 'Nobody signs in here that way, or not any more.');
}
