import type { EntityManager } from 'typeorm';
import {
  byWhatOnProposal,
  possibleForProposal,
  proposalAccess,
  proposalInWhoseName,
  requireOwnHand,
} from '../../domain/access/proposal-access.js';
import { aboutProposal, dueEffect } from '../../domain/proposal/change.js';
import { decideProposal } from '../../domain/proposal/decide.js';
import { effectOf, lookAtProposal } from '../../domain/proposal/fire.js';
import { fallenOf, premiseFell, type Fallen, type Facts } from '../../domain/proposal/premise.js';
import {
  proposalKey,
  type ProposalCommand,
  type ProposalOutcome,
  type ProposalRecord,
} from '../../domain/proposal/proposal.js';
import { proposalEvents, proposalTable, type ProposalEvent } from '../../domain/proposal/table.js';
import { refused, type By, type CommandResult } from '../../domain/record/command.js';
import { Refusal, type RefusalCode } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import { stillLicensed } from './still-licensed.js';
import type { RecordKind } from '../engine/kinds.js';
import { namesOf } from '../people/people.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import type { Living } from '../record/living.js';
import { loadEach } from '../record/load-each.js';
import { madeByNow } from '../trail/in-hand.js';
import { onProposal } from '../trail/on-proposal.js';
import { loadProposal } from './load.js';
import { findProposal, proposalRow } from './row.js';

/** Kinds of record of which a command can be proposed. */
export type Targets = Record<Exclude<RecordKind, 'proposal'>, Living>;

/**
 * Proposals, over the kinds of record of which a command can be proposed. What is approved is tried on its record behind the locks of
 * both, and carried out in a transaction of its own: its step fires once, by whichever clock comes first, and the record changes in
 * the same transaction in which the proposal says so.
 */
export function proposalKind(targets: Targets): StoredKind<ProposalRecord, ProposalCommand, never> {
  return {
    kind: 'proposal',
    noun: 'proposal',
    states: { title: 'Proposal', table: proposalTable },
    many: false,
    factsOf: ({ facts }) => facts,
    programOf: () => null,
    aboutOf: (subject) => ({ facts: aboutProposal(subject), dueAt: subject.facts.dueAt }),
    load: (manager, ids, { at }) => loadEach(ids, (id) => loadProposal(manager, id, { lock: true, at })),
    inWhoseName(_manager, actor, { type }, subject) {
      proposalInWhoseName(actor, type, subject);
      if (type === 'approve' || type === 'reject') requireOwnHand(actor, { madeBy: madeByNow() });
      return null;
    },
    async carryOut(manager, outcome, command, by) {
      const looked = lookAtProposal(outcome, by.at);
      const decided = decideProposal(looked, command, by);
      if (command.type === 'approve' || command.type === 'reject')
        await asByThemself(targets, manager, looked.after, command.type, by);
      return decided;
    },
    look: (manager, outcome, now) => carryOutApproved(targets, manager, lookAtProposal(outcome, now), now),
    async called(manager, ref) {
      const { id, number, version, askedIds } = (await findProposal(manager, ref)).facts;
      return { id, number, version, programId: null, deciders: askedIds };
    },
    access: proposalAccess,
    explains: explains<ProposalRecord, ProposalEvent>({
      events: proposalEvents,
      load: (manager, id, _actor, at) => loadProposal(manager, id, { lock: false, at }),
      ask: proposalInWhoseName,
      byWhat: byWhatOnProposal,
      whyNot: (actor, event, subject, at) =>
        possibleForProposal(subject, actor, at).includes(event) ? null : asItStands,
    }),
    saveRows: (manager, outcomes, seen) => proposalRow.save(manager, outcomes, ({ facts }) => facts, seen),
  };
}

/**
 * Whoever approves could send the same command themself, and it would be carried out on the facts that it was proposed on; whoever
 * rejects could at least send it.
 *
 * @throws Refusal what the record says to it; `premise-fell`
 */
async function asByThemself(
  targets: Targets,
  manager: EntityManager,
  subject: ProposalRecord,
  what: 'approve' | 'reject',
  { actorId, at }: By,
): Promise<void> {
  await checkFit(manager, [{ id: actorId ?? '', charge: 'decide' }]);
  const { result } = await attemptOn(targets, manager, subject, { actorId, at });
  if (result.ok || (what === 'reject' && result.code !== 'not-allowed')) return;
  throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
}

/** What the command of a proposal would lead to for somebody, and the facts of its record as they are; it stays locked until the transaction ends. */
export async function attemptOn(
  targets: Targets,
  manager: EntityManager,
  { facts }: Pick<ProposalRecord, 'facts'>,
  { actorId, at }: { actorId: string | null; at: Instant },
): Promise<{ result: CommandResult; facts: Facts | null }> {
  const { on, sent } = facts;
  const premise = premiseIn(facts);
  const request = { id: on.id, command: sent, actorId, key: facts.id, at };
  const { result, before } = await targets[on.kind].attempt(manager, request, {
    ...{ themselves: true, holds: premise.holds },
  });
  return { result: await premise.spoken(manager, result), facts: before };
}

/** Its step is due: what was approved is carried out as if whoever approved it had sent it now, once for all by its key. */
async function carryOutApproved(
  targets: Targets,
  manager: EntityManager,
  outcome: ProposalOutcome,
  now: Instant,
): Promise<ProposalOutcome> {
  const { facts, names } = outcome.after;
  const step = dueEffect(outcome.after, now);
  if (!step || !facts.decision) return outcome;
  const { on, sent, decision, id, number, authorId, licence, madeBy } = facts;
  const premise = premiseIn(facts);
  const author = { id: authorId, name: names[authorId] ?? '' };
  const acted = licence === null ? {} : { rule: madeBy.rule ?? '', licence };
  const proposal = { id, key: proposalKey(number), author, ...acted };
  const over = licence === null ? null : await stillLicensed(manager, licence);
  if (over !== null) return effectOf(outcome, step, refused(over), now);
  const result = await onProposal({ personId: decision.by, proposal }, () =>
    targets[on.kind].onProposal(
      manager,
      { id: on.id, command: sent, actorId: decision.by, key: id, at: now },
      premise.holds,
    ),
  );
  return effectOf(outcome, step, await premise.spoken(manager, result), now);
}

/** The look at a premise behind the locks of its record, and what is said where it fell, with people by their names. */
function premiseIn({ premise }: ProposalRecord['facts']): {
  holds: (facts: Facts) => void;
  spoken: (manager: EntityManager, result: CommandResult) => Promise<CommandResult>;
} {
  let fallen: Fallen[] = [];
  return {
    holds(facts) {
      fallen = fallenOf(premise, facts);
      if (fallen.length > 0) throw premiseFell(fallen);
    },
    async spoken(manager, result) {
      if (result.ok || fallen.length === 0) return result;
      const people = fallen.flatMap(({ was, is }) => [was, is]).filter((value) => isUuid(value));
      return refused(premiseFell(fallen, Object.fromEntries(await namesOf(manager, people))));
    },
  };
}
