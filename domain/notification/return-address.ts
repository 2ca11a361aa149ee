import { createHmac, timingSafeEqual } from 'node:crypto';

/** Letters of the signature; a local part has 64 at most. */
const signatureLetters = 16;

/**
 * The address to which a mail comes back that could not be delivered later: `bounces+<delivery>-<signature>@example.com`.
 * Lower case and digits, as servers on the way may fold it.
 *
 * @param key 32 bytes, see `installationKey`
 * @param base `bounces@example.com`
 */
export function returnAddress(key: Buffer, base: string, deliveryId: string): string {
  const at = base.lastIndexOf('@');
  const id = deliveryId.replaceAll('-', '').toLowerCase();
  return `${base.slice(0, at)}+${id}-${signatureOf(key, id)}${base.slice(at)}`;
}

/** The delivery whose return address this is; null where it is none that we made. */
export function returnedDelivery(key: Buffer, address: string): string | null {
  const [, id = '', signature = ''] = /\+([0-9a-f]{32})-([0-9a-f]{16})@/.exec(address.toLowerCase()) ?? [];
  const right = Buffer.from(signatureOf(key, id));
  const given = Buffer.from(signature);
  if (id === '' || given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function signatureOf(key: Buffer, id: string): string {
  return createHmac('sha256', key).update(`return/${id}`).digest('hex').slice(0, signatureLetters);
}
