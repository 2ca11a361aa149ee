import { reaches, personalLevels, type Limits, type PersonalLevel } from '../access/limits.js';
import { isUuid } from '../uuid.js';
import { claimOf, type Claims } from './claim.js';

/** How tokens of an issuer of services must be made, and what they are good for. */
export interface Vouching {
  key: string;
  name: string;
  /** At most, whatever a token says of itself. */
  level: PersonalLevel;
  /** The claim that says what a token is good for; null: all are good for as much as the issuer. */
  levelClaim: string | null;
  /** The one program that all are for; null: not all for one. */
  programId: string | null;
  /** The claim that names the program that a token is for. */
  programClaim: string | null;
  /** For how long one may hold, from when it was made; null: for as long as it says, as it was before there was an end to it. */
  maxMinutes: number | null;
  /** By how much clocks may differ, in s. */
  skewSeconds: number;
}

/** Where nothing is said. Issuers give an hour, some a little more. */
export const usualMinutes = 120;
export const usualSkewSeconds = 30;

/** All that a signature may be made by: with a key that its issuer alone has, never one by which it is checked. */
export const jwtAlgorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

export type Vouched = { limits: Limits | undefined } | { why: string };

/**
 * What a token is good for whose signature, issuer, audience and end hold already; or what it lacks.
 *
 * @param now epoch ms
 */
export function vouchedLimits(claims: Claims, issuer: Vouching, now: number): Vouched {
  const why = lifetimeProblem(claims, issuer, now);
  if (why !== null) return { why };
  const level = levelOf(claims, issuer);
  if (typeof level === 'object') return level;
  const program = programOf(claims, issuer);
  if (program !== null && typeof program === 'object') return program;
  const limits = { level, programId: program, issuer: issuer.key };
  return { limits: level === 'administer' && program === null ? undefined : limits };
}

function lifetimeProblem(claims: Claims, { name, maxMinutes, skewSeconds }: Vouching, now: number): string | null {
  if (maxMinutes === null) return null;
  const [made, ends] = [claims['iat'], claims['exp']];
  if (typeof made !== 'number' || typeof ends !== 'number')
    return 'it does not say when it was made and when it ends: it needs the claims iat and exp';
  if (made * 1_000 > now + skewSeconds * 1_000)
    return `it was made in time to come, by its claim iat; clocks may differ by ${skewSeconds} s`;
  if (ends - made <= maxMinutes * 60) return null;
  return `it holds for ${Math.ceil((ends - made) / 60)} min, and tokens of ${name} may hold for ${maxMinutes} at most: have it made for less`;
}

/** Of several the highest; never more than the issuer vouches for. */
function levelOf(claims: Claims, { level, levelClaim, name }: Vouching): PersonalLevel | { why: string } {
  if (levelClaim === null) return level;
  const words = textsOf(claimOf(claims, levelClaim)).map((word) => word.replace(/^tollgate:/, ''));
  const said = personalLevels.filter((one) => words.includes(one)).at(-1);
  if (said !== undefined) return reaches(level, said) ? said : level;
  const choices = personalLevels.map((one) => `tollgate:${one}`).join(', ');
  return {
    why: `it does not say what it is good for: tokens of ${name} say one of ${choices} in the claim ${levelClaim}`,
  };
}

function programOf(claims: Claims, { programId, programClaim, name }: Vouching): string | null | { why: string } {
  if (programClaim === null) return programId;
  const said = claimOf(claims, programClaim);
  if (typeof said !== 'string' || !isUuid(said))
    return {
      why: `it does not say which program it is for: tokens of ${name} give its id in the claim ${programClaim}`,
    };
  if (programId !== null && said.toLowerCase() !== programId)
    return { why: `it is for another program than ${name} vouches for, by its claim ${programClaim}` };
  return said.toLowerCase();
}

/** One text with spaces between words, as scopes of OAuth are, or a list of texts. */
function textsOf(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === 'string' ? one.split(/\s+/) : []));
}
