import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { recordPage } from '../../../../domain/link/record-link.js';
import { Public } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { isUuid } from '../../../../domain/uuid.js';
import { document, html, pageHeaders, type Page } from './html.js';

/**
 * Where links lead that came into a room. Whoever follows one may be anybody: nothing of the record is told, not even
 * whether there is one, and nothing can be done.
 */
@Controller('open')
@Public()
export class RecordController {
  @Get(':kind/:id')
  @Describe({
    summary: 'The page of a record, for whoever has not signed in',
    produces: 'text/html',
    problems: [404],
    refusesAs: 'text/html',
    public: true,
  })
  async show(@Param('kind') kind: string, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const page = signInPageOf(kind, id) ?? unknownPage;
    await reply.status(page.status).headers(pageHeaders).send(document(page));
  }
}

function signInPageOf(path: string, id: string): Page | undefined {
  const page = recordPage(path);
  return page && isUuid(id) ? signInPage(page.command, id) : undefined;
}

function signInPage(command: string, id: string): Page {
  return {
    status: 200,
    title: 'Say who you are',
    body: html`<h1>Say who you are</h1>
      <p>This link came into a room, so it is nobody’s own: it shows nothing and decides nothing.</p>
      <p>With your own token, look at the record by</p>
      <p><code>${command} ${id}</code></p>
      <p class="note">
        Links that decide come to you alone: by mail, or from Tollgate’s bot where you have chosen it.
      </p>`,
  };
}

const unknownPage: Page = {
  status: 404,
  title: 'There is no such page',
  body: html`<h1>There is no such page</h1>
    <p>It may have been cut on its way. Copy the link whole out of the message.</p>`,
};
