import { Agent as HttpAgent, request as httpRequest, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Forbidden, guardedLookup, type Resolve } from '../../../config/guarded-lookup.js';
import { webhookUrlProblem, type WebhookRules } from '../../../config/webhook-guard.js';
import type { HttpAnswer, Post } from '../channel.js';

const largestAnswer = 64 * 1024;

/**
 * A `Post` that keeps to the rules: https, no redirect followed, the address checked at the moment of connecting (so
 * that a name which turns towards the inside is not followed), an answer within `timeoutMs`. Connections are kept open.
 */
export function guardedPost(
  rules: WebhookRules,
  timeoutMs = 10_000,
  resolve?: Resolve,
): { post: Post; close: () => void } {
  const lookup = guardedLookup(rules, resolve);
  const options = { keepAlive: true, maxSockets: 16, lookup };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  return {
    async post(text, body, headers) {
      const problem = webhookUrlProblem(text, rules);
      if (problem !== null) throw new Forbidden(`The URL ${problem}`);
      const url = new URL(text);
      const secure = url.protocol === 'https:';
      const signal = AbortSignal.timeout(timeoutMs);
      const request: RequestOptions = {
        method: 'POST',
        agent: secure ? agents.https : agents.http,
        lookup,
        signal,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Tollgate',
          ...headers,
        },
      };
      try {
        return await exchange(secure, url, request, body);
      } catch (error) {
        if (signal.aborted) throw new Error(`no answer within ${timeoutMs / 1000} s`, { cause: error });
        throw error;
      }
    },
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

function exchange(secure: boolean, url: URL, options: RequestOptions, body: string): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(url, options, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      const done = (): void => {
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).flatMap(([name, value]) =>
              value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
            ),
          ),
          text: Buffer.concat(parts).toString('utf8').slice(0, largestAnswer),
        });
      };
      response.on('data', (part: Buffer) => {
        size += part.length;
        parts.push(part);
        if (size > largestAnswer) {
          done();
          response.destroy();
        }
      });
      response.on('end', done);
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
