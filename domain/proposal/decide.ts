import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import type { Instant } from '../time.js';
import { besideEachOther } from './beside.js';
import { askedOf, authorsOf, ProposalChange } from './change.js';
import {
  proposalKey,
  type ApprovedAs,
  type ProposalCommand,
  type ProposalOutcome,
  type ProposalRecord,
  type Rejection,
} from './proposal.js';

/**
 * Carries a command out on the facts of a proposal. Pure: whether its premise holds, and whether whoever approves could do the
 * same by themself, is asked of the record that it is about, behind the same locks (`database/proposals/kind.ts`).
 *
 * @param approvedAs what is carried out, where whoever approves has changed it
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideProposal(
  outcome: ProposalOutcome,
  command: ProposalCommand,
  by: By,
  approvedAs: ApprovedAs | null = null,
): ProposalOutcome {
  const change = new ProposalChange(outcome, by.key, by.actorId, by.at);
  switch (command.type) {
    case 'approve':
      return approve(change, command, approvedAs);
    case 'reject':
      return reject(change, command);
    case 'withdraw':
      return withdraw(change, command);
    case 'supersede':
      return supersede(change, command);
  }
}

/**
 * Whose own work it is: whoever proposed, whoever set the machine to work, the authors of what it supersedes, and whoever stands
 * in for one of them.
 */
export function barredFromApproving({ facts, delegations }: ProposalRecord, at: Instant): string[] {
  return withTheirStandIns(facts.authors, { delegations, at });
}

function approve(
  change: ProposalChange,
  { digest, note }: Extract<ProposalCommand, { type: 'approve' }>,
  approvedAs: ApprovedAs | null,
): ProposalOutcome {
  change.require('approve');
  const { current, now: subject, actorId, at } = change;
  requireOthers(subject, actorId, at);
  if (digest !== current.digest)
    throw new Refusal(
      'content-changed',
      `${proposalKey(current.number)} has another digest than the one that was read. Read it again, and send the digest that it has.`,
      { digest: current.digest },
    );
  const decision = { by: actorId ?? '', at, reason: null, note: note ?? null };
  change.set({ status: 'approved', decision, approvedAs });
  const changed = approvedAs === null ? {} : changedIn(approvedAs, subject.names);
  return change.done('proposal.approved', { ...what(subject), digest, note: note ?? null, ...changed });
}

/** What an event says of the changes with which one was approved; the whole texts stand with the proposal. */
function changedIn({ changes, digest, share }: ApprovedAs, names: ProposalRecord['names']): Record<string, unknown> {
  return {
    changed: changes.map(({ field }) => field),
    changes: besideEachOther(changes, names),
    changedDigest: digest,
    shareOfChange: share,
  };
}

/** @throws Refusal `separation-of-duties` */
function requireOthers(subject: ProposalRecord, actorId: string | null, at: Instant): void {
  if (actorId !== null && barredFromApproving(subject, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody approves what they have proposed themself, have set a machine to propose, or proposed before; nor does whoever stands in for them. Somebody else approves it.',
    );
}

function reject(change: ProposalChange, { reason, note }: { reason: Rejection; note?: string }): ProposalOutcome {
  change.require('reject');
  const { now: subject, actorId, at } = change;
  // What one has proposed oneself is withdrawn: how often others reject it is to be known.
  if (actorId !== null && subject.facts.authors.includes(actorId))
    throw new Refusal('separation-of-duties', 'Nobody rejects what they have proposed themself. Withdraw it instead.');
  change.set({ status: 'rejected', decision: { by: actorId ?? '', at, reason, note: note ?? null }, endedAt: at });
  const said = `${reason.replaceAll('_', ' ')}${note === undefined ? '' : `: ${note}`}`;
  const told = change.tell('proposal_rejected', authorsOf(subject), { reason: said });
  return change.done('proposal.rejected', { ...what(subject), why: reason, note: note ?? null, told });
}

function withdraw(change: ProposalChange, { note }: { note?: string }): ProposalOutcome {
  change.require('withdraw');
  const { now: subject, actorId, at } = change;
  change.set({
    status: 'withdrawn',
    decision: { by: actorId ?? '', at, reason: null, note: note ?? null },
    endedAt: at,
  });
  return change.done('proposal.withdrawn', { ...what(subject), note: note ?? null });
}

function supersede(change: ProposalChange, { byId }: { byId: string }): ProposalOutcome {
  change.require('supersede');
  change.set({ status: 'superseded', supersededBy: byId, endedAt: change.at });
  return change.done('proposal.superseded', { ...what(change.now), by: byId });
}

/** It was just written down: those who answer for the record are asked. */
export function openProposal(
  outcome: ProposalOutcome,
  { key, actorId, at }: { key: string; actorId: string; at: Instant },
): ProposalOutcome {
  const change = new ProposalChange(outcome, key, actorId, at);
  const { facts } = change.now;
  const told =
    facts.licence === null ? change.tell('proposal_made', askedOf(change.now), { reason: facts.reason }) : [];
  return change.made('proposal.made', {
    ...what(change.now),
    ...{ title: facts.title, digest: facts.digest, maker: facts.maker, reason: facts.reason, dueAt: facts.dueAt },
    told,
  });
}

/**
 * It was just written down by a rule that acts under a licence: nobody is asked, and its command is carried out next, in the name of whoever
 * has the rule act.
 */
export function licenseProposal(
  outcome: ProposalOutcome,
  { actorId, at }: { actorId: string; at: Instant },
): ProposalOutcome {
  const { facts } = outcome.after;
  const change = new ProposalChange(outcome, `proposal/${facts.id}#licensed`, null, at);
  change.require('license');
  if (facts.licence === null) throw new Error(`${proposalKey(facts.number)} has no licence`);
  change.set({ status: 'approved', decision: { by: actorId, at, reason: null, note: null } });
  const { licence } = facts;
  return change.done('proposal.licensed', { ...what(change.now), licence: licence.key, rule: facts.madeBy.rule ?? '' });
}

/** The record that it is about, as events name one. */
export function what({ facts: { on, command } }: ProposalRecord): Record<string, unknown> {
  const { kind, id, key, title } = on;
  return { record: { kind, id, key, title }, command };
}
