import { reminders } from '../item/plan.js';
import type { NotificationFacts } from '../notification/messages.js';
import type { Recipient } from '../person/recipients.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import { proposalKey, type Proposal, type ProposalOutcome, type ProposalRecord } from './proposal.js';
import { allowedProposalEvents, proposalTable, type ProposalEvent, type ProposalStatus } from './table.js';

const rules: ChangeRules<ProposalRecord, Proposal, ProposalStatus, ProposalEvent> = {
  noun: 'A proposal',
  table: proposalTable,
  allowed: allowedProposalEvents,
  nothingMore: 'Nothing more can be done to it. Propose it anew where it is still wanted.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planProposal,
  reaches: ({ delegations }, _kind, to, at) => withStandIns(to, 'everything', { delegations, at }),
  channels: ({ policies }) => policies.reminder.channels,
};

/** A command or a step of a proposal being carried out. */
export class ProposalChange extends Change<ProposalRecord, Proposal, ProposalStatus, ProposalEvent, never> {
  constructor(outcome: ProposalOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

/** What every message about a proposal says. */
export function aboutProposal({ facts }: ProposalRecord): NotificationFacts {
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: '',
    recordKey: proposalKey(facts.number),
    dueText: describeInstant(facts.dueAt, facts.due.zone),
  };
}

/** Those who are asked, and are none of its authors. */
export function askedOf({ facts }: ProposalRecord): Recipient[] {
  return facts.askedIds
    .filter((personId) => !facts.authors.includes(personId))
    .map((personId) => ({ personId, role: 'approver' }));
}

export function authorsOf({ facts }: ProposalRecord): Recipient[] {
  return facts.authors.map((personId) => ({ personId, role: 'requester' }));
}

/** What fires next: a reminder, and its end; or, of one that is approved, its command, at once. */
export function planProposal(subject: ProposalRecord): PlannedStep[] {
  const { facts } = subject;
  const { cycle, reminderPolicyVersionId: policyVersionId, decision, due, dueAt } = facts;
  const step = { cycle, policyVersionId, level: 1, occurrence: 0, state: 'planned' as const };
  if (facts.status === 'approved')
    return [{ ...step, kind: 'effect', fireAt: decision?.at ?? facts.plannedFrom, because: 'it was approved' }];
  if (facts.status !== 'proposed') return [];
  const ends: PlannedStep = {
    ...step,
    ...{ kind: 'lease_end', fireAt: dueAt, because: `ends ${describeInstant(dueAt, due.zone)}` },
  };
  return [...reminders({ ...subject, item: facts }), ends];
}

/** The step by which the command of an approved one is carried out, where that is due. */
export function dueEffect({ steps }: ProposalRecord, now: Instant): PlannedStep | undefined {
  return steps.find(({ kind, state, fireAt }) => kind === 'effect' && state === 'planned' && fireAt <= now);
}
