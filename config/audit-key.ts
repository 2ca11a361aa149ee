import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { keptOnce } from './kept-once.js';
import type { Settings } from './settings.js';

/**
 * The Ed25519 key by which checkpoints of the audit trail are signed: `audit.key` in the home, or AUDIT_KEY_FILE; PKCS #8 as
 * PEM. It is made at the first use and can be read by this user only. Another file is another key; what the one before it
 * has signed stays signed.
 *
 * @throws Error where it cannot be read or made, or is another kind of key; the message says what to do
 */
export function auditKey({ home, auditKeyFile }: Pick<Settings, 'home' | 'auditKeyFile'>): KeyObject {
  const file = auditKeyFile ?? join(home, 'audit.key');
  try {
    const key = createPrivateKey(keptOnce(file, make));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('it is no Ed25519 key');
    return key;
  } catch (error) {
    throw new Error(
      `The key that signs the audit trail cannot be read or made at ${file}: ${error instanceof Error ? error.message : String(error)}. ` +
        'Put it back from a backup, make the folder writable, or set AUDIT_KEY_FILE.',
      { cause: error },
    );
  }
}

function make(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
