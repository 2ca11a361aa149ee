import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { doorsOf } from '../../../../database/providers/providers.js';
import { recordPage } from '../../../../domain/link/record-link.js';
import { isUuid } from '../../../../domain/uuid.js';
import { Public } from '../access/actor.js';
import { Sessions } from '../access/sessions.js';
import { Describe } from '../openapi/describe.js';
import { html } from '../../../../domain/text/html.js';
import { headed, sendPage, type Page } from './html.js';
import { noWayIn } from './no-way-in.js';

/**
 * Where links lead that decide nothing, in rooms too. Whoever has signed in goes on to the record. Anybody else is told how to
 * sign in, and comes back to it then: nothing of the record is told before, not even whether there is one.
 */
@Controller('open')
@Public()
export class RecordController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly sessions: Sessions,
  ) {}

  @Get(':kind/:id')
  @Describe({
    summary: 'Leads to the page of a record, by signing in where nobody has',
    produces: 'text/html',
    problems: [404],
    refusesAs: 'text/html',
    public: true,
    leadsOn: true,
  })
  async show(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = recordPage(kind);
    if (page === undefined || !isUuid(id)) return sendPage(reply, unknownPage);
    const to = `${page.place}/${id.toLowerCase()}`;
    if (await this.sessions.find(request)) {
      await reply.header('cache-control', 'no-store').redirect(to, 303);
      return;
    }
    const doors = await doorsOf(this.dataSource.manager);
    return sendPage(
      reply,
      signInPage({ to, doors, passwords: this.settings.localAccounts, command: `${page.command} ${id}` }),
    );
  }
}

interface WaysIn {
  /** Where they lead. */
  to: string;
  /** Providers by which people sign in here. */
  doors: readonly { key: string; name: string }[];
  passwords: boolean;
  command: string;
}

function signInPage({ to, doors, passwords, command }: WaysIn): Page {
  const then = `?to=${encodeURIComponent(to)}`;
  return headed(
    200,
    'Sign in to look at it',
    (t) =>
      html`<p>
          ${t('This link shows nothing and decides nothing by itself. Sign in, and it leads to the record, if you may see it.')}
        </p>
        <p>
          ${doors.map(
            ({ key, name }) =>
              html`<a class="button" href="/sign-in/with/${encodeURIComponent(key)}${then}"
                >${t('Sign in with {{name}}', { name })}</a
              >`,
          )}
          ${
            passwords
              ? html`<a class="${doors.length > 0 ? 'button plain' : 'button'}" href="/sign-in${then}"
                  >${t('Sign in with a password')}</a
                >`
              : null
          }
        </p>
        ${!passwords && doors.length === 0 ? html`<p>${t(noWayIn)}</p>` : null}
        <p class="note">${t('On the command line: {{command}}', { command: html`<code>${command}</code>` })}</p>
        <p class="note">
          ${t('Links that decide come to you alone: by mail, or from Tollgate’s bot where you have chosen it.')}
        </p>`,
  );
}

const unknownPage = headed(
  404,
  'There is no such page',
  (t) => html`<p>${t('It may have been cut on its way. Copy the link whole out of the message.')}</p>`,
);
