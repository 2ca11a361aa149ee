import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { CommandEnvelope, CommandResult } from '../../domain/record/command.js';
import type { Proof } from '../../domain/proof/proof.js';
import { digestOf, partsOfProof, signCommand, type CommandTarget } from '../../domain/command/signature.js';
import type { SigningKey } from './keys.js';

export type Refused = Extract<CommandResult, { ok: false }>;

/** How the person came in who sends a command. */
export interface Came {
  /** `token/<id>`, `link/<id>`. */
  door: string;
  /** What shows that it is they, where they have proved it. */
  proof?: Proof;
}

/** Keeps what a command says, and gives what is sent of it to the workflow, signed. */
export async function signedEnvelope(
  manager: EntityManager,
  signer: SigningKey,
  target: CommandTarget,
  { command, ...rest }: CommandEnvelope<{ type: string }>,
  { door, proof }: Came,
): Promise<CommandEnvelope<{ type: string }>> {
  const text = JSON.stringify(command);
  const body = randomUUID();
  await manager.query('INSERT INTO command_bodies (id, body) VALUES ($1, $2)', [body, text]);
  const vouched = {
    v: 1 as const,
    keyId: signer.id,
    body,
    digest: digestOf(text),
    door,
    sentAt: Date.now(),
    ...partsOfProof(proof),
  };
  const unsigned = { ...rest, command: { type: command.type }, vouched };
  return { ...unsigned, vouched: { ...vouched, signature: signCommand(signer.privateKey, target, unsigned) } };
}

/**
 * Keeps why a command is refused, and gives what the workflow hears of it: what people have written is often part of the
 * reason. Decided once: the same envelope, sent again later, gets this answer.
 */
export async function keepRefusal(manager: EntityManager, body: string, refusal: Refused): Promise<Refused> {
  await manager.query('UPDATE command_bodies SET refusal = $2 WHERE id = $1', [body, JSON.stringify(refusal)]);
  return withoutWords(body, refusal);
}

export function withoutWords(body: string, { code, status }: Refused): Refused {
  return { ok: false, code, status, detail: '', extra: { saidAt: body } };
}

/** The reason in full, for whoever sent the command. */
export async function fullRefusal(manager: EntityManager, heard: Refused): Promise<Refused> {
  const { saidAt } = heard.extra;
  if (typeof saidAt !== 'string') return heard;
  const [row] = await manager.query<{ refusal: Refused | null }[]>('SELECT refusal FROM command_bodies WHERE id = $1', [
    saidAt,
  ]);
  if (row?.refusal) return row.refusal;
  return { ...heard, detail: 'It was refused; the reason is no longer kept. Send it again under another key.' };
}

/** Those that nobody waits for any more. */
export async function forgetBodies(manager: EntityManager, days: number): Promise<void> {
  await manager.query('DELETE FROM command_bodies WHERE created_at < now() - make_interval(days => $1)', [days]);
}

const kept = 'kept:';

/** Keeps what is said of a file or by a person, and gives what a history may hold of it. */
export async function keepWords(manager: EntityManager, words: string): Promise<string> {
  const id = randomUUID();
  await manager.query('INSERT INTO command_bodies (id, body) VALUES ($1, $2)', [id, words]);
  return `${kept}${id}`;
}

/** The words again; what was said before they were kept apart is as it was. */
export async function keptWords(manager: EntityManager, held: string): Promise<string> {
  if (!held.startsWith(kept)) return held;
  const [row] = await manager.query<{ body: string }[]>('SELECT body FROM command_bodies WHERE id = $1', [
    held.slice(kept.length),
  ]);
  return row?.body ?? 'The reason is no longer kept.';
}
