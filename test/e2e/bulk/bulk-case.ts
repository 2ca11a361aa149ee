import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { until } from '../../harness/until.js';

export type BulkAnswer = ApiAnswer['body'];

/** Waits until an operation has ended, however it ended. */
export function ended(client: ApiClient, id: string): Promise<BulkAnswer> {
  return until(`bulk operation ${id} to end`, async () => {
    const { status, body } = await client.get(`/bulk-operations/${id}`);
    return status === 200 && body.finishedAt !== null && body;
  });
}

/** Does it, to its end. */
export async function carriedOut(client: ApiClient, request: object): Promise<BulkAnswer> {
  return ended(client, (await client.must('/bulk-operations', request)).id);
}

/** What became of each item, by its key. */
export async function resultsOf(client: ApiClient, id: string, query = ''): Promise<Record<string, BulkAnswer>> {
  const { body } = await client.get(`/bulk-operations/${id}/items?limit=200${query}`);
  return Object.fromEntries(body.items.map((entry: BulkAnswer) => [entry.item.key, entry]));
}
