import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialsOf } from './credentials.js';
import { Failure } from './failure.js';

export { Failure };

/** JSON as the API answers it. */
export type Json = Record<string, unknown>;

export interface PageOf<T = Json> {
  items: T[];
  nextCursor: string | null;
}

const attempts = 4;

/** The version of the API that is spoken; health has none. */
const apiPrefix = '/api/v1';
const placeOf = (path: string): string => (path.startsWith('/health/') ? path : `${apiPrefix}${path}`);

/** Speaks to the API. A command is sent again under the same key where the first answer got lost. */
export class Client {
  readonly url: string;
  private readonly token: string;

  /** @throws Failure where there is no token */
  constructor(env: NodeJS.ProcessEnv = process.env) {
    ({ url: this.url, token: this.token } = credentialsOf(env));
  }

  async get<T = Json>(path: string, query: Record<string, unknown> = {}): Promise<T> {
    return (await this.send('GET', withQuery(path, query))).json() as Promise<T>;
  }

  async text(path: string): Promise<string> {
    return (await this.send('GET', path)).text();
  }

  async bytes(path: string, query: Record<string, unknown> = {}): Promise<Buffer> {
    return Buffer.from(await (await this.send('GET', withQuery(path, query))).arrayBuffer());
  }

  async post<T = Json>(path: string, body: Json | FormData = {}): Promise<T> {
    return (await this.send('POST', path, body, { 'idempotency-key': randomUUID() })).json() as Promise<T>;
  }

  async patch<T = Json>(path: string, body: Json, version: unknown): Promise<T> {
    return (await this.send('PATCH', path, body, { 'if-match': `"${String(version)}"` })).json() as Promise<T>;
  }

  async put<T = Json>(path: string, body: Json, version: unknown): Promise<T> {
    return (await this.send('PUT', path, body, { 'if-match': `"${String(version)}"` })).json() as Promise<T>;
  }

  async delete(path: string): Promise<void> {
    await this.send('DELETE', path);
  }

  /** All pages, up to so many entries. */
  async all<T = Json>(
    path: string,
    query: Record<string, unknown>,
    most: number,
  ): Promise<{ items: T[]; more: boolean }> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const limit = Math.min(200, most - items.length);
      const page: PageOf<T> = await this.get(path, { ...query, limit, ...(cursor === null ? {} : { cursor }) });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && items.length < most);
    return { items, more: cursor !== null };
  }

  private async send(
    method: string,
    path: string,
    body?: Json | FormData,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const json = body !== undefined && !(body instanceof FormData);
    for (let attempt = 1; ; attempt += 1) {
      let response: Response | null = null;
      try {
        response = await fetch(`${this.url}${placeOf(path)}`, {
          method,
          headers: {
            authorization: `Bearer ${this.token}`,
            ...(json ? { 'content-type': 'application/json' } : {}),
            ...headers,
          },
          ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
        });
      } catch {
        if (attempt >= attempts)
          throw new Failure(`Tollgate does not answer at ${this.url}. Start it with npm start, or set TOLLGATE_URL.`);
      }
      if (response?.ok) return response;
      const busy = response?.status === 503 || (response?.status === 409 && response.headers.has('retry-after'));
      if (response && (!busy || attempt >= attempts)) throw await failureOf(response);
      await sleep(response ? Math.min(5, Number(response.headers.get('retry-after') ?? 1)) * 1000 : attempt * 300);
    }
  }
}

async function failureOf(response: Response): Promise<Failure> {
  const problem = (await response.json().catch(() => ({}))) as Json;
  const detail =
    typeof problem['detail'] === 'string' ? problem['detail'] : `${response.status} ${response.statusText}`;
  return new Failure(detail, problem);
}

function withQuery(path: string, query: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
