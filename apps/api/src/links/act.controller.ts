import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { Settings } from '../../../../config/settings.js';
import { Public } from '../access/actor.js';
import { Sights } from '../access/sights.js';
import { Sessions } from '../access/sessions.js';
import { Engine } from '../commands/engine.js';
import { Guesses } from '../throttling/guesses.js';
import { Describe } from '../openapi/describe.js';
import { problemOf } from '../problems/problem-of.js';
import { PasswordProofs } from '../proof/password-proofs.js';
import { downloadOf } from '../evidence/download.js';
import { typedFields } from './carry-out.js';
import { decideByLink } from './decide.js';
import { evidenceAt } from './evidence.js';
import { findLink, type LiveLink } from './find-link.js';
import { sendPage, type Page } from './html.js';
import { askPage, deadPage, donePage, refusedPage } from './pages.js';
import { proofNeeded, shownWith } from './proof.js';
import { readPage } from './read-page.js';
import { shownSubject } from './subject.js';

/**
 * Links in messages. GET only shows a page, however often and by whomever it is fetched, mail scanners too; POST decides,
 * by the same commands as the API.
 */
@Controller('act')
@Public()
export class ActController {
  private key: Buffer | undefined;

  constructor(
    readonly dataSource: DataSource,
    readonly settings: Settings,
    readonly engine: Engine,
    private readonly guesses: Guesses,
    private readonly sights: Sights,
    readonly sessions: Sessions,
    readonly passwords: PasswordProofs,
  ) {}

  @Get(':token')
  @Describe({
    summary: 'The page of a link in a message; decides nothing',
    produces: 'text/html',
    refusesAs: 'text/html',
    problems: [404, 409, 410, 429],
    public: true,
  })
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(reply, async () => {
      const link = await this.find(token, request.ip);
      if ('dead' in link) return deadPage(link.dead, link.row);
      if (link.row.action === 'read') return this.read(link);
      const { manager } = this.dataSource;
      const proof = await proofNeeded(manager, this, link.row, request);
      return askPage(link, await shownSubject(manager, link), { problem: null, typed: {}, status: 200, proof });
    });
  }

  @Get(':token/evidence/:number')
  @Describe({
    summary: 'A file of what the holder of a link is asked to decide on',
    produces: 'application/octet-stream',
    refusesAs: 'text/html',
    problems: [404, 409, 410, 429],
    public: true,
  })
  async evidence(
    @Param('token') token: string,
    @Param('number') number: string,
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = await this.find(token, ip);
    if ('dead' in link) return this.answer(reply, () => Promise.resolve(deadPage(link.dead, link.row)));
    try {
      const { file, content } = await evidenceAt(this.dataSource.manager, link, number);
      const download = downloadOf(file, content, reply);
      const { type, disposition } = download.getHeaders();
      const headers = { 'content-type': type, 'content-disposition': disposition, 'cache-control': 'no-store' };
      await reply.headers(headers).send(content);
    } catch (error) {
      const page = refusal(reply, error);
      await this.answer(reply, () => Promise.resolve(page));
    }
  }

  @Post(':token')
  @Describe({
    summary: 'Decides what the link stands for, once',
    produces: 'text/html',
    refusesAs: 'text/html',
    problems: [400, 403, 404, 409, 410, 412, 413, 415, 422, 429],
    public: true,
  })
  async decide(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(reply, async () => {
      const link = await this.find(token, request.ip);
      if ('dead' in link) return deadPage(link.dead, link.row);
      const { row, actor } = link;
      if (row.action === 'read' || actor === null) return this.read(link);
      const typed = typedFields(request.body);
      const proof = await proofNeeded(this.dataSource.manager, this, row, request);
      const prove = proof === null ? undefined : () => shownWith(proof, this, row, request);
      const decided = await decideByLink(this, { ...link, actor }, typed, prove);
      if (decided.kind === 'done') return donePage(row.action, decided.subject);
      if (decided.kind === 'refused') return refusedPage(decided.detail, decided.status);
      const { subject, problem, status } = decided;
      return askPage(link, subject, { problem, typed, status, proof });
    });
  }

  private async read(link: LiveLink): Promise<Page> {
    const sight = link.actor && ((await this.sights.person(link.actor.id))?.sight ?? null);
    return readPage(this.dataSource.manager, link, sight);
  }

  private async find(token: string, address: string): ReturnType<typeof findLink> {
    const link = await findLink(this.dataSource.manager, token, () => this.keyOfLinks(), Date.now());
    if ('dead' in link && link.dead === 'unknown') this.guesses.failed(address);
    return link;
  }

  private keyOfLinks(): Buffer {
    return (this.key ??= installationKey(this.settings, 'action-links'));
  }

  /** Errors are pages too: whoever comes here reads them in a browser. */
  private async answer(reply: FastifyReply, make: () => Promise<Page>): Promise<void> {
    let page: Page;
    try {
      page = await make();
    } catch (error) {
      page = refusal(reply, error);
    }
    await sendPage(reply, page);
  }
}

function refusal(reply: FastifyReply, error: unknown): Page {
  const problem = problemOf(error);
  void reply.headers(problem.more.headers ?? {});
  return refusedPage(problem.detail, problem.status);
}
