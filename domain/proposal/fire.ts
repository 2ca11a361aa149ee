import type { Recipient } from '../person/recipients.js';
import type { CommandResult } from '../record/command.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { askedOf, authorsOf, ProposalChange } from './change.js';
import { what } from './decide.js';
import type { ApprovedAs, ProposalOutcome, ProposalRecord } from './proposal.js';

/** What the machine does by itself to one that nobody has decided on: it reminds, and it is over at its end. */
export function lookAtProposal(outcome: ProposalOutcome, now: Instant): ProposalOutcome {
  return outcome.after.facts.status === 'proposed' ? fireDue(outcome, now, fireStep) : outcome;
}

function fireStep(outcome: ProposalOutcome, step: PlannedStep): ProposalOutcome {
  const change = changeBy(outcome, step, step.fireAt);
  const to = proposalRecipients(change.began, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because };
  if (step.kind === 'reminder')
    return change.done('proposal.reminded', { ...rule, told: change.tell('proposal_reminder', to) });
  change.set({ status: 'over', endedAt: step.fireAt });
  return change.done('proposal.over', { ...what(change.now), because, told: change.tell('proposal_over', to) });
}

function changeBy(outcome: ProposalOutcome, step: PlannedStep, at: Instant): ProposalChange {
  const key = stepEventKey(`proposal/${outcome.after.facts.id}`, step);
  return new ProposalChange(passOver(outcome, step), key, null, at);
}

/** What was approved has been carried out on its record, or refused: whoever approved it, and its authors, are told why. */
export function effectOf(
  outcome: ProposalOutcome,
  step: PlannedStep,
  result: CommandResult,
  at: Instant,
): ProposalOutcome {
  const change = changeBy(outcome, step, at);
  const { began } = change;
  if (result.ok) {
    change.set({ status: 'carried_out', endedAt: at });
    // What a licence does is told by its report, and not a hundred times a day.
    const { licence, approvedAs } = began.facts;
    const said = approvedAs === null ? {} : { reason: changesSaid(approvedAs) };
    const told = licence === null ? change.tell('proposal_carried_out', authorsOf(began), said) : [];
    const changed = approvedAs === null ? {} : { changed: true };
    return change.done('proposal.carried_out', { ...what(began), version: result.version, ...changed, told });
  }
  const { code, detail } = result;
  change.set({ status: 'failed', failure: { code, detail }, endedAt: at });
  const approver: Recipient[] = began.facts.decision ? [{ personId: began.facts.decision.by, role: 'approver' }] : [];
  const told = change.tell('proposal_failed', [...approver, ...authorsOf(began)], { reason: detail });
  return change.done('proposal.failed', { ...what(began), code, reason: detail, told });
}

/** Its authors read that it is not quite what they proposed. */
function changesSaid({ changes }: ApprovedAs): string {
  return `Whoever approved it has changed ${changes.map(({ field }) => field).join(', ')}`;
}

/** Whom a step of a proposal would tell, as things stand. */
export function proposalRecipients(subject: ProposalRecord, step: PlannedStep): Recipient[] {
  if (step.kind === 'reminder') return askedOf(subject);
  return step.kind === 'lease_end' ? authorsOf(subject) : [];
}
