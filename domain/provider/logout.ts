/** What ends, as a provider says it. */
export interface LogoutSaid {
  /** How it calls one session. */
  sid: string | null;
  /** Whom it calls so. */
  subject: string | null;
  /** Of this token, once. */
  jti: string;
}

const event = 'http://schemas.openid.net/event/backchannel-logout';
/** Older ones are not taken: whoever signs out does so now. In s. */
const oldest = 600;
/** How far clocks may differ, in s. */
export const logoutSkewSeconds = 60;

/**
 * Reads a logout token whose signature, issuer and audience hold (OpenID Connect Back-Channel Logout 1.0, 2.6), or says what it
 * lacks. An ID token is none, though the same key has signed it: it bears a nonce, and no event.
 *
 * @param now epoch s
 */
export function logoutOf(claims: Record<string, unknown>, now: number): LogoutSaid | { why: string } {
  const { events, iat, nonce } = claims;
  const [sid, subject, jti] = ['sid', 'sub', 'jti'].map((name) => nameIn(claims[name]));
  if (!isObject(events) || !isObject(events[event])) return { why: `it lacks ${event} in its claim events` };
  if (nonce !== undefined) return { why: 'it has a nonce: it is an ID token, which ends nothing' };
  if (typeof iat !== 'number') return { why: 'it lacks the claim iat' };
  if (iat > now + logoutSkewSeconds) return { why: 'it was made in a time to come: compare the clocks' };
  if (iat < now - oldest) return { why: `it is older than ${oldest / 60} minutes: have a new one made` };
  if (jti === undefined || jti === null) return { why: 'it lacks the claim jti' };
  if ((sid ?? subject ?? null) === null) return { why: 'it says neither which session (sid) nor whose (sub)' };
  return { sid: sid ?? null, subject: subject ?? null, jti };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameIn(value: unknown): string | null {
  const fits = typeof value === 'string' && value !== '' && value.length <= 255 && value.isWellFormed();
  return fits && !/\p{Cc}/u.test(value) ? value : null;
}
