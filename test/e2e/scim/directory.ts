import { ApiClient } from '../../harness/api-client.js';
import type { Tollgate } from '../../harness/tollgate.js';

export const scim = { 'content-type': 'application/scim+json' };

/** A directory, with the service account by which it comes. */
export interface Directory {
  id: string;
  client: ApiClient;
}

export async function directoryOf(
  { admin, url }: Tollgate,
  name = 'Directory',
  level = 'administer',
): Promise<Directory> {
  const access = level === 'administer' ? { access: 'administrator' } : {};
  const { id } = await admin.must('/people', { name, service: true, ...access });
  const { token } = await admin.must(`/people/${id}/tokens`, { name: 'scim', level });
  return { id, client: new ApiClient(url, token) };
}

export function patchOf(...Operations: object[]): object {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations };
}
