import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import type { SignInProvider } from '../../../../database/entities/sign-in-provider.js';
import { spendState } from '../../../../database/providers/attempts.js';
import { doorNamed, secretOf } from '../../../../database/providers/providers.js';
import { ownPath } from '../../../../domain/provider/return-path.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Public } from '../access/actor.js';
import { Sessions, type Opened } from '../access/sessions.js';
import { Describe } from '../openapi/describe.js';
import { Problem } from '../problems/problem.js';
import { Guesses } from '../throttling/guesses.js';
import { attemptMinutes, attemptOf, forgetAttempt, keepAttempt, newSecrets, type Attempt } from './attempt.js';
import { exchangeProblem, providerFetch, type Arrived, type Begin } from './exchange.js';
import { Lark } from './lark.js';
import { letIn } from './let-in.js';
import { Oidc } from './oidc.js';
import { redirectUrl } from './provider-json.js';
import { answerInBrowser } from './sign-in-pages.js';
import { WithQuery } from './with-query.dto.js';

const page = { status: 303, produces: 'text/html', refusesAs: 'text/html', public: true } as const;

/** Signing in elsewhere: the way there, and the way back. Errors are pages: whoever comes here reads them in a browser. */
@Controller('sign-in')
@Public()
export class SignInWithController {
  private readonly oidc: Oidc;
  private readonly lark: Lark;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly sessions: Sessions,
    private readonly guesses: Guesses,
  ) {
    const fetch = providerFetch(settings);
    this.oidc = new Oidc(fetch);
    this.lark = new Lark(fetch);
  }

  @Get('with/:key')
  @Describe({
    ...page,
    summary: 'Sends a browser to a provider to sign in there',
    problems: [403, 404, 409, 429],
  })
  async begin(
    @Param('key') key: string,
    @Query() query: WithQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answerInBrowser(reply, wayTo(key, query.to, query.again), async () => {
      const provider = await this.door(key);
      const secrets = newSecrets();
      const again = query.again ?? false;
      if (again) requireCanProve(provider);
      const back = redirectUrl(publicUrlOf(this.settings), key);
      const url = await this.flow(provider)
        .begin({ provider, secrets, back, again })
        .catch((error: unknown) => {
          throw exchangeProblem(provider.name, error);
        });
      const endsAt = Date.now() + attemptMinutes * 60_000;
      keepAttempt(request, reply, this.key(), {
        providerId: provider.id,
        secrets,
        to: ownPath(query.to),
        again,
        endsAt,
      });
      return url.href;
    });
  }

  @Get('back/:key')
  @Describe({
    ...page,
    summary: 'Where a provider sends a browser back to; signs in whoever signed in there',
    problems: [400, 403, 404, 429],
  })
  async back(@Param('key') key: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const attempt = attemptOf(request, this.key(), query.get('state'), Date.now());
    await answerInBrowser(reply, wayTo(key, attempt?.to, attempt?.again), async () => {
      const provider = await this.door(key);
      // Whatever comes of it, it is over: nothing can be tried on it a second time.
      if (attempt) forgetAttempt(request, reply);
      if (attempt?.providerId !== provider.id || !(await this.spend(attempt))) {
        this.guesses.failed(request.ip);
        throw new Problem(
          'sign-in-stale',
          `This was not begun in this browser, or more than ${attemptMinutes} minutes ago, or was carried out already. Begin again.`,
        );
      }
      const back = redirectUrl(publicUrlOf(this.settings), key);
      const { secrets, again, to } = attempt;
      const arrived = await this.finish({ provider, secrets, back, again }, query).catch((error: unknown) => {
        throw exchangeProblem(provider.name, error);
      });
      this.sessions.setCookie(reply, await this.open(request, provider, arrived));
      return to;
    });
  }

  private async door(key: string): Promise<SignInProvider> {
    const provider = await doorNamed(this.dataSource.manager, key);
    if (!provider) throw new Refusal('not-found', 'Nobody signs in here that way, or not any more.');
    return provider;
  }

  private flow({ kind }: SignInProvider): Oidc | Lark {
    return kind === 'lark' ? this.lark : this.oidc;
  }

  private async finish(begun: Begin, query: URLSearchParams): Promise<Arrived> {
    const secret = secretOf(installationKey(this.settings, 'sealed-secrets'), begun.provider);
    return this.flow(begun.provider).finish({ ...begun, secret, query });
  }

  private spend({ secrets }: Attempt): Promise<boolean> {
    return spendState(this.dataSource, secrets.state, attemptMinutes);
  }

  private open(request: FastifyRequest, provider: SignInProvider, arrived: Arrived): Promise<Opened> {
    const how = { kind: 'provider', provider: provider.key } as const;
    return this.dataSource.transaction(async (manager) => {
      const { stranger, sid, idToken } = arrived;
      const personId = await letIn(manager, provider, stranger);
      // Where the provider knew them still, they have proved nothing today; and where it does not say when, nobody knows.
      const { provedAt: said } = stranger;
      const provedAt = said === null ? null : new Date(Math.min(said, Date.now()));
      return this.sessions.open(manager, request, {
        ...{ personId, how, provedAt, elsewhere: { providerId: provider.id, sid, idToken } },
      });
    });
  }

  private key(): Buffer {
    return installationKey(this.settings, 'sign-in-attempts');
  }
}

/** @throws Problem `cannot-prove` */
function requireCanProve({ kind, name }: SignInProvider): void {
  if (kind !== 'lark') return;
  throw new Problem(
    'cannot-prove',
    `${name} cannot be asked to have you sign in anew, so it does not prove who you are. Prove it by your password here; where you ` +
      'have none, an administrator makes a link by which you set one (tollgate invite), or adds a provider of OpenID Connect.',
  );
}

function wayTo(key: string, to: string | undefined, again: boolean | undefined): string {
  const query = new URLSearchParams({ ...(to === undefined ? {} : { to }), ...(again ? { again: 'true' } : {}) });
  const asked = query.toString();
  return `/sign-in/with/${encodeURIComponent(key)}${asked === '' ? '' : `?${asked}`}`;
}
