import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { doorsThatProve } from '../../../../database/providers/providers.js';
import {
  beginLogin,
  decideLogin,
  loginSeconds,
  pauseSeconds,
  waitingLogin,
  type ShownLogin,
} from '../../../../database/sign-in/device-logins.js';
import type { OpenSession, SessionHolder } from '../../../../database/sign-in/sessions.js';
import type { Proved } from '../../../../domain/proof/proof.js';
import { proofByDeviceMinutes } from '../../../../domain/access/device-level.js';
import { Public } from '../access/actor.js';
import { requireOwnPage } from '../access/own-page.js';
import { cameFrom } from '../access/known-browser.js';
import { Sessions } from '../access/sessions.js';
import { provedIn } from '../commands/shown.js';
import { typedFields } from '../links/carry-out.js';
import { pageHeaders, sendPage, type Page } from '../links/html.js';
import { Describe } from '../openapi/describe.js';
import { integer, object, schema, text } from '../openapi/json-schema.js';
import { problemOf } from '../problems/problem-of.js';
import { PasswordProofs } from '../proof/password-proofs.js';
import { Guesses } from '../throttling/guesses.js';
import { CountedGuesses } from './counted-guesses.js';
import { askLoginPage, codePage, decidedPage, failedPage, provedPage } from './device-pages.js';
import { DeviceCode, NewDeviceLogin } from './device.dto.js';
import { provePage, type WaysToProve } from './prove-page.js';
import { tokenForDevice } from './token-for-device.js';
import { secretFields } from './typed.js';

const page = { produces: 'text/html', refusesAs: 'text/html', public: true, leadsOn: true } as const;

const loginSchema = schema(
  'DeviceLogin',
  object(
    {
      deviceCode: text,
      userCode: text,
      confirmAt: text,
      confirmAtWithCode: text,
      expiresIn: integer,
      interval: integer,
    },
    'Where somebody enters `userCode`; meanwhile it is asked every `interval` seconds, by `deviceCode`, what became of it.',
  ),
);

const noLoginPage = failedPage(
  404,
  'No command line waits under this code. It may be too old; begin anew: tollgate login.',
);

/** The way of a command line to a token (after RFC 8628): it asks, and somebody who has signed in by a browser lets it in. */
@Controller()
@Public()
export class DeviceController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly sessions: Sessions,
    private readonly guesses: Guesses,
    private readonly codes: CountedGuesses,
    private readonly passwords: PasswordProofs,
  ) {}

  @Post('device-logins')
  @Describe({
    summary: 'Asks to be let in; somebody confirms the code in a browser',
    returns: loginSchema,
    problems: [400, 429],
    public: true,
  })
  async begin(@Body() { client, level = 'act' }: NewDeviceLogin, @Req() { ip }: FastifyRequest): Promise<object> {
    const { deviceCode, userCode } = await beginLogin(this.dataSource.manager, { client, level, address: ip });
    const confirmAt = `${publicUrlOf(this.settings)}/sign-in/device`;
    const confirmAtWithCode = `${confirmAt}?code=${userCode}`;
    return { deviceCode, userCode, confirmAt, confirmAtWithCode, expiresIn: loginSeconds, interval: pauseSeconds };
  }

  @Post('device-logins/token')
  @Describe({
    summary: 'What became of it: the token, once, where it was let in',
    returns: schema('DeviceToken', object({ token: text, level: text, expiresAt: text, person: text })),
    problems: [400, 403, 404, 410, 429],
    public: true,
  })
  async poll(@Body() { deviceCode }: DeviceCode, @Req() { ip }: FastifyRequest): Promise<object> {
    return tokenForDevice(this.dataSource, this.settings.tokenDays, deviceCode, () => {
      this.guesses.failed(ip);
    });
  }

  @Get('sign-in/device')
  @Describe({ summary: 'The page on which a command line is let in', ...page })
  async show(@Query('code') code: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, async ({ session }) => {
      if (typeof code !== 'string' || code === '') return codePage;
      const login = await this.waiting(session.personId, code);
      return login ? this.asked(code, login, session) : noLoginPage;
    });
  }

  @Post('sign-in/device')
  @Describe({
    summary: 'Lets it in, or refuses it; sent by the form of that page',
    problems: [403, 413, 415, 429],
    ...page,
  })
  async decide(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, async ({ session, hand }) => {
      requireOwnPage(request, this.settings);
      const { code = '', decision = '' } = typedFields(request.body);
      const { personId } = session;
      const login = await this.waiting(personId, code);
      if (!login) return noLoginPage;
      if (!['allow', 'refuse'].includes(decision)) return this.asked(code, login, session);
      const allowed = decision === 'allow';
      const proved = allowed && login.level === 'prove' ? await this.proved(code, login, session, request) : null;
      if (proved !== null && 'status' in proved) return proved;
      const madeBy = hand?.madeBy.id ?? null;
      if (!(await decideLogin(this.dataSource.manager, login.id, { personId, madeBy, allowed, proved })))
        return noLoginPage;
      return proved ? provedPage : decidedPage(allowed);
    });
  }

  private async asked(code: string, login: ShownLogin, session: OpenSession): Promise<Page> {
    const { level } = login;
    return level === 'prove'
      ? provePage(code, login, await this.waysOf(session))
      : askLoginPage(code, { ...login, level });
  }

  /** By what they have done so lately, or by the password that they have typed; else the page that asks for it. */
  private async proved(
    code: string,
    login: ShownLogin,
    session: OpenSession,
    request: FastifyRequest,
  ): Promise<Proved | Page> {
    const known = lately(session);
    if (known) return known;
    const { password } = secretFields(request.body);
    const ways = await this.waysOf(session);
    if (password === '') return provePage(code, login, ways, 'Prove first who you are.', 422);
    try {
      return await this.passwords.prove(session.personId, password, cameFrom(request, this.settings));
    } catch (error) {
      const { status, detail } = problemOf(error);
      return provePage(code, login, ways, detail, status);
    }
  }

  private async waysOf(session: OpenSession): Promise<WaysToProve> {
    const password = await this.passwords.can(session.personId);
    const providers = await doorsThatProve(this.dataSource.manager);
    return { proved: lately(session) !== null, password, providers };
  }

  private async waiting(personId: string, code: string): Promise<ShownLogin | null> {
    const tried = await this.codes.tryCode(personId);
    const login = await waitingLogin(this.dataSource.manager, code);
    if (login) await this.codes.right(tried);
    return login;
  }

  /** By whoever has signed in in this browser; who has not does so first. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (holder: SessionHolder) => Promise<Page>,
  ): Promise<void> {
    try {
      const holder = await this.sessions.find(request);
      if (!holder) {
        const next = request.method === 'GET' ? request.url : '/sign-in/device';
        await reply.redirect(`/sign-in?to=${encodeURIComponent(next)}`, 303);
        return;
      }
      const made = await work(holder);
      await sendPage(reply, made);
    } catch (error) {
      const { status, detail, more } = problemOf(error);
      if (status >= 500) request.log.error(error);
      await sendPage(reply, failedPage(status, detail), { ...more.headers, ...pageHeaders });
    }
  }
}

/** What they have proved in this browser, where that was lately enough to be shown by another program. */
function lately(session: OpenSession): Proved | null {
  const known = provedIn(session);
  return known && Date.now() - known.at < proofByDeviceMinutes * 60_000 ? known : null;
}
