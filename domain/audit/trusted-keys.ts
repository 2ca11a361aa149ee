import type { KeyObject } from 'node:crypto';
import { isSigned, keyIdOf, publicKeyOf, type Checkpoint } from './checkpoint.js';

/** The keys whose signatures are believed. */
export class TrustedKeys {
  private readonly known = new Map<string, KeyObject>();

  /** @param keys public keys by their ids, 32 bytes in hexadecimal: those that are trusted, and no others */
  constructor(private readonly keys: ReadonlyMap<string, string>) {}

  /** Why a checkpoint is not believed; null: it is signed by one of them. */
  doubt(checkpoint: Checkpoint): string | null {
    const key = this.keyOf(checkpoint.keyId);
    if (key === null) return `its key ${checkpoint.keyId} is none that is trusted`;
    return isSigned(checkpoint, key) ? null : 'its signature is not by its key';
  }

  /** Null where the id is that of none, or not of the bytes that it stands for. */
  private keyOf(id: string): KeyObject | null {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const bytes = this.keys.get(id);
    const key = bytes === undefined || keyIdOf(bytes) !== id ? null : publicKeyOf(bytes);
    if (key !== null) this.known.set(id, key);
    return key;
  }
}
