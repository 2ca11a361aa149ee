import type { ScimGroupRow } from '../../../../database/scim/groups.js';
import type { ScimUserRow } from '../../../../database/scim/users.js';
import { urn } from '../../../../domain/scim/schemas.js';
import { scimPlace } from '../problems/scim-problem.js';
import { shaped, type Shape } from './shape.js';

/** The version of a user: of the account, and of what the directory says besides. */
export function userTag({ version, directory_version }: Pick<ScimUserRow, 'version' | 'directory_version'>): string {
  return `W/"${version}.${directory_version}"`;
}

export function groupTag({ version }: Pick<ScimGroupRow, 'version'>): string {
  return `W/"${version}"`;
}

/** @param base the address of the installation */
export function userJson(row: ScimUserRow, base: string): Record<string, unknown> {
  const { id, given_name, family_name, external_id, title, email, groups, manager_id } = row;
  const at = (noun: string, one: string): string => `${base}${scimPlace}/${noun}/${one}`;
  return {
    schemas: [urn.user, ...(manager_id === null ? [] : [urn.enterprise])],
    id,
    ...(external_id === null ? {} : { externalId: external_id }),
    userName: row.user_name,
    name: {
      formatted: row.formatted ?? row.name,
      ...(given_name === null ? {} : { givenName: given_name }),
      ...(family_name === null ? {} : { familyName: family_name }),
    },
    displayName: row.name,
    ...(title === null ? {} : { title }),
    active: row.active,
    ...(email === null ? {} : { emails: [{ value: email, type: 'work', primary: true }] }),
    ...(groups === null
      ? {}
      : {
          groups: groups.map((one) => ({
            value: one.id,
            display: one.name,
            $ref: at('Groups', one.id),
            type: 'direct',
          })),
        }),
    ...(manager_id === null
      ? {}
      : {
          [urn.enterprise]: {
            manager: { value: manager_id, displayName: row.manager_name ?? '', $ref: at('Users', manager_id) },
          },
        }),
    meta: {
      resourceType: 'User',
      created: row.created_at.toISOString(),
      lastModified: row.changed_at.toISOString(),
      location: at('Users', id),
      version: userTag(row),
    },
  };
}

export function groupJson(row: ScimGroupRow, base: string): Record<string, unknown> {
  const { id, external_id, members } = row;
  const at = (noun: string, one: string): string => `${base}${scimPlace}/${noun}/${one}`;
  return {
    schemas: [urn.group],
    id,
    ...(external_id === null ? {} : { externalId: external_id }),
    displayName: row.display_name,
    members: (members ?? []).map((one) => ({
      value: one.id,
      display: one.name,
      $ref: at('Users', one.id),
      type: 'User',
    })),
    meta: {
      resourceType: 'Group',
      created: row.created_at.toISOString(),
      lastModified: row.updated_at.toISOString(),
      location: at('Groups', id),
      version: groupTag(row),
    },
  };
}

export function listJson(
  { total, startIndex }: { total: number; startIndex: number },
  resources: Record<string, unknown>[],
  shape: Shape,
): object {
  return {
    schemas: [urn.list],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources.map((one) => shaped(one, shape)),
  };
}
