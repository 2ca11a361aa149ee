import type { TransitionTable } from '../record/table.js';

/** What a review can leave a risk as. */
export const riskOutcomes = ['open', 'accepted', 'mitigated', 'closed'] as const;
export type RiskOutcomeState = (typeof riskOutcomes)[number];

/** The states of an entry of the risk register. That its review is overdue is a fact beside the state. */
export const riskStatuses = ['open', 'in_review', 'accepted', 'mitigated', 'closed'] as const;
export type RiskStatus = (typeof riskStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const riskEvents = [
  'review',
  'sign',
  'break_glass',
  'confirm_glass',
  'refuse_glass',
  'withdraw',
  'acknowledge',
  'edit',
  'schedule',
  'reassign',
  'reopen',
  'remind',
  'breach',
  'escalate',
  'look',
] as const;
export type RiskEvent = (typeof riskEvents)[number];

const watched: TransitionTable<RiskStatus, RiskEvent>['open'] = {
  review: { to: ['in_review'], guard: 'its owner', effect: 'a round of signatures opens; the ladder stands still' },
  acknowledge: { to: ['same'], guard: 'its review is overdue', effect: 'the ladder is held for a while' },
  edit: { to: ['same'] },
  schedule: {
    to: ['same'],
    guard: 'never its owner',
    effect: 'the review is due on another date; the ladder begins anew',
  },
  reassign: { to: ['same'], effect: 'the ladder begins anew, for the new owner' },
  remind: { to: ['same'], guard: 'its review is due soon', effect: 'the owner is told' },
  breach: { to: ['same'], guard: 'its review is due', effect: 'it is overdue, and the ladder begins' },
  escalate: { to: ['same'], guard: 'its review is overdue', effect: 'the next level is told' },
};

/** State × event → where it leads, for risks. */
export const riskTable: TransitionTable<RiskStatus, RiskEvent> = {
  open: watched,
  in_review: {
    sign: {
      to: ['same', 'open', 'accepted', 'mitigated', 'closed'],
      guard: 'an approver of this stage; never on one’s own work',
      effect:
        'the last signature makes it what the review says, and the next review is planned; sent back, it is as before',
    },
    break_glass: {
      to: ['same'],
      guard: 'the policy allows it; whom it names; a reason; never on one’s own work',
      effect: 'a second person is asked, and everybody is told; unconfirmed, it expires',
    },
    confirm_glass: {
      to: ['open', 'accepted', 'mitigated', 'closed'],
      guard: 'asked for; whom the policy names as second person; never on one’s own work',
      effect: 'it is what the review says, past the approvers, and marked; everybody is told',
    },
    refuse_glass: { to: ['same'], guard: 'the second person, or who asked', effect: 'the round goes on as before' },
    withdraw: {
      to: ['open', 'accepted', 'mitigated'],
      guard: 'its owner',
      effect: 'it is as it was before the review',
    },
    edit: { to: ['same'], effect: 'changed content lets signatures fall' },
    reassign: { to: ['same'], effect: 'signatures fall' },
    schedule: { to: ['same'], guard: 'never its owner' },
    look: { to: ['same'], effect: 'whoever has the role now decides; a sign-off that is late escalates' },
  },
  accepted: watched,
  mitigated: watched,
  closed: { reopen: { to: ['open'], effect: 'a review is planned, and the ladder begins anew' } },
};

const machineEvents: readonly RiskEvent[] = ['remind', 'breach', 'escalate', 'look'];

/** What people may do in a state: no event that only the machine has. */
export function allowedRiskEvents(status: RiskStatus): RiskEvent[] {
  return (Object.keys(riskTable[status]) as RiskEvent[]).filter((event) => !machineEvents.includes(event));
}
