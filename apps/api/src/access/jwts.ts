import { Injectable } from '@nestjs/common';
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { DataSource } from 'typeorm';
import { guardedFetch, type GuardedFetch } from '../../../../config/guarded-fetch.js';
import { Settings } from '../../../../config/settings.js';
import type { SignInProvider } from '../../../../database/entities/sign-in-provider.js';
import { actorOf, type LoadedActor } from '../../../../database/people/load-actor.js';
import { spendJwt } from '../../../../database/providers/attempts.js';
import { identityOf, noteUse } from '../../../../database/providers/identities.js';
import { vouchersOf } from '../../../../database/providers/providers.js';
import { jwtAlgorithms, vouchedLimits, type Vouching } from '../../../../domain/provider/vouching.js';
import { Problem } from '../problems/problem.js';
import { whyRefused } from './jwt-refused.js';

const longest = 8_192;
/** For so long after its end a name is remembered that was used: more than clocks may differ by; in s. */
const spentSeconds = 600;
/** How often keys are asked for again because of a name that nobody knows, and how often of one who did not answer; in ms. */
const cooldown = 30_000;
const restMs = 10_000;
const keptMs = 10 * 60_000;
const fetchMs = 5_000;
const keptAtMost = 100;

/** The keys of an issuer cannot be had. */
class KeysAway extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, { cause });
    this.name = 'KeysAway';
  }
}

/** `Bearer <JWT>`, of an issuer that an administrator trusts: for services that have an identity of their own. */
export function isJwt(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
}

/** Finds the person, or the service, for whom a trusted issuer has made a token. */
@Injectable()
export class Jwts {
  private readonly keys = new Map<string, JWTVerifyGetKey>();
  private readonly fetch: GuardedFetch;

  constructor(
    private readonly dataSource: DataSource,
    settings: Settings,
  ) {
    this.fetch = guardedFetch(settings, fetchMs);
  }

  /**
   * Who comes with it, with what it is good for; or why it is not taken.
   *
   * @param how `watched`: it came in before, and whether it still holds is asked; that uses nothing up
   * @throws Problem `provider-away` where the keys cannot be had
   */
  async find(token: string, how: 'used' | 'watched' = 'used'): Promise<LoadedActor | { why: string }> {
    const issuer = token.length > longest ? null : issuerOf(token);
    const vouchers = issuer === null ? [] : await vouchersOf(this.dataSource.manager, issuer);
    let why = 'nobody whom this installation trusts has made it';
    for (const provider of vouchers) {
      const said = await this.saidBy(token, provider);
      if ('payload' in said) return this.personOf(provider, said.payload, how);
      ({ why } = said);
    }
    return { why };
  }

  private async personOf(
    provider: SignInProvider,
    payload: JWTPayload,
    how: 'used' | 'watched',
  ): Promise<LoadedActor | { why: string }> {
    const { manager } = this.dataSource;
    const { sub: subject = '', jti, exp = 0 } = payload;
    const said = vouchedLimits(payload, vouchingOf(provider), Date.now());
    if ('why' in said) return said;
    const identity = await identityOf(manager, provider.id, subject);
    if (!identity)
      return {
        why: `${provider.name} vouches for ${subject}, whom nobody here knows. An administrator links it: tollgate providers link ${provider.key} ${subject} PERSON`,
      };
    const actor = await actorOf(manager, identity.person_id);
    if (!actor?.active) return { why: `${identity.person_name}, for whom it was made, has left` };
    if (provider.single_use && how === 'used') {
      const endsAt = new Date((exp + spentSeconds) * 1_000);
      if (!isName(jti))
        return { why: `it has no name, and tokens of ${provider.name} are taken once: it needs the claim jti` };
      if (!(await spendJwt(manager, { providerId: provider.id, jti, endsAt })))
        return {
          why: `it was used already, and tokens of ${provider.name} are taken once: have a new one made for each request`,
        };
    }
    await noteUse(manager, identity.id);
    const { limits: within } = said;
    return within === undefined ? actor : { ...actor, within };
  }

