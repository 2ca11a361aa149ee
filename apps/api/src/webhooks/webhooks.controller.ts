import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { Settings } from '../../../../config/settings.js';
import { webhookUrlProblem } from '../../../../config/webhook-guard.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import {
  addEndpoint,
  endpointsBy,
  endpointSorts,
  findEndpoint,
  giveUp,
  lockEndpoint,
  presentSecretOf,
  removeEndpoint,
  rotateSecret,
  updateEndpoint,
} from '../../../../database/webhooks/endpoints.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister, mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { ShownOnce } from '../idempotency/shown-once.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest } from '../problems/problem.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { NewWebhook, WebhookPatch, WebhookQuery } from './webhook.dto.js';
import { newWebhookSchema, webhookJson, webhookSchema } from './webhook-json.js';
import { idNamed } from '../names/asked-names.js';

/** Signed outgoing webhooks: who is sent which events of the audit trail. */
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({ summary: 'Lists outgoing webhooks', returns: pageOf(webhookSchema), problems: [403, 422] })
  async list(@Query() query: WebhookQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    mayReadAudit(actor);
    const page = new Page(query, endpointSorts, 'name');
    const { manager } = this.dataSource;
    const { q, active } = query;
    const programId = await idNamed(manager, 'program', query.program, 'program');
    return page.result(await endpointsBy(manager, { q, active, programId }, page), webhookJson);
  }

  @Get(':id')
  @Describe({ summary: 'An outgoing webhook', returns: webhookSchema, problems: [403] })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
    return this.answer(id);
  }

  @Post()
  @ShownOnce('secret')
  @Describe({
    summary: 'Adds an outgoing webhook; its secret is shown once',
    description: 'Sent again under the same Idempotency-Key, the answer is the same webhook, without its secret.',
    status: 201,
    location: '/webhooks/:id',
    returns: newWebhookSchema,
    problems: [403, 404],
  })
  async add(@Body() body: NewWebhook, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    await this.check(body);
    const id = stableId(asked.actor.id, asked.key, 'webhook');
    const { name, url, events = ['*'], programId = null } = body;
    const made = await this.dataSource.transaction(async (manager) => {
      await refuseTakenName(manager, 'webhook_endpoints', id, name);
      const endpoint = { id, name, url, events, programId, createdBy: asked.actor.id };
      const made = await addEndpoint(manager, this.key(), endpoint);
      if (made) await record(manager, id, 'webhook.created', 1, asked, { name, events, programId });
      return made;
    });
    return this.answerWithSecret(id, made);
  }

  @Patch(':id')
  @Describe({
    summary: 'Changes an outgoing webhook, or switches it off or on',
    returns: webhookSchema,
    problems: [403, 412, 428],
  })
  async edit(@Param('id') id: string, @Body() body: WebhookPatch, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const version = requireVersion(asked, (await findEndpoint(this.dataSource.manager, id)).version);
    await this.check(body);
    await this.dataSource.transaction(async (manager) => {
      const row = await lockEndpoint(manager, id);
      if (body.name !== undefined) await refuseTakenName(manager, 'webhook_endpoints', id, body.name);
      const active = body.active ?? row.active;
      const facts = {
        name: body.name ?? row.name,
        url: body.url ?? row.url,
        events: body.events ?? row.events,
        programId: body.programId === undefined ? row.program_id : body.programId,
        active,
      };
      if (!(await updateEndpoint(manager, id, version, facts)))
        throw new Refusal('version-mismatch', `The webhook is at version ${row.version} by now. Read it again.`, {
          version: row.version,
        });
      if (!active) await giveUp(manager, id);
      await record(manager, id, 'webhook.edited', version + 1, asked, { changed: compact(body) });
    });
    return this.answer(id);
  }

  @Post(':id/rotate-secret')
  @ShownOnce('secret')
  @Describe({
    summary: 'Makes a new secret, shown once; for a day both sign',
    description: 'Sent again under the same Idempotency-Key, it makes no other, and shows none.',
    returns: newWebhookSchema,
    problems: [403],
  })
  async rotate(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const key = `webhook/${id}#rotated:${asked.actor.id}:${asked.key}`;
    const made = await this.dataSource.transaction(async (manager) => {
      const row = await lockEndpoint(manager, id);
      if ((await recordedKeys(manager, [key])).has(key)) return false;
      await rotateSecret(manager, this.key(), id);
      await record(manager, id, 'webhook.secret_rotated', row.version + 1, asked, {}, key);
      return true;
    });
    return this.answerWithSecret(id, made);
  }

  @Delete(':id')
  @Describe({ summary: 'Removes an outgoing webhook', status: 204, problems: [403] })
  async remove(@Param('id') id: string, @AskedBy() asked: Asked): Promise<void> {
    mayAdminister(asked.actor);
    const key = `webhook/${id}#removed`;
    await this.dataSource.transaction(async (manager) => {
      if ((await recordedKeys(manager, [key])).has(key)) return;
      const row = await lockEndpoint(manager, id);
      await removeEndpoint(manager, id);
      await record(manager, id, 'webhook.removed', row.version + 1, asked, { name: row.name }, key);
    });
  }

  private async check({ url, programId }: WebhookPatch): Promise<void> {
    const problem = url === undefined ? null : webhookUrlProblem(url, this.settings);
    if (problem !== null) throw invalidRequest([{ path: 'url', message: problem }]);
    if (programId) await findProgramRow(this.dataSource.manager, programId);
  }

  private key(): Buffer {
    return installationKey(this.settings, 'sealed-secrets');
  }

  private async answer(id: string): Promise<object> {
    const row = await findEndpoint(this.dataSource.manager, id);
    return webhookJson(row);
  }

  /** The secret is shown to whoever has made it now, and never again. */
  private async answerWithSecret(id: string, made: boolean): Promise<object> {
    const secret = made ? presentSecretOf(this.key(), await findEndpoint(this.dataSource.manager, id)) : null;
    return { ...(await this.answer(id)), secret };
  }
}

async function record(
  manager: EntityManager,
  id: string,
  type: string,
  version: number,
  { actor }: Asked,
  data: Record<string, unknown>,
  key = `webhook/${id}#v${version}`,
): Promise<void> {
  const event = { key, type, at: Date.now(), actorId: actor.id, version, data };
  await saveEvents(manager, [{ subjectKind: 'webhook', subjectId: id, programId: null, event }]);
}
