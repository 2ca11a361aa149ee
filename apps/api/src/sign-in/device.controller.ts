import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import {
  beginLogin,
  decideLogin,
  loginSeconds,
  pauseSeconds,
  waitingLogin,
  type ShownLogin,
} from '../../../../database/sign-in/device-logins.js';
import { Public } from '../access/actor.js';
import { requireOwnPage } from '../access/own-page.js';
import { Sessions } from '../access/sessions.js';
import { typedFields } from '../links/carry-out.js';
import { document, pageHeaders, type Page } from '../links/html.js';
import { Describe } from '../openapi/describe.js';
import { integer, object, schema, text } from '../openapi/json-schema.js';
import { problemOf } from '../problems/problem-of.js';
import { Guesses } from '../throttling/guesses.js';
import { CountedGuesses } from './counted-guesses.js';
import { askLoginPage, codePage, decidedPage, failedPage } from './device-pages.js';
import { DeviceCode, NewDeviceLogin } from './device.dto.js';
import { tokenForDevice } from './token-for-device.js';

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
    await this.answer(request, reply, async (personId) => {
      if (typeof code !== 'string' || code === '') return codePage;
      const login = await this.waiting(personId, code);
      return login ? askLoginPage(code, login) : noLoginPage;
    });
  }

  @Post('sign-in/device')
  @Describe({
    summary: 'Lets it in, or refuses it; sent by the form of that page',
    problems: [403, 413, 415, 429],
    ...page,
  })
  async decide(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, async (personId, madeBy) => {
      requireOwnPage(request, this.settings);
      const { code = '', decision = '' } = typedFields(request.body);
      const { manager } = this.dataSource;
      const login = await this.waiting(personId, code);
      if (!login) return noLoginPage;
      if (!['allow', 'refuse'].includes(decision)) return askLoginPage(code, login);
      const allowed = decision === 'allow';
      if (!(await decideLogin(manager, login.id, { personId, madeBy, allowed }))) return noLoginPage;
      return decidedPage(allowed);
    });
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
    work: (personId: string, madeBy: string | null) => Promise<Page>,
  ): Promise<void> {
    try {
      const holder = await this.sessions.find(request);
      if (!holder) {
        const next = request.method === 'GET' ? request.url : '/sign-in/device';
        await reply.redirect(`/sign-in?to=${encodeURIComponent(next)}`, 303);
        return;
      }
      const made = await work(holder.session.personId, holder.hand?.madeBy.id ?? null);
      await reply.status(made.status).headers(pageHeaders).send(document(made));
    } catch (error) {
      const { status, detail, more } = problemOf(error);
      if (status >= 500) request.log.error(error);
      await reply
        .status(status)
        .headers({ ...more.headers, ...pageHeaders })
        .send(document(failedPage(status, detail)));
    }
  }
}
