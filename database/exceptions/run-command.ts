import type { DataSource, EntityManager } from 'typeorm';
import { mayDoToException, type ExceptionParts } from '../../domain/access/access.js';
import type { ExceptionCommand } from '../../domain/exception/commands.js';
import { decideException } from '../../domain/exception/decide.js';
import type { ExceptionCase } from '../../domain/exception/exception.js';
import { followApprovers } from '../../domain/exception/follow-people.js';
import { fireExceptionSteps } from '../../domain/exception/fire.js';
import { type ExceptionOutcome } from '../../domain/exception/outcome.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { evaluateSeverities } from '../../domain/exception/reassess.js';
import { isOpen } from '../../domain/exception/table.js';
import { nextStep } from '../../domain/record/step.js';
import { Refusal } from '../../domain/refusal.js';
import { refused } from '../../domain/record/command.js';
import type { RecordAnswer, RecordSnapshot } from '../records/living.js';
import { peopleGiven } from '../../domain/exception/people.js';
import { actorNow } from '../people/actor-now.js';
import { checkFit } from '../people/standing.js';
import { expectAsRead } from '../trail/as-read.js';
import { recordedKeys } from '../trail/events.js';
import { loadCandidates, loadExceptionCase } from './load-exception.js';
import { recordExceptionOutcome, type RecordOptions } from './record-outcome.js';

export interface ExceptionCommandRequest {
  id: string;
  command: ExceptionCommand;
  actorId: string;
  key: string;
  /** Business time, epoch ms. */
  at: number;
  expectedVersion?: number;
}

/** Carries an exception's command out, with all that it does to its items, in the caller's transaction. */
export async function runExceptionCommand(
  manager: EntityManager,
  request: ExceptionCommandRequest,
  options: { byWorkflow: boolean; poke: boolean },
): Promise<RecordAnswer> {
  const { id, command, actorId, at } = request;
  const people = peopleOf(command);
  const subject = await loadExceptionCase(manager, id, { lock: true, at, people });
  if (!subject) return { result: refused(new Refusal('not-found', `There is no exception ${id}.`)), snapshot: null };
  const key = `exception/${id}#cmd:${request.key}`;
  if ((await recordedKeys(manager, [key])).has(key)) return accepted(subject);
  const record = { firedBy: 'command', ...options } as const;
  try {
    await expectAsRead(manager, { ...subject.exception, called: 'The exception' }, request.expectedVersion);
    if (options.byWorkflow)
      mayDoToException(await actorNow(manager, actorId, at), command.type, exceptionPartsOf(subject));
    if (command.type === 'edit') await checkFit(manager, peopleGiven(command.content));
    const seen = seenBefore(subject, command, at);
    // Nobody signs what he cannot have read: the severities changed after the round was opened.
    if (command.type === 'sign' && seen.after.round && seen.after.round.id !== subject.round?.id) {
      await recordExceptionOutcome(manager, seen, record);
      return { result: refused(contentChanged(seen.after)), snapshot: snapshotOf(seen.after) };
    }
    const items = command.type === 'edit' ? command.content.itemIds : undefined;
    const candidates = items === undefined ? [] : await loadCandidates(manager, items);
    const decided = decideException(seen, command, { actorId, key, at }, candidates);
    const outcome = fireExceptionSteps(decided, at);
    await recordExceptionOutcome(manager, outcome, record);
    return accepted(outcome.after);
  } catch (error) {
    if (error instanceof Refusal) return { result: refused(error), snapshot: snapshotOf(subject) };
    throw error;
  }
}

/** Fires what is due, looks at the severities of the items, and gives what the exception's workflow adopts. */
export async function fireForExceptionWorkflow(
  dataSource: DataSource,
  id: string,
  now: number,
): Promise<RecordSnapshot | null> {
  return dataSource.transaction(async (manager) => {
    const after = await fireException(manager, id, now, { firedBy: 'timer', byWorkflow: true });
    if (!after) return null;
    await manager.query(
      'UPDATE exceptions SET workflow_version = version WHERE id = $1 AND workflow_version <> version',
      [id],
    );
    return snapshotOf(after);
  });
}

/** The same for the sweep. */
export async function fireException(
  manager: EntityManager,
  id: string,
  now: number,
  options: RecordOptions,
): Promise<ExceptionCase | null> {
  const subject = await loadExceptionCase(manager, id, { lock: true, at: now });
  if (!subject) return null;
  const outcome = lookAt(subject, now);
  await recordExceptionOutcome(manager, outcome, options);
  return outcome.after;
}

/** What cannot be gone on with can be taken back or revoked all the same. */
function seenBefore(subject: ExceptionCase, { type }: ExceptionCommand, at: number): ExceptionOutcome {
  try {
    return lookAt(subject, at);
  } catch (error) {
    if (type !== 'withdraw' && type !== 'revoke') throw error;
    return noOutcome(subject);
  }
}

/** What the machine does by itself: what is due fires, and a severity that has changed makes an approval stale. */
function lookAt(subject: ExceptionCase, now: number): ExceptionOutcome {
  const fired = fireExceptionSteps(followApprovers(noOutcome(subject), now), now);
  return evaluateSeverities(fired, now) ?? fired;
}

function exceptionPartsOf({
  exception: { requestedBy, riskOwnerId, domainLeadId },
  items,
}: ExceptionCase): ExceptionParts {
  return { requestedBy, riskOwnerId, domainLeadId, programManagerIds: items.map(({ managerId }) => managerId) };
}

function contentChanged({ round }: ExceptionCase): Refusal {
  return new Refusal(
    'content-changed',
    'What was to be signed is not the content any more. Read it again, then sign with its present hash.',
    { contentHash: round?.contentHash ?? null },
  );
}

function peopleOf(command: ExceptionCommand): string[] {
  return command.type === 'edit' ? peopleGiven(command.content).map(({ id }) => id) : [];
}

function accepted(after: ExceptionCase): RecordAnswer {
  const { version, status } = after.exception;
  return { result: { ok: true, version, status }, snapshot: snapshotOf(after) };
}

function snapshotOf({ exception: { version, status }, steps }: ExceptionCase): RecordSnapshot {
  return { version, status, live: isOpen(status), nextAt: nextStep(steps)?.fireAt ?? null };
}
