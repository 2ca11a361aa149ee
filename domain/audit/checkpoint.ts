import { createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';

/** What is said of the trail at an instant, and who signed it. Bytes are hexadecimal. */
export interface Checkpoint {
  /** How many events were sealed by then: the first `size` positions. */
  size: number;
  /** Root of the Merkle tree (RFC 6962) over their digests. */
  root: string;
  /** The chain at the last of them, see `chained`. */
  chain: string;
  /** ISO 8601 in UTC with milliseconds. */
  at: string;
  keyId: string;
  signature: string;
  /** Roots of the whole trees that make the tree up, the greatest first: the root is made of them. They are not signed. */
  peaks: string[];
  /** What an authority attested of the time (RFC 3161), in Base64; null or absent where none was asked. */
  timeStamp?: string | null;
}

export type Unsigned = Omit<Checkpoint, 'keyId' | 'signature' | 'timeStamp'>;

/** What the chain begins with. */
export const chainBegins = hash('sha256', 'tollgate-chain-1', 'buffer');

/** The chain goes on with an event: SHA-256 of what it was and of the event's digest. */
export function chained(chain: Buffer, digest: Buffer): Buffer {
  return hash('sha256', Buffer.concat([chain, digest]), 'buffer');
}

/** The bytes that are signed, and stamped: five lines, each ended. */
export function signedText({ size, root, chain, at }: Omit<Unsigned, 'peaks'>): Buffer {
  return Buffer.from(`tollgate-checkpoint-1\n${size}\n${root}\n${chain}\n${at}\n`, 'ascii');
}

/** A public key's id: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes. */
export function keyIdOf(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'hex'), 'hex').slice(0, 16);
}

/** The 32 bytes of an Ed25519 key's public half, hexadecimal. */
function publicBytesOf(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('hex');
}

/** Whose signature checkpoints bear. */
export interface SigningKey {
  /** Ed25519. */
  privateKey: KeyObject;
  id: string;
  /** 32 bytes, hexadecimal. */
  publicKey: string;
}

/** @param privateKey Ed25519 */
export function signingKeyOf(privateKey: KeyObject): SigningKey {
  const publicKey = publicBytesOf(createPublicKey(privateKey));
  return { privateKey, publicKey, id: keyIdOf(publicKey) };
}

export function signCheckpoint(said: Unsigned, { id, privateKey }: SigningKey): Checkpoint {
  return { ...said, keyId: id, signature: sign(null, signedText(said), privateKey).toString('hex') };
}

/** The key of these 32 bytes, hexadecimal; null where it is none. */
export function publicKeyOf(bytes: string): KeyObject | null {
  const x = Buffer.from(bytes, 'hex').toString('base64url');
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** Whether a checkpoint was signed so by this key. */
export function isSigned(checkpoint: Checkpoint, key: KeyObject): boolean {
  return verify(null, signedText(checkpoint), key, Buffer.from(checkpoint.signature, 'hex'));
}
