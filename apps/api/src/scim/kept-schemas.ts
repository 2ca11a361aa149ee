import SCIMMY from 'scimmy';
import { isObject } from '../../../../domain/scim/path.js';

/** What of the schemas of RFC 7643 is kept; the rest is taken from a directory, and forgotten. */
const kept: Record<string, readonly string[]> = {
  userName: [],
  name: ['formatted', 'givenName', 'familyName'],
  displayName: [],
  title: [],
  active: [],
  emails: ['value', 'type', 'primary'],
  groups: [],
  manager: [],
  members: [],
};

/** The schemas of users, their extension and groups, with the attributes that are kept. */
export function keptSchemas(): { id: string; [field: string]: unknown }[] {
  return [SCIMMY.Schemas.User, SCIMMY.Schemas.EnterpriseUser, SCIMMY.Schemas.Group].map(({ definition }) => {
    const described = JSON.parse(JSON.stringify(definition.describe())) as { id: string; attributes: unknown[] };
    return { ...described, attributes: described.attributes.flatMap(keptOf) };
  });
}

function keptOf(attribute: unknown): unknown[] {
  if (!isObject(attribute)) return [];
  const parts = kept[String(attribute['name'])];
  if (parts === undefined) return [];
  const { subAttributes } = attribute;
  if (parts.length === 0 || !Array.isArray(subAttributes)) return [attribute];
  const some = subAttributes.filter((one: unknown) => isObject(one) && parts.includes(String(one['name'])));
  return [{ ...attribute, subAttributes: some }];
}
