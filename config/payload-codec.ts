import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { derivedKey, installationKey } from './installation-key.js';
import type { Settings } from './settings.js';

const algorithm = 'aes-256-gcm';
const { Payload: Envelope } = proto.temporal.api.common.v1;

/** As the samples of Temporal call it, so that their tools know what they see. */
const encoding = 'binary/encrypted';
const [ivBytes, tagBytes] = [12, 16];

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const read = (value: Uint8Array | null | undefined): string => new TextDecoder().decode(value ?? undefined);

/** Secrets of the payloads, the one that encrypts first. */
export type PayloadSecrets = Pick<Settings, 'home' | 'secret' | 'temporalPayloadKeys'>;

/**
 * Encrypts what is handed to the Temporal server: arguments, results, signals, updates and what failures say. By the
 * first key of TEMPORAL_PAYLOAD_KEYS, else by one of the installation; read by each of them, so that a history goes on
 * where the key has changed. What was stored before there was a codec reads as it is.
 */
export class EncryptingCodec implements PayloadCodec {
  private keys: Map<string, Buffer> | null = null;

  constructor(private readonly secrets: PayloadSecrets) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    const [first] = this.known();
    if (!first) throw new Error('there is no key for payloads');
    return payloads.map((payload) => sealed(payload, first));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.opened(payload));
  }

  /** @throws Error where its key is not here, or it was altered */
  private opened(payload: Payload): Payload {
    const { metadata, data } = payload;
    if (read(metadata?.['encoding']) !== encoding) return payload;
    const id = read(metadata?.['encryption-key-id']);
    const key = this.known().get(id);
    if (!key)
      throw new Error(
        `A payload is encrypted by the key ${id}, which this process does not have. ` +
          'Add its secret to TEMPORAL_PAYLOAD_KEYS, or put the TOLLGATE_SECRET (or secret.key) back that it was made with.',
      );
    const bytes = Buffer.from(data ?? []);
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAAD(text(id));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const plain = Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
    return Envelope.decode(plain);
  }

  /** Made at the first use: whoever only describes the API has no key. */
  private known(): Map<string, Buffer> {
    this.keys ??= new Map(keysOf(this.secrets).map((key) => [idOf(key), key]));
    return this.keys;
  }
}

function sealed(payload: Payload, [id, key]: [string, Buffer]): Payload {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  cipher.setAAD(text(id));
  const plain = Envelope.encode(payload).finish();
  return {
    metadata: { encoding: text(encoding), 'encryption-key-id': text(id) },
    data: Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  };
}

/** The key of the installation is always among them: what it encrypted is read after other keys were given. */
function keysOf(secrets: PayloadSecrets): Buffer[] {
  const given = secrets.temporalPayloadKeys.map((secret) => derivedKey(secret, 'temporal-payloads'));
  return [...given, installationKey(secrets, 'temporal-payloads')];
}

/** Names a key and tells nothing of it. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('tollgate, the name of a key').update(key).digest('hex').slice(0, 16);
}
