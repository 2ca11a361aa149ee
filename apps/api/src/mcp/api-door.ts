import type { FastifyInstance } from 'fastify';
import { stableId } from '../../../../domain/stable-id.js';
import { inTheRightOf, type CameIn } from '../access/in-the-right-of.js';
import { apiPrefix } from '../http/api-prefix.js';

/** A refusal of the API, in its own words. */
export class Refused extends Error {
  constructor(readonly problem: Record<string, unknown>) {
    super(typeof problem['detail'] === 'string' ? problem['detail'] : 'The API refused it.');
    this.name = 'Refused';
  }
}

export type Json = Record<string, unknown>;

/** Values of a query; what is undefined is not asked. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What somebody wrote, as one part of a path. @throws Refused for what a path reads as a way upwards */
export function part(text: string): string {
  const said = text.trim();
  if (/^\.{0,2}$/.test(said))
    throw new Refused({ code: 'invalid-request', detail: `"${said}" is the name of nothing.` });
  return encodeURIComponent(said);
}

const documents = new WeakMap<FastifyInstance, Promise<Json>>();

/**
 * The one way from a tool to what it tells: the routes of the API, as they are, asked in the right of whoever came in. Access, sight, what
 * is written down of who reads, limits and words of refusals are theirs.
 */
export class ApiDoor {
  constructor(
    private readonly fastify: FastifyInstance,
    private readonly came: CameIn,
    private readonly from: { address: string; late: AbortSignal },
  ) {}

  /** @throws Refused */
  get(path: string, query: Query = {}): Promise<Json> {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
    return this.ask('GET', text === '' ? path : `${path}?${text}`);
  }

  /**
   * @param key sent again with it, it is done once. It is whoever asks' own: models choose such as "1", and a key is somebody's for ever
   * @throws Refused
   */
  post(path: string, body: Json, key?: string): Promise<Json> {
    const own = key === undefined ? undefined : stableId('model client', this.came.actor?.id ?? '', key);
    return this.ask('POST', path, { body, key: own });
  }

  /** What the OpenAPI document says, which is open to all, and the same as long as this process runs: it is read once. */
  document(): Promise<Json> {
    const known = documents.get(this.fastify);
    if (known) return known;
    const asked = this.ask('GET', '/openapi.json', {}, '');
    documents.set(this.fastify, asked);
    asked.catch(() => documents.delete(this.fastify));
    return asked;
  }

  private async ask(
    method: 'GET' | 'POST',
    path: string,
    { body, key }: { body?: Json; key?: string | undefined } = {},
    prefix: string = apiPrefix,
  ): Promise<Json> {
    this.requireTime();
    // Awaited within: what is given back begins only when somebody waits for it.
    const answer = await inTheRightOf(
      this.came,
      async () =>
        await this.fastify.inject({
          method,
          url: `${prefix}${path}`,
          remoteAddress: this.from.address,
          headers: { accept: 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
          ...(body === undefined ? {} : { payload: body }),
        }),
    );
    this.requireTime();
    const found = jsonOf(answer.payload);
    if (answer.statusCode >= 400) throw new Refused(found);
    return found;
  }

  private requireTime(): void {
    if (this.from.late.aborted)
      throw new Refused({ code: 'request-timeout', detail: 'It took too long. Ask for less at once.' });
  }
}

function jsonOf(text: string): Json {
  const found: unknown = JSON.parse(text);
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Json) : { items: found };
}
