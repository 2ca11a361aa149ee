import type { Refusal } from '../refusal.js';

/** Who asks, under which key, having seen which version. */
export interface CommandEnvelope<C> {
  command: C;
  /** Person who asks. */
  actorId: string;
  /** The absent person by whose part they may, where they stand in for somebody. */
  onBehalfOf?: string;
  /** Idempotency key; the same key is carried out once. */
  key: string;
  /** The version of the row that the asker's rights were checked on. */
  seenVersion: number;
  /** Refuse with `version-mismatch` unless the row has this version (If-Match). */
  expectedVersion?: number;
  /**
   * What the API vouches for. Then `command` is no more than its type: what it says is kept in the database, under
   * `body`. Absent in what was sent before commands were signed.
   */
  vouched?: Vouched;
}

/** That the API has let a person send a command, and which. */
export interface Vouched {
  /** The form of what is signed. */
  v: 1;
  /** The key that has signed it. */
  keyId: string;
  /** Under which id it is kept what the command says. */
  body: string;
  /** SHA-256 of that, hex. */
  digest: string;
  /** How the person came in: `token/<id>`, `link/<id>`. */
  door: string;
  /** Epoch ms. */
  sentAt: number;
  /** Ed25519 over all of it, base64url. */
  signature: string;
}

/** What a command leads to: recorded facts, or a refusal that changed nothing. */
export type CommandResult =
  | { ok: true; version: number; status: string }
  | { ok: false; code: string; status: number; detail: string; extra: Record<string, unknown> };

/** What a refusal answers; nothing was changed. */
export function refused(refusal: Refusal): Extract<CommandResult, { ok: false }> {
  return { ok: false, code: refusal.code, status: refusal.status, detail: refusal.detail, extra: refusal.extra };
}
