import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { CommandEnvelope, Vouched } from '../record/command.js';
import { canonicalJson } from '../sign-off/content-hash.js';
import type { Proof } from '../proof/proof.js';

/** A pair of keys (Ed25519, PEM). Whoever has the public one can tell what was signed, and sign nothing. */
export interface CommandKey {
  /** Of the public key, so that it cannot be given to another. */
  id: string;
  publicKey: string;
  privateKey: string;
}

export function newCommandKey(): CommandKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const text = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return {
    id: idOfKey(text),
    publicKey: text,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export function idOfKey(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/** SHA-256 over what a command says, as it is kept, hex. */
export function digestOf(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}

/** What is sent to a workflow, before it is signed: all but the signature. */
export type Unsigned = Omit<CommandEnvelope<{ type: string }>, 'vouched'> & { vouched: Omit<Vouched, 'signature'> };

/** Where it is sent. */
export interface CommandTarget {
  kind: string;
  id: string;
}

/** @returns the signature, base64url */
export function signCommand(privateKey: string, target: CommandTarget, envelope: Unsigned): string {
  return sign(null, signedText(target, envelope), createPrivateKey(privateKey)).toString('base64url');
}

/** Whether this key has signed this envelope, for this record. */
export function isSignedBy(
  publicKey: string,
  target: CommandTarget,
  envelope: CommandEnvelope<{ type: string }>,
): boolean {
  const { vouched } = envelope;
  if (!vouched || !isWellFormed(envelope)) return false;
  const signature = Buffer.from(vouched.signature, 'base64url');
  return verify(null, signedText(target, { ...envelope, vouched }), createPublicKey(publicKey), signature);
}

/**
 * Anybody may have written it: its parts are such as the API writes, none goes deeper, and both ids can be looked up.
 */
export function isWellFormed({ command, vouched, ...facts }: CommandEnvelope<{ type: string }>): boolean {
  const values = [command.type, ...Object.values(facts), ...Object.values({ ...vouched })] as unknown[];
  return (
    vouched?.v === 1 &&
    values.every((value) => typeof value === 'string' || typeof value === 'number') &&
    /^[0-9a-f]{16}$/.test(vouched.keyId) &&
    /^[0-9a-f-]{36}$/.test(vouched.body)
  );
}

/** The proof that came with it, in the parts of an envelope: nothing where there was none. */
export function partsOfProof(proof: Proof | undefined): Pick<Vouched, 'provedHow' | 'provedAt' | 'shownAt'> {
  return proof ? { provedHow: proof.how, provedAt: proof.at, shownAt: proof.shownAt } : {};
}

/** The same the other way. Half a proof is none. */
export function proofOf({ provedHow, provedAt, shownAt }: Vouched): Proof | undefined {
  const whole = typeof provedHow === 'string' && typeof provedAt === 'number' && typeof shownAt === 'number';
  return whole ? { how: provedHow, at: provedAt, shownAt } : undefined;
}

/**
 * Form 1. Every part by its name, those that are absent as null: two envelopes never have one text. A proof stands in it
 * where there is one, so that what was signed before there were any is good still.
 */
function signedText({ kind, id }: CommandTarget, envelope: Unsigned): Buffer {
  const { command, actorId, onBehalfOf, key, seenVersion, expectedVersion, vouched } = envelope;
  const { v, keyId, body, digest, door, sentAt, provedHow, provedAt, shownAt } = vouched;
  const facts = {
    ...{ kind, id, type: command.type, body, digest },
    ...{ actorId, onBehalfOf: onBehalfOf ?? null, door, sentAt },
    ...{ key, seenVersion, expectedVersion: expectedVersion ?? null, keyId },
    ...(provedHow === undefined && provedAt === undefined && shownAt === undefined
      ? {}
      : { provedHow: provedHow ?? null, provedAt: provedAt ?? null, shownAt: shownAt ?? null }),
  };
  return Buffer.from(`tollgate command ${v}\n${canonicalJson(facts)}`, 'utf8');
}
