import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { claimName } from '../../../../database/sign-in/claim.js';
import { useLink, type FoundLink } from '../../../../database/sign-in/links.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Public } from '../access/actor.js';
import { isAtThisMachine } from '../access/loopback.js';
import { requireOwnPage } from '../access/own-page.js';
import { Sessions } from '../access/sessions.js';
import { typedFields } from '../links/carry-out.js';
import type { Page } from '../links/html.js';
import { Describe } from '../openapi/describe.js';
import { Guesses } from '../throttling/guesses.js';
import { LocalAccounts } from './local-accounts.js';
import { answerWith, refusedPage, type Answer } from './page-answer.js';
import { elsewherePage, linkPage, usedUpPage } from './pages.js';
import { SignInLinks } from './sign-in-links.js';
import { secretFields } from './typed.js';

/**
 * Links by which somebody gets in once. GET only shows a page, however often and by whomever it is fetched, mail scanners
 * too; POST lets in, and uses the link up.
 */
@Controller('sign-in/link')
@Public()
export class LinkController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly sessions: Sessions,
    private readonly accounts: LocalAccounts,
    private readonly links: SignInLinks,
    private readonly guesses: Guesses,
  ) {}

  @Get(':token')
  @Describe({
    summary: 'The page of a link by which somebody gets in; decides nothing',
    produces: 'text/html',
    refusesAs: 'text/html',
    problems: [403, 409, 410, 429],
    public: true,
    leadsOn: true,
  })
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, async () => {
      const link = await this.find(token, request);
      return 'status' in link ? link : linkPage(link, this.settings.localAccounts);
    });
  }

  @Post(':token')
  @Describe({
    summary: 'Lets in whoever the link is for, once; sent by the form of that page',
    produces: 'text/html',
    refusesAs: 'text/html',
    problems: [403, 409, 410, 413, 415, 422, 429],
    public: true,
    leadsOn: true,
  })
  async letIn(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let shown: FoundLink | null = null;
    await answerWith(
      reply,
      async (): Promise<Answer> => {
        requireOwnPage(request, this.settings);
        const link = await this.find(token, request);
        if ('status' in link) return link;
        shown = link;
        return (await this.open(link, request, reply)) ? { to: '/' } : usedUpPage;
      },
      (detail, status) =>
        shown ? linkPage(shown, this.settings.localAccounts, detail, status) : refusedPage(detail, status),
    );
  }

  private async open(link: FoundLink, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { id, personId, purpose, byMail } = link;
    const person = { ...link.person, name: purpose === 'claim' ? nameIn(request.body) : link.person.name };
    // A link that came by mail reached its reader alone; whoever made another may have it too.
    const madeBy = byMail ? null : link.madeBy;
    const hash = await this.passwordIn(purpose, person, request.body);
    const opened = await this.dataSource.transaction(async (manager: EntityManager) => {
      if (!(await useLink(manager, id))) return null;
      if (purpose === 'claim') await claimName(manager, personId, person.name);
      if (hash !== null) await this.accounts.set(manager, { personId, hash, by: purpose, madeBy });
      return this.sessions.open(manager, request, { personId, how: { kind: 'link' }, madeBy });
    });
    if (opened) this.sessions.setCookie(reply, opened);
    return opened !== null;
  }

  /** Null where the link lets in without one: where there are none, whoever has claimed is let in by a provider next time. */
  private async passwordIn(
    purpose: FoundLink['purpose'],
    person: FoundLink['person'],
    body: unknown,
  ): Promise<string | null> {
    if (purpose === 'sign_in' || (purpose === 'claim' && !this.settings.localAccounts)) return null;
    const { password, again } = secretFields(body);
    return this.accounts.prepared(person, password, again);
  }

  private async find(token: string, request: FastifyRequest): Promise<FoundLink | Page> {
    const link = await this.links.find(token);
    if (!link) {
      this.guesses.failed(request.ip);
      return usedUpPage;
    }
    return link.purpose === 'claim' && !isAtThisMachine(request) ? elsewherePage : link;
  }
}

function nameIn(body: unknown): string {
  const name = (typedFields(body)['name'] ?? '').replaceAll(/\s+/g, ' ');
  if (name === '' || name.length > 200)
    throw new Refusal('invalid-command', 'Write your name, in 200 characters at most.');
  return name;
}
