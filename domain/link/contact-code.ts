import { createHmac, timingSafeEqual } from 'node:crypto';

/** So often a code may be wrong; then the address has to be added anew, and gets another one. */
export const mostWrongCodes = 5;

/**
 * What is sent to an address, and typed by whoever says that it is theirs: eight digits, made from the address alone, and
 * kept nowhere.
 *
 * @param key 32 bytes, see `installationKey`
 */
export function contactCode(key: Buffer, contactPointId: string): string {
  const mac = createHmac('sha256', key).update(`contact-code/${contactPointId}`).digest();
  return String(mac.readUInt32BE(0) % 100_000_000).padStart(8, '0');
}

export function isContactCode(key: Buffer, contactPointId: string, typed: string): boolean {
  const [given, right] = [Buffer.from(typed.replaceAll(/\D/g, '')), Buffer.from(contactCode(key, contactPointId))];
  return given.length === right.length && timingSafeEqual(given, right);
}
