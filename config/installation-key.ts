import { hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keptOnce } from './kept-once.js';
import type { Settings } from './settings.js';

/** What a key is for: one purpose cannot read or forge what another made. */
export type KeyPurpose =
  | 'sealed-secrets'
  | 'action-links'
  | 'return-addresses'
  | 'command-keys'
  | 'sign-in-attempts'
  | 'sign-in-links'
  | 'known-browsers'
  | 'counted-guesses'
  | 'sign-out-elsewhere'
  | 'temporal-payloads';

const least = 32;

/**
 * A key of this installation, 32 bytes: out of `TOLLGATE_SECRET`, or out of `secret.key` in the home, which is made at
 * the first use and can be read by this user only. All processes of an installation must have the same.
 *
 * @throws Error where the file cannot be read or made; the message says what to do
 */
export function installationKey(settings: Pick<Settings, 'home' | 'secret'>, purpose: KeyPurpose): Buffer {
  const secret = settings.secret ?? secretOfHome(settings.home);
  return derivedKey(secret, purpose);
}

/** A key out of a secret, 32 bytes. */
export function derivedKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'tollgate', purpose, 32));
}

function secretOfHome(home: string): string {
  const file = join(home, 'secret.key');
  try {
    const text = keptOnce(file, () => `${randomBytes(32).toString('base64url')}\n`).trim();
    if (text.length < least) throw new Error('the file is cut short; put the key back from a backup');
    return text;
  } catch (error) {
    throw new Error(
      `The key of this installation cannot be read or made at ${file}: ${error instanceof Error ? error.message : String(error)}. ` +
        'Make the folder writable, or set TOLLGATE_SECRET.',
      { cause: error },
    );
  }
}
