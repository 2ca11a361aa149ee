import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** Who is at the keyboard there, with what the provider knows of them. */
export type Account = { sub: string } & Record<string, unknown>;

export const oidcClient = { clientId: 'tollgate', secret: 'the secret of the client, long enough' };

/** A certified provider of OpenID Connect on loopback; whoever comes signs in as `who`, or does not want to. */
export class OidcServer {
  /** Null: whoever comes says no. */
  who: Account | null = null;
  private handle: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  private provider: Provider | null = null;

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly redirects: string[],
  ) {}

  /** @param redirects where it sends browsers back to */
  static async start(redirects: string[]): Promise<OidcServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const oidc = new OidcServer(server, `http://127.0.0.1:${port}`, redirects);
    server.on('request', (request, response) => {
      if (request.url?.startsWith('/interaction/')) void oidc.interact(request, response);
      else oidc.handle?.(request, response);
    });
    await oidc.changeKeys();
    return oidc;
  }

  /** It signs with another key from now on, and knows the old one no more. */
  async changeKeys(): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const kid = `key-${Date.now()}-${Math.random()}`;
    const keys = [{ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }];
    const { clientId, secret } = oidcClient;
    const claims = ['email', 'email_verified', 'name', 'groups'];
    this.provider = new Provider(this.url, {
      clients: [
        {
          client_id: clientId,
          client_secret: secret,
          redirect_uris: this.redirects,
          post_logout_redirect_uris: this.redirects.map((one) => `${new URL(one).origin}/sign-in`),
          token_endpoint_auth_method: 'client_secret_post',
          backchannel_logout_uri: this.redirects[0]?.replace('/back/', '/out/').concat('/back-channel'),
          backchannel_logout_session_required: true,
        },
      ],
      jwks: { keys },
      // Its own way refuses addresses of one machine, which all of this is on.
      fetch: (url: string, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown } = {}) =>
        globalThis.fetch(url, options),
      cookies: { keys: ['for tests'] },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
      scopes: ['openid', 'profile', 'email', 'groups'],
      pkce: { required: () => true },
      findAccount: (_: unknown, sub: string) => {
        const known = this.who?.sub === sub ? this.who : { sub };
        const said = Object.fromEntries(Object.entries(known).filter(([name]) => claims.includes(name)));
        return { accountId: sub, claims: () => ({ ...said, sub }) };
      },
    });
    this.handle = this.provider.callback();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.provider;
    if (!provider) throw new Error('the provider was not made');
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (this.who === null) {
      const result = { error: 'access_denied', error_description: 'said <no> there' };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    } else if (prompt.name === 'login') {
      const result = { login: { accountId: this.who.sub } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    } else {
      const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id });
      grant.addOIDCScope(params.scope);
      const result = { consent: { grantId: await grant.save() } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    }
  }
}

/** Says yes on the page of a provider that asks whether one signs out; gives where it sends the browser then. */
export async function signOutThere(at: string, cookies: Map<string, string>): Promise<string | null> {
  const send = async (url: string, options: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return fetch(url, { ...options, redirect: 'manual', headers: { cookie } });
  };
  const page = await send(at);
  const text = await page.text();
  const xsrf = /name="xsrf" value="(\w+)"/.exec(text)?.[1];
  if (page.status !== 200 || xsrf === undefined) throw new Error(`it does not ask: ${page.status} ${text}`);
  const body = new URLSearchParams({ xsrf, logout: 'yes' });
  const done = await send(new URL('/session/end/confirm', at).href, { method: 'POST', body });
  if (done.status >= 400) throw new Error(`it did not sign out: ${done.status} ${await done.text()}`);
  return done.headers.get('location');
}

/** Goes through the pages of a provider as a browser does, from where it was sent until it is sent back; gives that address. */
export async function throughProvider(
  start: string,
  home: string,
  cookies = new Map<string, string>(),
): Promise<string> {
  let at = start;
  for (let step = 0; step < 20; step += 1) {
    if (at.startsWith(`${home}/`)) return at;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`it went no further at ${at}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer().catch(() => undefined);
    at = new URL(next, at).href;
  }
  throw new Error('it went round and round');
}
