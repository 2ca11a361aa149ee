import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import createClient, { type FetchResponse } from 'openapi-fetch';
import type { paths } from './api-types.js';
import { credentialsOf, type Credentials } from './credentials.js';
import { Failure } from './failure.js';
import { machineName, untilDecided } from './device.js';
import { askedPassword } from './password.js';
import type { Terminal } from './terminal.js';
import type { Answer, Body, Entry, Exactly, Known, Method, Query, Schemas } from './routes.js';

export { Failure };
export type { Answer, Body, Entry, Query, Schemas };

/** JSON of which only whoever wrote it knows what it says. */
export type Json = Record<string, unknown>;

const attempts = 4;

/** The version of the API that is spoken; health has none. */
const apiPrefix = '/api/v1';

interface Sent {
  query?: object;
  body?: object;
  headers?: Record<string, string>;
  parseAs?: 'json' | 'text' | 'arrayBuffer' | 'stream';
}

/**
 * Speaks to the API, in the types of its OpenAPI document: a path, a field that is sent or one that is read which the API
 * does not have do not compile. A command is sent again under the same key where the first answer got lost.
 */
export class Client {
  readonly url: string;
  private readonly api: ReturnType<typeof createClient<paths>>;
  /** Shows that it is they who decide; good for some minutes. */
  private proof: string | null = null;

  /** @throws Failure where there is no token */
  constructor(
    env: NodeJS.ProcessEnv = process.env,
    private readonly terminal?: Terminal,
    who: Credentials | { url: string; token: null } = credentialsOf(env),
  ) {
    const { url, token } = who;
    this.url = url;
    this.api = createClient<paths>({
      baseUrl: url,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      fetch: (request) => patiently(request, url),
      querySerializer: (query) => queryText(query),
    });
  }

  /** For what needs no token. */
  static withoutToken(url: string): Client {
    return new Client({}, undefined, { url, token: null });
  }

  async get<P extends string, Q extends Query<P>>(
    path: Known<P, 'get'>,
    query?: Q & Exactly<Q, Query<P>>,
  ): Promise<Answer<P, 'get'>> {
    return this.send('get', path, { ...(query === undefined ? {} : { query }) });
  }

  async text<P extends string>(path: Known<P, 'get'>): Promise<string> {
    return this.send('get', path, { parseAs: 'text' });
  }

  /** An answer as it comes, for one that may be long. */
  async stream<P extends string>(path: Known<P, 'get'>): Promise<Readable> {
    return Readable.fromWeb(await this.send<ReadableStream>('get', path, { parseAs: 'stream' }));
  }

  async bytes<P extends string, Q extends Query<P>>(
    path: Known<P, 'get'>,
    query?: Q & Exactly<Q, Query<P>>,
  ): Promise<Buffer> {
    return Buffer.from(
      await this.send<ArrayBuffer>('get', path, { parseAs: 'arrayBuffer', ...(query === undefined ? {} : { query }) }),
    );
  }

  async post<P extends string, B extends Body<P, 'post'>>(
    path: Known<P, 'post'>,
    body?: B & Exactly<B, Body<P, 'post'>>,
  ): Promise<Answer<P, 'post'>> {
    return this.send('post', path, { body: body ?? {}, headers: { 'idempotency-key': randomUUID() } });
  }

  /** What is asked by a body and answered with a file. */
  async postForBytes<P extends string, B extends Body<P, 'post'>>(
    path: Known<P, 'post'>,
    body: B & Exactly<B, Body<P, 'post'>>,
  ): Promise<Buffer> {
    return Buffer.from(await this.send<ArrayBuffer>('post', path, { body, parseAs: 'arrayBuffer' }));
  }

  /** A form with a file in it. */
  async upload<P extends string>(path: Known<P, 'post'>, form: FormData): Promise<Answer<P, 'post'>> {
    return this.send('post', path, { body: form, headers: { 'idempotency-key': randomUUID() } });
  }

  async patch<P extends string, B extends Body<P, 'patch'>>(
    path: Known<P, 'patch'>,
    body: B & Exactly<B, Body<P, 'patch'>>,
    version: number,
  ): Promise<Answer<P, 'patch'>> {
    return this.send('patch', path, { body, headers: { 'if-match': `"${version}"` } });
  }

  async put<P extends string, B extends Body<P, 'put'>>(
    path: Known<P, 'put'>,
    body: B & Exactly<B, Body<P, 'put'>>,
    version?: number,
  ): Promise<Answer<P, 'put'>> {
    return this.send('put', path, { body, headers: version === undefined ? {} : { 'if-match': `"${version}"` } });
  }

