import { log } from '@temporalio/activity';
import type { DataSource } from 'typeorm';
import type { CommandEnvelope } from '../domain/record/command.js';
import { proofOf } from '../domain/command/signature.js';
import { Refusal } from '../domain/refusal.js';
import { keepRefusal, type Refused } from '../database/commands/bodies.js';
import { tellUnsigned } from '../database/commands/tell-unsigned.js';
import { vouchedFor } from '../database/commands/vouched-for.js';
import { comingWith } from '../database/people/came-with.js';
import { throughDoor } from '../database/sign-in/through-door.js';
import { inHand } from '../database/trail/in-hand.js';
import { inTransaction } from '../database/sql/transaction.js';
import type { RecordKind } from '../database/engine/kinds.js';
import { type RecordAnswer } from '../database/record/snapshot.js';
import { living } from '../database/kinds.js';

/**
 * Carries a command out, once it is certain that the API has sent it, for this record, in the name of this person. What
 * else may be in a workflow's history is refused, and told.
 */
export function carryOutVouched(
  dataSource: DataSource,
  { kind, id }: { kind: RecordKind; id: string },
  envelope: CommandEnvelope<{ type: string }>,
  at: number,
): Promise<RecordAnswer> {
  return inTransaction(dataSource, async (manager) => {
    const verdict = await vouchedFor(manager, { kind, id }, envelope, at);
    if ('answered' in verdict) return { result: verdict.answered, snapshot: null };
    if ('refused' in verdict) {
      log.error(`A command that nobody here sent was refused: ${verdict.refused}`, { kind, id });
      await tellUnsigned(manager, kind, id, verdict.refused);
      return { result: notSigned(verdict.refused), snapshot: null };
    }
    const { actorId, onBehalfOf, key, expectedVersion, vouched } = envelope;
    const proof = vouched && proofOf(vouched);
    const request = {
      id,
      command: verdict.command,
      actorId,
      key,
      at,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      ...(proof ? { proof } : {}),
    };
    const { door } = vouched ?? { door: '' };
    const { came, hand } = await throughDoor(manager, actorId, door);
    const carryOut = (): Promise<RecordAnswer> => living[kind].command(manager, request);
    const { result, snapshot } = await inHand(hand, () => comingWith(came, carryOut));
    if (result.ok || !vouched) return { result, snapshot };
    return { result: await keepRefusal(manager, vouched.body, result), snapshot };
  });
}

function notSigned(why: string): Refused {
  const detail = `Nothing was done: the worker does not know that this API has sent the command, for ${why}.`;
  const { code, status, extra } = new Refusal('command-not-signed', detail);
  return { ok: false, code, status, detail, extra };
}
