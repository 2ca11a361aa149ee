/** The names of RFC 7643 and 7644. */
export const urn = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  search: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  config: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
} as const;

/**
 * The name of an attribute as it is compared: without the schema before it, in small letters (RFC 7643, 2.1). Those of the
 * enterprise extension have names of their own, so that they need no mark.
 */
export function attributeKey(name: string): string {
  const lower = name.toLowerCase();
  for (const schema of [urn.user, urn.group, urn.enterprise]) {
    const prefix = `${schema.toLowerCase()}:`;
    if (lower.startsWith(prefix)) return lower.slice(prefix.length);
    if (lower === prefix.slice(0, -1)) return 'schema';
  }
  return lower;
}
