import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { possibleForProposal, refusedForProposal } from '../../domain/access/proposal-access.js';
import { fallenOf, inWords } from '../../domain/proposal/premise.js';
import type { ProposalRecord } from '../../domain/proposal/proposal.js';
import type { ProposalEvent } from '../../domain/proposal/table.js';
import type { CommandResult } from '../../domain/record/command.js';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import { namesOf } from '../people/people.js';
import { faultCode } from '../sql/faults.js';
import { inTransaction } from '../sql/transaction.js';
import { attemptOn, type Targets } from './attempt.js';
import { loadProposal } from './load.js';

/** A proposal as it stands now, for whoever asks. */
export interface Presently {
  /** Each fact of the premise as it is; null where nobody waits for a decision, or others hold the record at this moment. */
  premise: { field: string; is: string; holds: boolean }[] | null;
  allowed: ProposalEvent[];
  refused: { command: ProposalEvent; because: string }[];
}

/** Ends a transaction of which nothing is to be kept. */
class Kept extends Error {
  constructor(readonly presently: Presently) {
    super('Only looked at.');
  }
}

/** Its record is locked for the moment of the look; longer than this nobody who only reads waits for it. */
const patience = '250ms';
const notLocked = '55P03';

/** What may be done to a proposal, by the same attempt by which it is approved. Nothing is changed. */
export async function presentlyOn(
  { dataSource, targets }: { dataSource: DataSource; targets: Targets },
  id: string,
  actor: Actor,
  at: Instant,
): Promise<Presently> {
  const subject = await loadProposal(dataSource.manager, id, { lock: false, at });
  if (!subject) return { premise: null, allowed: [], refused: [] };
  const allowed = possibleForProposal(subject, actor, at);
  const plainly = { premise: null, allowed, refused: refusedForProposal(subject, actor, at, allowed) };
  if (subject.facts.status !== 'proposed') return plainly;
  try {
    await inTransaction(dataSource, async (manager) => {
      await manager.query(`SET LOCAL lock_timeout = '${patience}'`);
      throw new Kept(await tried(targets, manager, subject, { actorId: actor.id, at }, plainly));
    });
  } catch (error) {
    if (error instanceof Kept) return error.presently;
    if (faultCode(error) !== notLocked) throw error;
  }
  return plainly;
}

async function tried(
  targets: Targets,
  manager: EntityManager,
  subject: ProposalRecord,
  by: { actorId: string; at: Instant },
  { allowed, refused }: Presently,
): Promise<Presently> {
  const { result, facts } = await attemptOn(targets, manager, subject, by);
  const { premise } = subject.facts;
  const names = Object.fromEntries(
    await namesOf(
      manager,
      premise.flatMap(({ field }) => facts?.[field] ?? []).filter((value) => isUuid(value)),
    ),
  );
  const fallen = facts ? fallenOf(premise, facts) : [];
  return {
    premise: premise.map(({ field }) => ({
      field,
      is: inWords(facts?.[field], names),
      holds: !fallen.some((one) => one.field === field),
    })),
    ...withAttempt(result, { allowed, refused }),
  };
}

/** The record has a word in who approves, and rejects. */
function withAttempt(
  result: CommandResult,
  { allowed, refused }: Pick<Presently, 'allowed' | 'refused'>,
): Pick<Presently, 'allowed' | 'refused'> {
  if (result.ok) return { allowed, refused };
  const stopped = allowed.filter(
    (event) => event === 'approve' || (event === 'reject' && result.code === 'not-allowed'),
  );
  return {
    allowed: allowed.filter((event) => !stopped.includes(event)),
    refused: [...refused, ...stopped.map((command) => ({ command, because: result.detail }))],
  };
}
