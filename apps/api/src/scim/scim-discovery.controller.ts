import { Controller, Get, Param, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { urn } from '../../../../domain/scim/schemas.js';
import { largestJson } from '../requests/bounded-requests.js';
import { Problem } from '../problems/problem.js';
import { mostOfPage } from './list-asked.js';
import { ScimAnswers } from './scim-answers.js';
import { ScimGuard } from './scim.guard.js';
import { scimPlace } from '../problems/scim-problem.js';
import { keptSchemas } from './kept-schemas.js';

const no = { supported: false };

/** What a directory can ask for here (RFC 7644, 4). */
@ApiExcludeController()
@Controller('scim/v2')
@UseGuards(ScimGuard)
@UseInterceptors(ScimAnswers)
export class ScimDiscoveryController {
  constructor(private readonly settings: Settings) {}

  @Get('ServiceProviderConfig')
  config(): object {
    return {
      schemas: [urn.config],
      patch: { supported: true },
      bulk: { ...no, maxOperations: 0, maxPayloadSize: largestJson },
      filter: { supported: true, maxResults: mostOfPage },
      changePassword: no,
      sort: { supported: true },
      etag: { supported: true },
      authenticationSchemes: [
        {
          type: 'oauthbearertoken',
          name: 'A token of a service account',
          description: 'Authorization: Bearer, with a token of the level administer.',
          primary: true,
        },
      ],
      meta: { resourceType: 'ServiceProviderConfig', location: this.at('ServiceProviderConfig') },
    };
  }

  @Get('ResourceTypes')
  types(): object {
    return listOf(this.resourceTypes());
  }

  @Get('ResourceTypes/:name')
  type(@Param('name') name: string): object {
    return found(
      this.resourceTypes().find(({ id }) => id === name),
      name,
    );
  }

  @Get('Schemas')
  schemas(): object {
    return listOf(this.allSchemas());
  }

  @Get('Schemas/:id')
  schema(@Param('id') id: string): object {
    return found(
      this.allSchemas().find((one) => one.id === id),
      id,
    );
  }

  @Post('Bulk')
  bulk(): never {
    throw new Problem('invalid-request', 'Many changes in one request are not taken. Send them one by one.', {
      status: 501,
    });
  }

  private resourceTypes() {
    const type = (name: 'User' | 'Group', schema: string, more: object) => ({
      schemas: [urn.resourceType],
      id: name,
      name,
      endpoint: `/${name}s`,
      schema,
      ...more,
      meta: { resourceType: 'ResourceType', location: this.at(`ResourceTypes/${name}`) },
    });
    return [
      type('User', urn.user, { schemaExtensions: [{ schema: urn.enterprise, required: false }] }),
      type('Group', urn.group, {}),
    ];
  }

  private allSchemas() {
    return keptSchemas().map((one) => ({
      ...one,
      meta: { resourceType: 'Schema', location: this.at(`Schemas/${one.id}`) },
    }));
  }

  private at(place: string): string {
    return `${publicUrlOf(this.settings)}${scimPlace}/${place}`;
  }
}

function listOf(resources: object[]): object {
  const { length } = resources;
  return { schemas: [urn.list], totalResults: length, startIndex: 1, itemsPerPage: length, Resources: resources };
}

function found<T>(one: T | undefined, name: string): T {
  if (one === undefined) throw new Problem('not-found', `There is no ${name.slice(0, 100)} here.`);
  return one;
}
