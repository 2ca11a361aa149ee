import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a link is for: to claim the first administrator's account; to get in once; to begin with a password of one's own; to
 * set another password, because the old one was forgotten.
 */
export const linkPurposes = ['claim', 'sign_in', 'invitation', 'password'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** How long a link holds, in minutes. An invitation may lie over a long weekend; what opens a door at once, not. */
export const linkMinutes: Record<LinkPurpose, number> = {
  claim: 24 * 60,
  sign_in: 30,
  invitation: 7 * 24 * 60,
  password: 60,
};

/** What a link is bound to. */
export interface SignInLinkFacts {
  id: string;
  personId: string;
  purpose: LinkPurpose;
  /** Epoch ms. */
  endsAt: number;
}

/**
 * The secret of a link: its id, and an HMAC-SHA256 over all that it is bound to. It is kept nowhere.
 *
 * @param key 32 bytes, see `installationKey`
 */
export function signInToken(key: Buffer, facts: SignInLinkFacts): string {
  return `${Buffer.from(facts.id.replaceAll('-', ''), 'hex').toString('base64url')}.${mac(key, facts).toString('base64url')}`;
}

/** The id that a token names, whether it is genuine or not; null where it names none. */
export function idInToken(token: string): string | null {
  const [, id = ''] = /^([\w-]{22})\.[\w-]{43}$/.exec(token) ?? [];
  const hex = Buffer.from(id, 'base64url').toString('hex');
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;
}

/** True where the token was made from exactly these facts. */
export function tokenIsOf(key: Buffer, token: string, facts: SignInLinkFacts): boolean {
  const given = Buffer.from(token.split('.')[1] ?? '', 'base64url');
  const right = mac(key, facts);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Where a link leads, within the installation. */
export function signInPath(token: string): string {
  return `/sign-in/link/${token}`;
}

function mac(key: Buffer, { id, personId, purpose, endsAt }: SignInLinkFacts): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([id, personId, purpose, endsAt]))
    .digest();
}
