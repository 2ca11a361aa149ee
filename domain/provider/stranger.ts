import { folded } from '../text/folded.js';
import { claimOf, type Claims } from './claim.js';

/** Somebody as a provider says who they are. */
export interface Stranger {
  /** The same for ever, and nobody else's, at that provider. */
  subject: string;
  name: string | null;
  /** The mail address, where the provider stands up for its being theirs. */
  address: string | null;
  /** An address that it does not stand up for: to be told, never to go by. */
  unverified: string | null;
  /** Null: the provider is not asked for groups. */
  groups: string[] | null;
  /** When they last proved there who they are, where it is said. */
  provedAt: number | null;
}

const longestText = 200;
const mostGroups = 500;

/** Who a set of claims is about. @throws NoSubject */
export function strangerOfClaims(claims: Claims, groupClaim: string | null): Stranger {
  const subject = textOf(claims['sub'], 255);
  if (subject === null) throw new NoSubject();
  const email = addressOf(claims['email']);
  const verified = isVerified(claims);
  const authTime = claims['auth_time'];
  return {
    subject,
    name: nameOf(claims),
    address: verified ? email : null,
    unverified: verified ? null : email,
    groups: groupClaim === null ? null : groupsIn(claims, groupClaim),
    provedAt: typeof authTime === 'number' && authTime > 0 ? authTime * 1_000 : null,
  };
}

/**
 * Who Lark says somebody is. The address of the company's own mail is given out by the company and is taken; the other one is
 * a contact that people or administrators typed, of which Lark itself says that nobody has verified it.
 *
 * @throws NoSubject
 */
export function strangerOfLark(info: Claims): Stranger {
  // The union id is the same for all apps of one developer; the open id for this app alone.
  const subject = textOf(info['union_id'], 255) ?? textOf(info['open_id'], 255);
  if (subject === null) throw new NoSubject();
  const address = addressOf(info['enterprise_email']);
  return {
    subject,
    name: textOf(info['name'], longestText) ?? textOf(info['en_name'], longestText),
    address,
    unverified: address === null ? addressOf(info['email']) : null,
    groups: null,
    provedAt: null,
  };
}

/** A provider that does not say who it speaks of. */
export class NoSubject extends Error {
  constructor() {
    super('It did not say who has signed in.');
    this.name = 'NoSubject';
  }
}

/** Some providers send the word instead of the value. Microsoft says of the owner of the domain that they have verified it. */
function isVerified(claims: Claims): boolean {
  const says = (value: unknown): boolean => value === true || value === 'true';
  if (says(claims['email_verified'])) return true;
  const issuer = textOf(claims['iss'], 2_000) ?? '';
  const microsoft = /^https:\/\/(login\.microsoftonline\.com|sts\.windows\.net)\//.test(issuer);
  return microsoft && (says(claims['xms_edov']) || claims['xms_edov'] === 1 || claims['xms_edov'] === '1');
}

function nameOf(claims: Claims): string | null {
  const parts = [claims['given_name'], claims['family_name']].map((part) => textOf(part, 100));
  const joined = parts.filter((part) => part !== null).join(' ');
  return textOf(claims['name'], longestText) ?? textOf(joined, longestText);
}

/**
 * Of the plain letters only: texts are the same here that look the same, and `gmaıl.com` is another's domain than
 * `gmail.com`. Whoever has another address is linked by an administrator.
 */
function addressOf(value: unknown): string | null {
  const text = textOf(value, 254);
  return text !== null && /^[^\s@<>,;"]+@[a-z\d.-]+$/i.test(text) && /^[\x21-\x7e]+$/.test(text) ? text : null;
}

function groupsIn(claims: Claims, claim: string): string[] {
  const value = claimOf(claims, claim);
  const all = (Array.isArray(value) ? value : [value]).flatMap((one) => textOf(one, longestText) ?? []);
  // However it is written, a group is one.
  return [...new Map(all.map((name) => [folded(name), name])).values()].slice(0, mostGroups);
}

/** Text that can be stored, trimmed; null for anything else. */
function textOf(value: unknown, most: number): string | null {
  if (typeof value !== 'string' || !value.isWellFormed()) return null;
  const text = value.trim();
  return text !== '' && text.length <= most && !/\p{Cc}/u.test(text) ? text : null;
}

/** Whether an address is of one of these domains, or there are none to be of. */
export function isOfDomains(address: string, domains: readonly string[]): boolean {
  if (domains.length === 0) return true;
  const domain = folded(address.slice(address.lastIndexOf('@') + 1));
  return domains.some((one) => folded(one.replace(/^@/, '')) === domain);
}
