import type { Refusal } from '../refusal.js';
import type { Proof } from '../proof/proof.js';
import type { Instant } from '../time.js';

/** A command, by whom, in whose name, and under which key: what stays the same of it all the way. */
export interface Commanded<C> {
  command: C;
  /** Who asks. Null: the machine. */
  actorId: string | null;
  /** The absent person by whose part they may, where they stand in for somebody. */
  onBehalfOf?: string;
  /** Carried out once for a record, however often it is sent. */
  key: string;
  /** Refused with `version-mismatch` unless the record is as it was read at this version (If-Match). */
  expectedVersion?: number;
}

/** A command of a person, on its way to the workflow. */
export interface CommandEnvelope<C> extends Commanded<C> {
  actorId: string;
  /** The version of the row that the asker's rights were checked on. */
  seenVersion: number;
  /**
   * What the API vouches for. Then `command` is no more than its type: what it says is kept in the database, under
   * `body`. Absent in what was sent before commands were signed.
   */
  vouched?: Vouched;
}

/** A command of one record, as whoever runs it has it. */
export interface CommandRequest<C = { type: string }> extends Commanded<C> {
  /** Of the record. */
  id: string;
  /** Business time of the command. */
  at: Instant;
  /** Commands of one record that bear the same word are carried out all, or none of them. */
  together?: string;
  /** What shows that it is they who decide, as the API vouches for it. */
  proof?: Proof;
}

/** Who does it, when, and under which key of the trail: what the rules hear of a request. */
export type By = Pick<CommandRequest, 'actorId' | 'onBehalfOf' | 'key' | 'at' | 'proof'>;

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
  /** How whoever sends it has proved who they are; absent where they have not. */
  provedHow?: string;
  /** Epoch ms. */
  provedAt?: number;
  /** When that was shown, epoch ms. */
  shownAt?: number;
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
