import type { EntityManager } from 'typeorm';
import { leaseInstant } from '../../domain/exception/check-request.js';
import { type Exception, type ExceptionContent, type ExceptionKind } from '../../domain/exception/exception.js';
import { Refusal } from '../../domain/refusal.js';
import { enqueue } from '../engine/outbox.js';
import { peopleGiven } from '../../domain/exception/people.js';
import { checkFit } from '../people/standing.js';
import { workflowOf } from '../engine/kinds.js';
import { orThrow } from '../record/or-throw.js';
import { runCommand } from '../record/run.js';
import { exceptionKind } from './kind.js';
import { exceptionRow } from './row.js';

export interface NewException extends ExceptionContent {
  /** Given by the caller, so that a request sent twice makes one; an id that exists is left alone. */
  id: string;
  kind: ExceptionKind;
  itemIds: string[];
  /** The newest published version of the default exception policy where none is named. */
  policyVersionId?: string;
  /** The one that it renews. */
  predecessorId?: string;
}

/** It stays as it is until the transaction ends. */
export async function lockException(manager: EntityManager, id: string): Promise<void> {
  await manager.query('SELECT 1 FROM exceptions WHERE id = $1 FOR UPDATE', [id]);
}

interface Context {
  actorId: string;
  /** Idempotency key of the request. */
  key: string;
  at: number;
}

/**
 * Asks for an exception: row, links, first plan, round, notices and the outbox that starts its workflow. From the commit
 * on its time limits hold, whether the engine runs or not.
 *
 * @throws Refusal of any kind that `decideException` gives, and then nothing is written
 */
export async function requestException(manager: EntityManager, given: NewException, ctx: Context): Promise<void> {
  const { id, predecessorId } = given;
  if (predecessorId !== undefined) await tellPredecessor(manager, predecessorId, id, ctx);
  if (!(await insert(manager, given, ctx))) return;
  const request = { id, command: { type: 'request' as const }, actorId: ctx.actorId, key: 'requested', at: ctx.at };
  orThrow((await runCommand(exceptionKind, manager, request, { poke: false })).result);
  await enqueue(manager, [{ ...workflowOf('exception', id), kind: 'start' }]);
}

async function insert(
  manager: EntityManager,
  given: NewException,
  ctx: { actorId: string; at: number },
): Promise<boolean> {
  const { id, kind, itemIds, policyVersionId, predecessorId, ...content } = given;
  await checkFit(manager, peopleGiven(content));
  const draft: Exception = {
    ...content,
    id,
    number: 0,
    kind,
    requestedBy: ctx.actorId,
    startsAt: content.starts === null ? null : leaseInstant(content.starts),
    endsAt: leaseInstant(content.ends),
    status: 'draft',
    authors: [],
    roundId: null,
    approvedAt: null,
    activatedAt: null,
    endedAt: null,
    endReason: null,
    staleSince: null,
    staleReason: null,
    staleCount: 0,
    policyVersionId: await policyOf(manager, policyVersionId),
    predecessorId: predecessorId ?? null,
    version: 0,
  };
  if (!(await exceptionRow.insert(manager, draft))) return false;
  const linked: { item_id: string }[] = await manager.query(
    `INSERT INTO exception_items (exception_id, item_id, pinned_severity)
     SELECT $1, id, severity FROM action_items WHERE id = ANY($2) RETURNING item_id`,
    [id, itemIds],
  );
  const missing = itemIds.filter((itemId) => !linked.some((row) => row.item_id === itemId));
  if (missing.length > 0) throw new Refusal('not-found', `There is no action item ${missing.join(', ')}.`);
  return true;
}

/** The one that is renewed knows of it, and runs to its end. Locked before the new one is written. */
async function tellPredecessor(
  manager: EntityManager,
  predecessorId: string,
  successorId: string,
  { actorId, key, at }: Context,
): Promise<void> {
  const command = { type: 'renew' as const, successorId };
  const request = { id: predecessorId, command, actorId, key, at };
  orThrow((await runCommand(exceptionKind, manager, request, { poke: true })).result);
}

/** @throws Refusal `invalid-command` for a version that is none of a published exception policy */
async function policyOf(manager: EntityManager, versionId: string | undefined): Promise<string> {
  const [row]: { id: string }[] = await manager.query(
    `SELECT v.id FROM policies p JOIN policy_versions v ON v.policy_id = p.id
     WHERE p.kind = 'exception' AND v.status = 'published' AND (v.id = $1 OR ($1::uuid IS NULL AND p.is_default))
     ORDER BY v.version DESC LIMIT 1`,
    [versionId ?? null],
  );
  if (row) return row.id;
  const detail =
    versionId === undefined
      ? 'There is no published default exception policy.'
      : `${versionId} is no published version of an exception policy.`;
  throw new Refusal('invalid-command', `${detail} See the policies of the kind exception.`);
}
