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
import type { Facts } from '../../domain/proposal/premise.js';
import { approvedAs } from '../../domain/proposal/approved-as.js';
import {
  proposalKey,
  type ApprovedAs,
  type ProposalCommand,
  type ProposalOutcome,
  type ProposalRecord,
} from '../../domain/proposal/proposal.js';
import { proposalEvents, proposalTable, type ProposalEvent } from '../../domain/proposal/table.js';
import { refused, type By } from '../../domain/record/command.js';
import { Refusal, type RefusalCode } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import { attemptOn, premiseIn, type Targets } from './attempt.js';
import { stillLicensed } from './still-licensed.js';
import { namesOf } from '../people/people.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { madeByNow } from '../trail/in-hand.js';
import { onProposal } from '../trail/on-proposal.js';
import { loadProposal } from './load.js';
import { findProposal, proposalRow } from './row.js';

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
      // First what the proposal itself says of it.
      const decided = decideProposal(looked, command, by);
      if (command.type !== 'approve' && command.type !== 'reject') return decided;
      const instead = command.type === 'approve' ? command.instead : undefined;
      const tried = await asByThemself(targets, manager, withInstead(looked.after, instead), command.type, by);
      if (!instead || !tried) return decided;
      const as = approvedAs(looked.after.facts, instead, tried);
      const people = as.changes.flatMap(({ before, after }) => [before, after]).filter((value) => isUuid(value));
      const names = { ...Object.fromEntries(await namesOf(manager, people)), ...looked.after.names };
      return decideProposal({ ...looked, after: { ...looked.after, names } }, command, by, as);
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

/** The proposal with what whoever approves has made of it. */
function withInstead(
  { facts }: ProposalRecord,
  instead: Pick<ApprovedAs, 'sent'> | undefined,
): { facts: ProposalRecord['facts'] } {
  return { facts: instead ? { ...facts, sent: instead.sent } : facts };
}

/**
 * Whoever approves could send the same command themself, and it would be carried out on the facts that it was proposed on; whoever
 * rejects could at least send it.
 *
 * @returns the facts of its record as they are and would be; null where it is rejected, and could not be carried out
 * @throws Refusal what the record says to it; `premise-fell`
 */
async function asByThemself(
  targets: Targets,
  manager: EntityManager,
  subject: Pick<ProposalRecord, 'facts'>,
  what: 'approve' | 'reject',
  { actorId, at }: By,
): Promise<{ before: Facts; after: Facts } | null> {
  await checkFit(manager, [{ id: actorId ?? '', charge: 'decide' }]);
  const { result, facts: before, after } = await attemptOn(targets, manager, subject, { actorId, at });
  if (result.ok) return before && after && { before, after };
  if (what === 'reject' && result.code !== 'not-allowed') return null;
  throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
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
  const { on, decision, id, number, authorId, licence, madeBy } = facts;
  const { sent, premise: held } = facts.approvedAs ?? facts;
  const premise = premiseIn({ premise: held });
  const author = { id: authorId, name: names[authorId] ?? '' };
  const acted = licence === null ? {} : { rule: madeBy.rule ?? '', licence };
  const changed = facts.approvedAs === null ? {} : { changed: true as const };
  const proposal = { id, key: proposalKey(number), author, ...acted, ...changed };
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
