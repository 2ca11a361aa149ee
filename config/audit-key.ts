import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
    const key = createPrivateKey(read(file) ?? make(file));
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

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, and once: of two processes that begin together, the second reads the first one's. */
function make(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${randomBytes(6).toString('hex')}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(mine, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine, { force: true });
  }
  const made = read(file);
  if (made === null) throw new Error('it was removed while it was made');
  return made;
}