  async delete<P extends string>(path: Known<P, 'delete'>): Promise<void> {
    await this.send('delete', path, {});
  }

  /** All pages, up to so many entries; `each`: how many a page of this list may have. */
  async all<P extends string, Q extends Query<P>>(
    path: Known<P, 'get'>,
    query: Q & Exactly<Q, Query<P>>,
    most: number,
    each = 200,
  ): Promise<{ items: Entry<P>[]; more: boolean }> {
    const items: Entry<P>[] = [];
    let cursor: string | null = null;
    do {
      const limit = Math.min(each, most - items.length);
      const page: { items: Entry<P>[]; nextCursor: string | null } = await this.send('get', path, {
        query: { ...(query as object), limit, ...(cursor === null ? {} : { cursor }) },
      });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && items.length < most);
    return { items, more: cursor !== null };
  }

  /** Where the policy asks whoever decides to prove who they are, asks for the password and sends the decision again. */
  private async send<T>(method: Method, path: string, sent: Sent): Promise<T> {
    try {
      return await this.sendOnce<T>(method, path, sent);
    } catch (error) {
      if (!(error instanceof Failure) || error.problem.code !== 'proof-required') throw error;
      const password = await askedPassword(error.message, this.terminal);
      this.proof = await (password === '' ? this.proofInBrowser() : this.proofBy(password));
      // Under another key: the answer to the first was no.
      const key = sent.headers?.['idempotency-key'] === undefined ? {} : { 'idempotency-key': randomUUID() };
      return this.sendOnce<T>(method, path, { ...sent, headers: { ...sent.headers, ...key } });
    }
  }

  private async proofBy(password: string): Promise<string> {
    try {
      return (await this.sendOnce<Answer<'/proof', 'post'>>('post', '/proof', { body: { password } })).proof ?? '';
    } catch (error) {
      // Whoever signs in elsewhere proves it there.
      if (error instanceof Failure && error.problem.code === 'no-password') return this.proofInBrowser();
      throw error;
    }
  }

  /** For those who sign in by a provider: they prove it in the browser, and let this command line show it. */
  private async proofInBrowser(): Promise<string> {
    const other = Client.withoutToken(this.url);
    const begun = await other.post('/device-logins', { client: machineName(), level: 'prove' });
    const output = this.terminal?.output ?? process.stderr;
    output.write(
      `Open ${begun.confirmAtWithCode}\nand prove who you are there; the code is ${begun.userCode}. Waiting …\n`,
    );
    return (await untilDecided(begun, (body) => other.post('/device-logins/token', body))).token;
  }

  /** What the types above have looked at; the path is a whole one, with nothing left to fill in. */
  private async sendOnce<T>(method: Method, path: string, sent: Sent): Promise<T> {
    const { query, headers, ...rest } = sent;
    const request = this.api.request as unknown as (
      method: Method,
      path: string,
      init: object,
    ) => Promise<FetchResponse<Record<string, never>, object, 'application/json'>>;
    const place = path.startsWith('/health/') ? path : `${apiPrefix}${path}`;
    const { data, error, response } = await request(method, place, {
      ...rest,
      headers: { ...headers, ...(this.proof === null ? {} : { 'tollgate-proof': this.proof }) },
      ...(query === undefined ? {} : { params: { query } }),
    });
    if (!response.ok) throw failureOf(error, response);
    return data as T;
  }
}

/** Tries again what got no answer, or that of a server which is busy. */
async function patiently(request: Request, url: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    let response: Response | null = null;
    try {
      response = await fetch(request.clone());
    } catch {
      if (attempt >= attempts)
        throw new Failure(`Tollgate does not answer at ${url}. Start it with npm start, or set TOLLGATE_URL.`);
    }
    if (response?.ok) return response;
    const busy = response?.status === 503 || (response?.status === 409 && response.headers.has('retry-after'));
    if (response && (!busy || attempt >= attempts)) return response;
    await sleep(response ? Math.min(5, Number(response.headers.get('retry-after') ?? 1)) * 1000 : attempt * 300);
  }
}

function failureOf(error: unknown, response: Response): Failure {
  const problem = typeof error === 'object' ? (error as Json) : {};
  const detail = typeof problem.detail === 'string' ? problem.detail : `${response.status} ${response.statusText}`;
  return new Failure(detail, problem);
}

function queryText(query: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
  return params.toString();
}
