import type { LarkApp } from '../../../config/lark-app.js';
import type { SendResult } from '../../../domain/notification/send-result.js';
import type { Post } from '../channel.js';
import { readLarkAnswer } from './codes.js';

/** A token is renewed so long before its end: Lark gives a new one in its last half hour, and both work until then. */
const renewedBeforeMs = 600_000;

type Got = { token: string } | { result: SendResult };

/** The token by which an app speaks for the company that has installed it; kept until near its end, in memory only. */
export function tenantTokens({ url, appId, appSecret }: LarkApp): {
  get: (http: Post, now: number) => Promise<Got>;
  forget: (token: string) => void;
} {
  let kept: { token: string; until: number } | null = null;
  let asking: Promise<Got> | null = null;
  const ask = async (http: Post, now: number): Promise<Got> => {
    const answer = await http(
      `${url}/open-apis/auth/v3/tenant_access_token/internal`,
      JSON.stringify({ app_id: appId, app_secret: appSecret }),
      {},
    );
    const { code, result } = readLarkAnswer(answer);
    const { tenant_access_token: token, expire } =
      code === 0 ? (JSON.parse(answer.text) as { tenant_access_token?: unknown; expire?: unknown }) : {};
    if (typeof token === 'string' && typeof expire === 'number') {
      kept = { token, until: now + expire * 1_000 - renewedBeforeMs };
      return { token };
    }
    if (result.outcome === 'retry') return { result };
    // Whatever it says of the app is no word on the letter, nor on whom it is for; and so not the answer itself, which
    // might hold a token.
    const said = result.outcome === 'sent' ? 'it gave no token' : result.answer;
    return { result: { outcome: 'retry', answer: said, afterMs: null, throttled: false, fault: 'us' } };
  };
  return {
    async get(http, now) {
      if (kept !== null && now < kept.until) return { token: kept.token };
      // Several who need one at a time ask once.
      asking ??= ask(http, now).finally(() => (asking = null));
      return asking;
    },
    forget(token) {
      if (kept?.token === token) kept = null;
    },
  };
}
