import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { GuardedFetch } from '../../../../config/guarded-fetch.js';
import type { SignInProvider } from '../../../../database/entities/sign-in-provider.js';
import { logoutOf, logoutSkewSeconds, type LogoutSaid } from '../../../../domain/provider/logout.js';
import { jwtAlgorithms } from '../../../../domain/provider/vouching.js';
import { exchangeProblem } from './exchange.js';
import type { Oidc } from './oidc.js';

/** In characters; those that providers make have a tenth of it. */
const longest = 16_384;
/** How often keys are asked for again because of a name that nobody knows, and for how long they are kept; in ms. */
const cooldown = 30_000;
const keptMs = 10 * 60_000;
const keptAtMost = 100;

/** Tokens by which a provider says that somebody has signed out there. */
export class LogoutTokens {
  private readonly keys = new Map<string, JWTVerifyGetKey>();

  constructor(
    private readonly oidc: Oidc,
    private readonly fetch: GuardedFetch,
  ) {}

  /**
   * What ends, or why the token is not taken. Signed by the provider, for this client; never by a shared secret, never by nobody.
   *
   * @throws Problem `provider-away` where the keys cannot be had
   */
  async read(provider: SignInProvider, token: unknown): Promise<LogoutSaid | { why: string }> {
    if (typeof token !== 'string' || token === '') return { why: 'the field logout_token is not there' };
    if (token.length > longest) return { why: `it is longer than ${longest.toLocaleString('en')} characters` };
    const { issuer, client_id: audience } = provider;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, await this.keysOf(provider), {
        ...{ issuer, audience: audience ?? '', algorithms: jwtAlgorithms, clockTolerance: logoutSkewSeconds },
        requiredClaims: ['iat', 'aud', 'jti'],
      });
      if (!['logout+jwt', 'jwt', undefined].includes(protectedHeader.typ?.toLowerCase()))
        return { why: `its type is ${protectedHeader.typ ?? ''}, and that of logout tokens is logout+jwt` };
      return logoutOf(payload, Math.floor(Date.now() / 1_000));
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
        throw exchangeProblem(provider.name, error);
      return { why: `${error.message} (${error.code})` };
    }
  }

  private async keysOf(provider: SignInProvider): Promise<JWTVerifyGetKey> {
    const name = `${provider.id}/${provider.version}`;
    const kept = this.keys.get(name);
    if (kept) return kept;
    if (this.keys.size >= keptAtMost) this.keys.clear();
    const keys = createRemoteJWKSet(new URL(await this.oidc.keysAt(provider)), {
      cooldownDuration: cooldown,
      cacheMaxAge: keptMs,
      [customFetch]: this.fetch,
    });
    this.keys.set(name, keys);
    return keys;
  }
}
