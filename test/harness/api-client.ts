import { randomUUID } from 'node:crypto';
import { apiPrefix } from '../../apps/api/src/http/api-prefix.js';

/** An answer of the API. `body` is what its JSON says; text where it is none. */
export interface ApiAnswer {
  status: number;
  // Tests read answers freely, as a script of a customer would.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  headers: Headers;
}

interface Sent {
  method: string;
  path: string;
  body: string | FormData | undefined;
  headers: Record<string, string>;
}

const outsideApi =
  /^\/(?:health|metrics|sign-in|sign-out|signed-in|act|open|feeds|lark|scim|docs|openapi\.json|mcp|\.well-known)(?:[/?]|$)/;

/** Where a path of the API stands on the server: tests leave the version out. */
export function placeOf(path: string): string {
  return outsideApi.test(path) ? path : `${apiPrefix}${path}`;
}

/** Speaks to the API as one person. Answers are given as they are: refusals are answers too. */
export class ApiClient {
  /** Every change is sent under a key of its own, also where the test names none. */
  static keyed = false;
  /** Sent with every change, instead of what the test names. */
  static ifMatch: string | null = null;
  /** Sends the last change again that anybody sent, as it was. */
  static again: () => Promise<ApiAnswer> = () => Promise.reject(new Error('nothing was sent'));

  /** Told what is sent with every change, so that a test knows what people wrote. */
  static heard: (body: string | FormData | undefined) => void = () => undefined;

  constructor(
    readonly url: string,
    readonly token: string | null,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  put(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  patch(path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('PATCH', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('DELETE', path, undefined, headers);
  }

  upload(
    path: string,
    fields: Record<string, string>,
    file: { name: string; content: Uint8Array | string; type?: string },
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const content = typeof file.content === 'string' ? file.content : new Uint8Array(file.content);
    form.append('file', new Blob([content], { type: file.type ?? 'application/octet-stream' }), file.name);
    return this.send('POST', path, form, headers);
  }

  /** As `post`, and throws unless it was accepted: for what a test takes for granted. */
  async must(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiAnswer['body']> {
    const answer = await this.post(path, body, headers);
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  private async send(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: Record<string, string>,
  ): Promise<ApiAnswer> {
    if (method === 'GET') return this.exchange({ method, path, body, headers });
    const key: Record<string, string> = ApiClient.keyed ? { 'idempotency-key': randomUUID() } : {};
    const sent = { method, path, body, headers: { ...key, ...headers } };
    ApiClient.heard(body);
    ApiClient.again = () => this.exchange(sent);
    return this.exchange(sent);
  }

  private async exchange({ method, path, body, headers }: Sent): Promise<ApiAnswer> {
    const match: Record<string, string> =
      ApiClient.ifMatch === null || method === 'GET' ? {} : { 'if-match': ApiClient.ifMatch };
    const authorization: Record<string, string> = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    const response = await fetch(`${this.url}${placeOf(path)}`, {
      method,
      headers: { ...authorization, ...headers, ...match },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: json && text !== '' ? JSON.parse(text) : text, headers: response.headers };
  }
}
