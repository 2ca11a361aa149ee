import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import {
  addProvider,
  endSessionsThrough,
  findProvider,
  forgetGroups,
  idOfKey,
  lockProvider,
  providersBy,
  providerSorts,
  removeProvider,
  updateProvider,
  type ProviderRow,
} from '../../../../database/providers/providers.js';
import { recordedKeys } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister, mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { Problem } from '../problems/problem.js';
import { changedFacts, newFacts } from './provider-facts.js';
import { NewProvider, ProviderPatch, ProviderQuery } from './provider.dto.js';
import { providerJson, providerSchema } from './provider-json.js';
import { recordOfProvider } from './trail.js';

/** Where people sign in elsewhere, and who vouches for services. */
@Controller('sign-in-providers')
export class ProvidersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({ summary: 'Lists where people sign in elsewhere', returns: pageOf(providerSchema), problems: [403] })
  async list(@Query() query: ProviderQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    mayReadAudit(actor);
    const page = new Page(query, providerSorts, 'key');
    const { key, kind, active } = query;
    const rows = await providersBy(this.dataSource.manager, { key, kind, active }, page);
    return page.result(rows, (row) => providerJson(row, publicUrlOf(this.settings)));
  }

  @Get(':id')
  @Describe({ summary: 'A provider of signing in', returns: providerSchema, problems: [403] })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
    return this.answer(id);
  }

  @Post()
  @Describe({
    summary: 'Adds where people sign in elsewhere, or who vouches for services',
    status: 201,
    location: '/sign-in-providers/:id',
    returns: providerSchema,
    problems: [403],
  })
  async add(@Body() body: NewProvider, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const id = stableId(asked.actor.id, asked.key, 'sign-in-provider');
    await this.dataSource.transaction(async (manager) => {
      const facts = await newFacts(manager, body, this.settings);
      const taken = await idOfKey(manager, body.key);
      if (taken !== null && taken !== id)
        throw new Problem('already-exists', `There is a provider "${body.key}" already. Choose another key.`, {
          extra: { id: taken },
        });
      const more = { secret: body.secret ?? null, createdBy: asked.actor.id };
      if (!(await addProvider(manager, this.key(), id, facts, more))) return;
      const { key, kind, name, issuer, unknown } = facts;
      const data = { key, kind, name, issuer, unknown, ...(kind === 'jwt' ? { level: facts.level } : {}) };
      await recordOfProvider(manager, id, 'sign_in_provider.created', 1, asked, data);
    });
    return this.answer(id);
  }

  @Patch(':id')
  @Describe({
    summary: 'Changes a provider, or switches it off or on',
    returns: providerSchema,
    problems: [403, 412, 428],
  })
  async edit(@Param('id') id: string, @Body() body: ProviderPatch, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const version = requireVersion(asked, (await findProvider(this.dataSource.manager, id)).version);
    await this.dataSource.transaction(async (manager) => {
      const row = await lockProvider(manager, id);
      const facts = await changedFacts(manager, row, body, this.settings);
      if (!(await updateProvider(manager, this.key(), { id, version }, facts, body.secret)))
        throw new Refusal('version-mismatch', `The provider is at version ${row.version} by now. Read it again.`, {
          version: row.version,
        });
      if (row.active && !facts.active) await this.shut(manager, row);
      const { secret, ...changed } = body;
      const data = { changed: compact(changed), ...(secret === undefined ? {} : { secretChanged: true }) };
      await recordOfProvider(manager, id, 'sign_in_provider.edited', version + 1, asked, data);
    });
    return this.answer(id);
  }

  @Delete(':id')
  @Describe({ summary: 'Removes a provider; nobody comes in by it any more', status: 204, problems: [403] })
  async remove(@Param('id') id: string, @AskedBy() asked: Asked): Promise<void> {
    mayAdminister(asked.actor);
    const key = `sign_in_provider/${id}#removed`;
    await this.dataSource.transaction(async (manager) => {
      if ((await recordedKeys(manager, [key])).has(key)) return;
      const row = await lockProvider(manager, id);
      await removeProvider(manager, id);
      await this.shut(manager, row);
      const data = { key: row.key, name: row.name };
      await recordOfProvider(manager, id, 'sign_in_provider.removed', row.version + 1, asked, data, key);
    });
  }

  /** Nobody is here through it any more, nor in a group because it said so. */
  private async shut(manager: EntityManager, row: ProviderRow): Promise<void> {
    await forgetGroups(manager, row);
    await endSessionsThrough(manager, row);
  }

  private key(): Buffer {
    return installationKey(this.settings, 'sealed-secrets');
  }

  private async answer(id: string): Promise<object> {
    return providerJson(await findProvider(this.dataSource.manager, id), publicUrlOf(this.settings));
  }
}
