import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import type { ProgramCommand } from '../../domain/program/commands.js';
import { decideProgram } from '../../domain/program/decide.js';
import { fireProgramSteps } from '../../domain/program/fire.js';
import { followApprovers } from '../../domain/program/follow-people.js';
import { currentPhase, type ProgramRecord } from '../../domain/program/program.js';
import { allowedProgramEvents, type ProgramEvent } from '../../domain/program/table.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { withStandIns } from '../people/acting-for.js';
import { loadProgramRecord } from './load-program.js';
import { commandsAs, steersAs, type Steered } from './steers.js';

/** What may be done to a program: its events, and to steer it, which is to change it and to add to it. */
export type ProgramAct = Exclude<ProgramEvent, 'evaluate'> | 'steer';

/** Null: they may, given the right words; else what stands in the way, be it the right or the rules. */
export interface ProgramActPossible {
  act: ProgramAct;
  because: string | null;
}

/**
 * What of all that there is in its state somebody could do to a program now: found by trying each on the facts, with words
 * that nobody could object to, as for an item (`possibleFor`). Nothing is locked or changed.
 */
export async function possibleOnProgram(
  manager: EntityManager,
  id: string,
  actor: Actor,
  at: Instant,
): Promise<ProgramActPossible[]> {
  const acting = await withStandIns(manager, actor);
  const subject = await loadProgramRecord(manager, id, { at, actorId: actor.id, owed: true, lock: false });
  if (!subject) return [];
  const { managerId, domainLeadId } = subject.program;
  const program: Steered = { id, managerId, domainLeadId };
  const seen = lookedAt(subject, at);
  const steer = { act: 'steer' as const, because: await refusalOf(() => steersAs(manager, acting, program)) };
  const found: ProgramActPossible[] = [steer];
  for (const act of allowedProgramEvents(subject.program.status) as Exclude<ProgramAct, 'steer'>[]) {
    let because: string | null = nothingOfTheKind;
    for (const command of trialsOf(act, seen ?? subject)) {
      because = await refusalOf(async () => {
        const name = await commandsAs(manager, acting, command, program);
        // What cannot be gone on with can be cancelled all the same.
        if (seen === null && act !== 'cancel') throw new Refusal('illegal-transition', nothingOfTheKind);
        const by = { actorId: actor.id, key: 'trial', at, ...(name === null ? {} : { onBehalfOf: name }) };
        decideProgram(noOutcome(seen ?? subject), command, by);
      });
      if (because === null) break;
    }
    found.push({ act, because });
  }
  return found;
}

const nothingOfTheKind = 'There is nothing of the kind to be done to it now.';

/** As a command would find it; null where that cannot be. */
function lookedAt(subject: ProgramRecord, at: Instant): ProgramRecord | null {
  try {
    return fireProgramSteps(followApprovers(noOutcome(subject), at), at).after;
  } catch {
    return null;
  }
}

async function refusalOf(attempt: () => unknown): Promise<string | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Whoever stands in for several must say for whom, and who must prove who they are does so; they may all the same.
    return error.code === 'invalid-command' || error.code === 'proof-required' ? null : error.detail;
  }
}

/** How an act is tried; several ways where one may be refused and the other not. */
function trialsOf(act: Exclude<ProgramAct, 'steer'>, { phases, round, questions }: ProgramRecord): ProgramCommand[] {
  const phaseId = currentPhase(phases)?.id;
  switch (act) {
    case 'activate':
    case 'resume':
      return [{ type: act }];
    case 'hold':
    case 'cancel':
      return [{ type: act, reason: 'trial' }];
    default:
      if (phaseId === undefined) return [];
  }
  switch (act) {
    case 'sign_tollgate':
      return (['approve', 'send_back'] as const).map((decision) => ({
        ...{ type: act, phaseId, decision, reason: 'trial' },
        ...(round ? { contentHash: round.contentHash } : {}),
      }));
    case 'revoke_tollgate':
      return [{ type: act, phaseId }];
    case 'break_glass':
    case 'confirm_glass':
      return round ? [{ type: act, phaseId, reason: 'a trial, and nothing else', contentHash: round.contentHash }] : [];
    case 'refuse_glass':
      return [{ type: act, phaseId }];
    case 'ask_tollgate':
      return [{ type: act, phaseId, questionId: 'trial', question: 'trial' }];
    case 'open_tollgate':
      return [{ type: act, phaseId, reason: 'trial' }];
    case 'answer_tollgate':
      return questions.map(({ id }) => ({ type: act, phaseId, questionId: id, answer: 'trial' }));
  }
}
