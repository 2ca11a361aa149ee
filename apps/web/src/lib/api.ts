import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { components, paths } from '../../../cli/src/lib/api-types.js';
import { NoAnswer, ProblemError } from './problem.js';

/** What the API answers, by the names of its OpenAPI document. */
export type Schemas = components['schemas'];
/** What it answers, by address. */
export type Paths = paths;

/** The API, in the types of its document. Refusals are thrown as `ProblemError`, silence as `NoAnswer`. */
export const http = createFetchClient<paths>({ baseUrl: '/api/v1', fetch: answered });

http.use({
  async onResponse({ response }) {
    if (!response.ok) throw await ProblemError.of(response);
  },
});

/** The document in which the API describes itself: forms take what is allowed from it. */
export async function documentOf(signal: AbortSignal): Promise<unknown> {
  const response = await answered(new Request('/openapi.json', { signal }));
  if (!response.ok) throw await ProblemError.of(response);
  return response.json();
}

/** Queries and their keys: `useQuery(api.queryOptions('get', '/people/me'))`. */
export const api = createQueryClient(http);

/** A file of the API, under the session of whoever looks. */
export function fileUrl(path: string): string {
  return `/api/v1${path}`;
}

/** Of a page, the 50 that the API gives where nothing is said are few. */
export const pageSize = 100;

async function answered(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new NoAnswer();
  }
}
