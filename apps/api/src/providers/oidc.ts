import * as client from 'openid-client';
import type { GuardedFetch } from '../../../../config/guarded-fetch.js';
import type { SignInProvider } from '../../../../database/entities/sign-in-provider.js';
import { strangerOfClaims } from '../../../../domain/provider/stranger.js';
import { exchangeProblem, type Arrived, type Begin, type Finish } from './exchange.js';

const keptMs = 10 * 60_000;
/** One that did not answer is not asked again by everybody who would sign in. */
const restMs = 5_000;
const keptAtMost = 100;
/** How long ago they may have proved there who they are, where they are to prove it anew; in s. */
const freshSeconds = 300;

/**
 * Whether plain http will do is for the rules of this installation to say, which `fetch` keeps: to this machine alone, where a
 * setting allows it. The library marks its switch as one that should stand out in the code, as it does here.
 */
const allowPlainHttp: (config: client.Configuration) => void = Reflect.get(client, 'allowInsecureRequests');

interface Kept {
  until: number;
  server: Promise<client.ServerMetadata>;
}

/** Signing in by OpenID Connect: authorization code with PKCE, state and nonce; the answer's signature is checked. */
export class Oidc {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly fetch: GuardedFetch) {}

  /** Where the browser is sent. */
  async begin({ provider, secrets, back, again }: Begin): Promise<URL> {
    const config = await this.configOf(provider, null);
    const { state, nonce, verifier } = secrets;
    const challenge = await client.calculatePKCECodeChallenge(verifier);
    return client.buildAuthorizationUrl(config, {
      redirect_uri: back,
      scope: [...new Set(['openid', 'profile', 'email', ...provider.scopes])].join(' '),
      ...{ state, nonce, code_challenge: challenge, code_challenge_method: 'S256' },
      ...(again ? { prompt: 'login', max_age: String(freshSeconds) } : {}),
    });
  }

  /** Who has signed in there. Whatever does not hold is an error. */
  async finish({ provider, secret, secrets, back, query, again }: Finish): Promise<Arrived> {
    // With each its keys are read anew: a provider changes them when it likes.
    const config = await this.configOf(provider, secret);
    client.enableNonRepudiationChecks(config);
    const tokens = await client.authorizationCodeGrant(config, new URL(`${back}?${query.toString()}`), {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.verifier,
      idTokenExpected: true,
      ...(again ? { maxAge: freshSeconds } : {}),
    });
    const claims: Record<string, unknown> = { ...tokens.claims() };
    const { email, sub } = claims;
    const more = email === undefined || (provider.group_claim !== null && !(provider.group_claim in claims));
    const asked = more && config.serverMetadata().userinfo_endpoint !== undefined && typeof sub === 'string';
    const info = asked ? await client.fetchUserInfo(config, tokens.access_token, sub) : {};
    // What is signed goes before what was asked for; what is said of an address belongs to the address that it is said with.
    const { email_verified, xms_edov } = claims;
    const ofAddress = email === undefined ? {} : { email_verified, xms_edov };
    const { sid } = claims;
    const canLeave = config.serverMetadata().end_session_endpoint !== undefined;
    return {
      stranger: strangerOfClaims({ ...info, ...claims, ...ofAddress }, provider.group_claim),
      sid: typeof sid === 'string' && sid !== '' && sid.length <= 255 ? sid : null,
      idToken: canLeave ? (tokens.id_token ?? null) : null,
    };
  }

  /** Where the browser signs out there as well; null where the provider has no such place. */
  async out(
    provider: SignInProvider,
    { then, state, idToken }: { then: string; state: string; idToken: string | null },
  ): Promise<URL | null> {
    const config = await this.configOf(provider, null);
    if (config.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(config, {
      ...{ post_logout_redirect_uri: then, state },
      ...(idToken === null ? {} : { id_token_hint: idToken }),
    });
  }

  /** Where its keys are. */
  async keysAt(provider: SignInProvider): Promise<string> {
    const { jwks_uri: address } = await this.serverOf(provider).catch((error: unknown) => {
      throw exchangeProblem(provider.name, error);
    });
    if (address !== undefined) return address;
    throw exchangeProblem(provider.name, new Error('it does not say where its keys are'));
  }

  private async configOf(provider: SignInProvider, secret: string | null): Promise<client.Configuration> {
    const { client_id: id } = provider;
    const way = secret === null ? client.None() : undefined;
    const config = new client.Configuration(await this.serverOf(provider), id ?? '', secret ?? undefined, way);
    allowPlainHttp(config);
    config[client.customFetch] = this.fetch;
    return config;
  }

  /** What a provider says of itself: read once for all who sign in, and again after a while. */
  private async serverOf({ id, version, issuer }: SignInProvider): Promise<client.ServerMetadata> {
    const key = `${id}/${version}`;
    const known = this.kept.get(key);
    if (known && known.until > Date.now()) return known.server;
    if (this.kept.size >= keptAtMost) this.kept.clear();
    const server = client
      .discovery(new URL(issuer), 'discovery', undefined, client.None(), {
        [client.customFetch]: this.fetch,
        execute: [allowPlainHttp],
      })
      .then((config) => ({ ...config.serverMetadata() }));
    const kept = { until: Date.now() + keptMs, server };
    this.kept.set(key, kept);
    server.catch(() => (kept.until = Date.now() + restMs));
    return server;
  }
}
