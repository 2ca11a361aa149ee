import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findPerson } from '../../../../database/people/people.js';
import {
  addIdentity,
  identitiesBy,
  identityById,
  identityOf,
  identitySorts,
  lockSubject,
  removeIdentity,
} from '../../../../database/providers/identities.js';
import {
  endSessionsThrough,
  findProvider,
  forgetGroups,
  lockProvider,
} from '../../../../database/providers/providers.js';
import { recordedKeys } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister, mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { Problem } from '../problems/problem.js';
import { idNamed } from '../names/asked-names.js';
import { IdentityQuery, NewIdentity } from './provider.dto.js';
import { identityJson, identitySchema } from './provider-json.js';
import { recordOfProvider } from './trail.js';

/** Who people and services are at a provider. */
@Controller('sign-in-providers/:id/identities')
export class IdentitiesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists who is known by a provider, and as whom',
    returns: pageOf(identitySchema),
    problems: [403, 422],
  })
  async list(
    @Param('id') id: string,
    @Query() query: IdentityQuery,
    @CurrentActor() actor: Actor,
  ): Promise<PageOf<object>> {
    mayReadAudit(actor);
    const { manager } = this.dataSource;
    const { id: providerId } = await findProvider(manager, id);
    const page = new Page(query, identitySorts, 'created');
    const personId = await idNamed(manager, 'person', query.person, 'person', actor);
    const { subject } = query;
    return page.result(await identitiesBy(manager, { providerId, personId, subject }, page), identityJson);
  }

  @Post()
  @Describe({
    summary: 'Says who somebody, or a service, is at a provider',
    status: 201,
    returns: identitySchema,
    problems: [403],
  })
  async link(@Param('id') id: string, @Body() body: NewIdentity, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const { subject, personId } = body;
    return this.dataSource.transaction(async (manager) => {
      const row = await lockProvider(manager, id);
      const { active, name } = await findPerson(manager, personId).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        throw new Problem('unknown-reference', `There is no person ${personId}. List the people.`);
      });
      if (!active) throw new Refusal('person-unavailable', `${name} has left. Name somebody who is here.`);
      const identity = stableId(asked.actor.id, asked.key, 'identity');
      await lockSubject(manager, id, subject);
      const before = await identityOf(manager, id, subject);
      if (before && before.id !== identity)
        throw new Problem(
          'already-exists',
          `${before.person_name} is known by that at ${row.name} already. Take that away first.`,
          { extra: { id: before.id } },
        );
      const linked = { id: identity, provider_id: id, subject, person_id: personId, how: 'linked' as const };
      if (await addIdentity(manager, { ...linked, created_by: asked.actor.id })) {
        const key = `sign_in_provider/${id}#linked:${identity}`;
        const data = { identityId: identity, subject, personId };
        await recordOfProvider(manager, id, 'sign_in_provider.linked', row.version, asked, data, key);
      }
      const made = await identityOf(manager, id, subject);
      if (!made) throw new Refusal('not-found', `${name} is not linked any more. Link them again.`);
      return identityJson(made);
    });
  }

  @Delete(':identityId')
  @Describe({ summary: 'Takes away who somebody is at a provider', status: 204, problems: [403] })
  async unlink(
    @Param('id') id: string,
    @Param('identityId') identityId: string,
    @AskedBy() asked: Asked,
  ): Promise<void> {
    mayAdminister(asked.actor);
    const key = `sign_in_provider/${id}#unlinked:${identityId}`;
    await this.dataSource.transaction(async (manager) => {
      const row = await lockProvider(manager, id);
      if ((await recordedKeys(manager, [key])).has(key)) return;
      const identity = await identityById(manager, id, identityId);
      if (!identity) throw new Refusal('not-found', `There is no identity ${identityId} at ${row.name}. List them.`);
      await removeIdentity(manager, identity.id);
      await forgetGroups(manager, row, identity.person_id);
      await endSessionsThrough(manager, row, identity.person_id);
      const data = { identityId, subject: identity.subject, personId: identity.person_id };
      await recordOfProvider(manager, id, 'sign_in_provider.unlinked', row.version, asked, data, key);
    });
  }
}
