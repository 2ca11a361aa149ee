import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Forbidden, guardedLookup, type Resolve } from './guarded-lookup.js';
import { webhookUrlProblem, type WebhookRules } from './webhook-guard.js';

/** A request as libraries make it that take a `fetch` of ours. */
export interface FetchOptions {
  method?: string;
  headers?: Headers | Record<string, string>;
  body?: string | URLSearchParams | ArrayBuffer | ReadableStream | Uint8Array | null | undefined;
  signal?: AbortSignal | undefined;
}

export type GuardedFetch = (url: string, options?: FetchOptions) => Promise<Response>;

/** Documents and keys of providers have a few KB. */
const largestAnswer = 512 * 1024;

/**
 * `fetch` to where an administrator's settings lead, within the rules that webhooks keep to: https, no redirect followed, the
 * address checked at the moment of connecting, an answer of bounded size within `timeoutMs`.
 */
export function guardedFetch(rules: WebhookRules, timeoutMs = 10_000, resolve?: Resolve): GuardedFetch {
  const lookup = guardedLookup(rules, resolve);
  return async (text, { method = 'GET', headers = {}, body = null, signal } = {}) => {
    const problem = webhookUrlProblem(text, rules);
    if (problem !== null) throw new Forbidden(`The URL ${problem}`);
    const url = new URL(text);
    const sent = bytesOf(body);
    const limit = AbortSignal.timeout(timeoutMs);
    const options: RequestOptions = {
      method,
      lookup,
      // Each stands for itself: what is asked here is asked seldom.
      agent: false,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      headers: {
        'user-agent': 'Tollgate',
        ...Object.fromEntries(new Headers(headers)),
        ...(sent === null ? {} : { 'content-length': String(sent.length) }),
      },
    };
    return exchange(url, options, sent);
  };
}

function bytesOf(body: FetchOptions['body']): Buffer | null {
  if (body === null || body === undefined) return null;
  if (typeof body === 'string' || body instanceof URLSearchParams) return Buffer.from(body.toString());
  if (body instanceof Uint8Array) return Buffer.from(body);
  if (body instanceof ArrayBuffer) return Buffer.from(new Uint8Array(body));
  throw new TypeError('a stream is not sent');
}

function exchange(url: URL, options: RequestOptions, sent: Buffer | null): Promise<Response> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, options, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        parts.push(part);
        if (size > largestAnswer) request.destroy(new Error(`the answer has more than ${largestAnswer / 1024} KB`));
      });
      response.on('error', reject);
      response.on('end', () => {
        const status = response.statusCode ?? 502;
        const headers = new Headers();
        for (const [name, value] of Object.entries(response.headers))
          for (const one of [value ?? []].flat()) headers.append(name, one);
        const empty = status === 204 || status === 205 || status === 304;
        resolve(new Response(empty ? null : Buffer.concat(parts), { status, headers }));
      });
    });
    request.on('error', reject);
    request.end(sent ?? undefined);
  });
}