  private async saidBy(token: string, provider: SignInProvider): Promise<{ payload: JWTPayload } | { why: string }> {
    const { issuer, audience, algorithms, skew_seconds: clockTolerance } = provider;
    try {
      const { payload } = await jwtVerify(token, this.keysOf(provider), {
        ...{ issuer, clockTolerance },
        algorithms: algorithms.length > 0 ? algorithms : jwtAlgorithms,
        audience: audience ?? '',
        requiredClaims: ['exp', 'sub', 'aud'],
      });
      return isName(payload.sub) ? { payload } : { why: 'it does not say whom it is for' };
    } catch (error) {
      if (error instanceof KeysAway || error instanceof errors.JWKSTimeout)
        throw new Problem('provider-away', `The keys of ${provider.name} cannot be had now: ${error.message}.`, {
          headers: { 'retry-after': '10' },
        });
      if (error instanceof errors.JOSEError) return { why: whyRefused(error, provider) };
      // What is no key, or no token, whatever else it is.
      return { why: 'it cannot be read, or its key cannot' };
    }
  }

  private keysOf(provider: SignInProvider): JWTVerifyGetKey {
    const { id, version } = provider;
    const name = `${id}/${version}`;
    const known = this.keys.get(name);
    if (known) return known;
    if (this.keys.size >= keptAtMost) this.keys.clear();
    const keys = this.freshKeys(provider);
    this.keys.set(name, keys);
    return keys;
  }

  /** Where nothing is said of its keys, the issuer says where they are, when they are first needed. */
  private freshKeys({ issuer, jwks_url: url }: SignInProvider): JWTVerifyGetKey {
    const fetch = this.rested();
    let keys: Promise<JWTVerifyGetKey> | null = null;
    const make = async (): Promise<JWTVerifyGetKey> => {
      const at = url ?? (await keysAddress(issuer, fetch));
      return createRemoteJWKSet(new URL(at), {
        cooldownDuration: cooldown,
        cacheMaxAge: keptMs,
        timeoutDuration: fetchMs,
        [customFetch]: fetch,
      });
    };
    return async (header, token) => {
      keys ??= make().catch((error: unknown) => {
        keys = null;
        throw error;
      });
      return (await keys)(header, token);
    };
  }

  /** One that did not answer is not asked again with every request that comes with a token. */
  private rested(): GuardedFetch {
    let failed = 0;
    return async (address, options) => {
      if (Date.now() - failed < restMs) throw new KeysAway('it did not answer a moment ago');
      try {
        const answer = await this.fetch(address, options);
        if (answer.status !== 200) throw new KeysAway(`it answered ${answer.status}`);
        return answer;
      } catch (error) {
        failed = Date.now();
        if (error instanceof KeysAway) throw error;
        throw new KeysAway(error instanceof Error ? error.message : String(error), error);
      }
    };
  }
}

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' && value !== '' && value.length <= 255 && !/\p{Cc}/u.test(value) && value.isWellFormed()
  );
}

function vouchingOf(provider: SignInProvider): Vouching {
  const { key, name, level, level_claim: levelClaim, program_id: programId, program_claim: programClaim } = provider;
  const { max_minutes: maxMinutes, skew_seconds: skewSeconds } = provider;
  return { key, name, level, levelClaim, programId, programClaim, maxMinutes, skewSeconds };
}

/** Read before anything is proved: it says whose keys to try, and nothing more. */
function issuerOf(token: string): string | null {
  try {
    const { iss } = decodeJwt(token);
    return typeof iss === 'string' && iss.length <= 2_000 && iss.isWellFormed() && !iss.includes('\u0000') ? iss : null;
  } catch {
    return null;
  }
}

async function keysAddress(issuer: string, fetch: GuardedFetch): Promise<string> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const said: unknown = await answer.json().catch(() => null);
  const { issuer: itself, jwks_uri: address } = (said ?? {}) as Record<string, unknown>;
  if (itself !== issuer || typeof address !== 'string' || !URL.canParse(address))
    throw new KeysAway('it does not say where its keys are');
  return address;
}
