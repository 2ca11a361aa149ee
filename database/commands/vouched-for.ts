import type { EntityManager } from 'typeorm';
import type { CommandEnvelope } from '../../domain/record/command.js';
import { digestOf, isSignedBy, isWellFormed, type CommandTarget } from '../../domain/command/signature.js';
import { withoutWords, type Refused } from './bodies.js';

type Envelope = CommandEnvelope<{ type: string }>;

/** What an envelope is worth: a command to carry out, the answer that it had before, or nothing, and why. */
export type Verdict = { command: { type: string } } | { answered: Refused } | { refused: string };

/** How long after the upgrade a worker may meet what was taken before it, the database having been away meanwhile. */
const flightHours = 24;

/**
 * Whether the API has sent this, and so a person: whoever can write to the engine can write envelopes too. What people
 * have a right to, the rules say; this says only that it is they who ask.
 *
 * @param at when the workflow took it, epoch ms
 */
export async function vouchedFor(
  manager: EntityManager,
  target: CommandTarget,
  envelope: Envelope,
  at: number,
): Promise<Verdict> {
  const { vouched, command } = envelope;
  if (vouched === undefined) return (await wasInFlight(manager, at)) ? { command } : { refused: 'it is not signed' };
  if (!isWellFormed(envelope)) return { refused: 'its signature has no form that is known' };
  const [row] = await manager.query<{ public_key: string | null; body: string | null; refusal: Refused | null }[]>(
    `SELECT k.public_key, b.body, b.refusal FROM (SELECT 1) AS one
     LEFT JOIN command_keys k ON k.id = $1 AND k.removed_at IS NULL LEFT JOIN command_bodies b ON b.id = $2`,
    [vouched.keyId, vouched.body],
  );
  if (!row?.public_key) return { refused: `its key ${vouched.keyId} is unknown, or was removed` };
  if (!isSignedBy(row.public_key, target, envelope)) return { refused: 'its signature is not for what it says' };
  if (row.body === null) return { refused: 'what it says is not kept here' };
  if (digestOf(row.body) !== vouched.digest) return { refused: 'what it says was changed' };
  if (row.refusal) return { answered: withoutWords(vouched.body, row.refusal) };
  return { command: JSON.parse(row.body) as { type: string } };
}

/** Taken by a workflow before this installation signed its commands, and not yet carried out. */
async function wasInFlight(manager: EntityManager, at: number): Promise<boolean> {
  const [row] = await manager.query<{ in_flight: boolean }[]>(
    `SELECT to_timestamp($1 / 1000.0) < since AND now() < since + make_interval(hours => $2) AS in_flight
     FROM commands_are_signed`,
    [at, flightHours],
  );
  return row?.in_flight === true;
}
