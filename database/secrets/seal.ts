import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What was sealed cannot be opened: another key, another place, or altered. */
export class SealBroken extends Error {
  constructor(reason: string) {
    super(
      `A stored secret cannot be opened: ${reason}. Use the key of the installation that stored it, or enter the secret anew.`,
    );
    this.name = 'SealBroken';
  }
}

/**
 * Encrypts a secret for the database (AES-256-GCM), bound to the place it is for, so that it cannot be moved to another
 * row. Gives `v1.<key>.<nonce>.<tag>.<text>`.
 *
 * @param key 32 bytes, see `installationKey`
 * @param place e.g. `contact-point/<id>`
 */
export function seal(key: Buffer, place: string, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return ['v1', nameOf(key), ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/** @throws SealBroken */
export function open(key: Buffer, place: string, sealed: string): string {
  const [version, name, nonce = '', tag = '', text = ''] = sealed.split('.');
  if (version !== 'v1') throw new SealBroken('it is not in a form that is known');
  if (name !== nameOf(key)) throw new SealBroken('it was sealed with another key');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
      .setAAD(Buffer.from(place))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    throw new SealBroken('it was altered, or belongs to another record');
  }
}

/** Tells keys apart without telling anything about them. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('name of key').update(key).digest('hex').slice(0, 8);
}
