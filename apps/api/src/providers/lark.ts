import { createHash } from 'node:crypto';
import type { GuardedFetch } from '../../../../config/guarded-fetch.js';
import { larkDoor } from '../../../../domain/provider/provider.js';
import { strangerOfLark } from '../../../../domain/provider/stranger.js';
import { Problem } from '../problems/problem.js';
import type { Arrived, Begin, Finish } from './exchange.js';

/** Lark says with a code what it thinks of a request, beside what HTTP says. */
class LarkRefused extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'LarkRefused';
  }
}

/** Signing in by Lark or Feishu, which have a flow of OAuth of their own: no ID token, and a code in each answer. */
export class Lark {
  constructor(private readonly fetch: GuardedFetch) {}

  begin({ provider, secrets, back }: Begin): Promise<URL> {
    const url = new URL('/open-apis/authen/v1/authorize', larkDoor(provider.issuer));
    const asked = {
      client_id: provider.client_id ?? '',
      response_type: 'code',
      redirect_uri: back,
      state: secrets.state,
      code_challenge: createHash('sha256').update(secrets.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(provider.scopes.length > 0 ? { scope: provider.scopes.join(' ') } : {}),
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return Promise.resolve(url);
  }

  async finish({ provider, secret, secrets, back, query }: Finish): Promise<Arrived> {
    const refused = query.get('error');
    if (refused !== null) throw new LarkRefused(refused);
    const code = query.get('code');
    if (code === null || query.get('state') !== secrets.state) throw new LarkRefused('it brought no code');
    const token = await this.ask(`${provider.issuer}/open-apis/authen/v2/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        grant_type: 'authorization_code',
        client_id: provider.client_id,
        client_secret: secret,
        code,
        redirect_uri: back,
        code_verifier: secrets.verifier,
      }),
    });
    const access = token['access_token'];
    if (typeof access !== 'string' || !/^[\x21-\x7e]+$/.test(access)) throw new LarkRefused('it gave no token');
    const { data } = await this.ask(`${provider.issuer}/open-apis/authen/v1/user_info`, {
      headers: { authorization: `Bearer ${access}` },
    });
    const info = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
    if (provider.tenant_key !== null && info['tenant_key'] !== provider.tenant_key)
      throw new Problem(
        'provider-refused',
        `${provider.name} lets in people of one company only, and you came from another.`,
      );
    return { stranger: strangerOfLark(info), sid: null, idToken: null };
  }

  private async ask(url: string, options: Parameters<GuardedFetch>[1]): Promise<Record<string, unknown>> {
    const answer = await this.fetch(url, options);
    const body = await readJson(answer);
    const { code, msg, error, error_description: described } = body;
    if (answer.ok && code === 0) return body;
    const words = [described, msg, error].find((word) => typeof word === 'string' && word !== '');
    throw new LarkRefused(`${typeof words === 'string' ? words : `it answered ${answer.status}`} (${String(code)})`);
  }
}

async function readJson(answer: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(await answer.text());
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
