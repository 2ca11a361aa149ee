import { createHash, randomBytes } from 'node:crypto';
import { larkKeys } from './lark-app.js';
import { VendorServer, type Answer, type Received } from './vendor-server.js';

/** Lark's signing in as its documents describe it: codes that hold once, tokens of people, and who these are. */
export class LarkAccounts {
  vendor!: VendorServer;
  /** What it knows of whoever is at the keyboard. */
  who: Record<string, unknown> = {};
  private readonly codes = new Map<string, { challenge: string; redirect: string }>();
  private readonly tokens = new Map<string, Record<string, unknown>>();

  static async start(): Promise<LarkAccounts> {
    const lark = new LarkAccounts();
    lark.vendor = await VendorServer.start((request) => lark.answer(request));
    return lark;
  }

  get url(): string {
    return this.vendor.url('');
  }

  private answer(request: Received): Answer {
    const url = new URL(request.path, this.url);
    if (url.pathname === '/open-apis/authen/v1/authorize') return this.authorize(url.searchParams);
    if (url.pathname === '/open-apis/authen/v2/oauth/token') return this.giveToken(request.body);
    if (url.pathname !== '/open-apis/authen/v1/user_info') return { status: 404, body: '404 page not found' };
    const token = /^Bearer (.+)$/.exec(String(request.headers.authorization))?.[1] ?? '';
    const who = this.tokens.get(token);
    return who
      ? json(200, { code: 0, msg: 'success', data: who })
      : json(401, { code: 20005, msg: 'invalid access token' });
  }

  private authorize(asked: URLSearchParams): Answer {
    const of = (name: string): string => asked.get(name) ?? '';
    if (of('client_id') !== larkKeys.larkAppId || of('response_type') !== 'code') return { status: 400, body: 'no' };
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, { challenge: of('code_challenge'), redirect: of('redirect_uri') });
    const back = `${of('redirect_uri')}?code=${code}&state=${encodeURIComponent(of('state'))}`;
    return { status: 302, headers: { location: back } };
  }

  private giveToken(body: string): Answer {
    const asked = JSON.parse(body) as Record<string, string>;
    const known = this.codes.get(asked['code'] ?? '');
    this.codes.delete(asked['code'] ?? '');
    const refused = (code: number, described: string): Answer =>
      json(400, { code, error: 'invalid_grant', error_description: described });
    if (asked['client_id'] !== larkKeys.larkAppId || asked['client_secret'] !== larkKeys.larkAppSecret)
      return json(400, { code: 20002, error: 'invalid_client', error_description: 'The client secret is invalid.' });
    if (!known) return refused(20003, 'The authorization code is not found or was used.');
    const challenge = createHash('sha256')
      .update(asked['code_verifier'] ?? '')
      .digest('base64url');
    if (challenge !== known.challenge) return refused(20049, 'PKCE code challenge failed.');
    if (asked['redirect_uri'] !== known.redirect) return refused(20071, 'The redirect_uri is another.');
    const token = randomBytes(16).toString('hex');
    this.tokens.set(token, this.who);
    return json(200, { code: 0, access_token: token, expires_in: 7200, token_type: 'Bearer', scope: '' });
  }
}

function json(status: number, body: object): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
