import type { TransitionTable } from '../record/table.js';

/** The states of an alignment round. That its date has passed is a fact beside the state. */
export const alignmentStatuses = ['open', 'deciding', 'agreed', 'not_agreed', 'withdrawn'] as const;
export type AlignmentStatus = (typeof alignmentStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const alignmentEvents = [
  ...(['answer', 'settle', 'revise', 'ask', 'decide', 'withdraw', 'schedule', 'reassign', 'acknowledge'] as const),
  ...(['declare', 'wait', 'remind', 'breach', 'escalate'] as const),
] as const;
export type AlignmentEvent = (typeof alignmentEvents)[number];

const live = {
  answer: {
    to: ['same'],
    guard: 'who represents a team, on the present revision; an objection says what would change their mind',
    effect: 'what the team said before stays on record',
  },
  settle: {
    to: ['same'],
    guard: 'a condition that waits; a reason',
    effect: 'one that is accepted becomes an action item, in the same transaction',
  },
  revise: { to: ['open'], guard: 'a reason', effect: 'exactly those whom it concerns are asked again' },
  ask: { to: ['open'], guard: 'a reason', effect: 'one team more is asked, or somebody else answers for one' },
  decide: {
    to: ['agreed', 'not_agreed'],
    guard:
      'a reason; nobody is asked any more, or the date has passed; over dissent, who neither owns nor wrote the finding',
    effect: 'the dissent is on record, and what was agreed is frozen',
  },
  withdraw: { to: ['withdrawn'], guard: 'a reason, or the finding is none any more' },
  schedule: { to: ['same'], guard: 'a reason', effect: 'reminders and ladder begin anew' },
  reassign: {
    to: ['same'],
    guard: 'nobody who answers in it, or owns the finding',
    effect: 'somebody else has the chair',
  },
  acknowledge: { to: ['same'], guard: 'it is overdue', effect: 'the ladder is held for a while' },
  declare: { to: ['agreed'], guard: 'the rule is met, whatever may still come', effect: 'what was agreed is frozen' },
  remind: { to: ['same'], guard: 'it is due soon', effect: 'those who are silent are told' },
  breach: { to: ['same'], guard: 'it is due', effect: 'it is overdue, and the ladder begins' },
  escalate: { to: ['same'], guard: 'it is overdue', effect: 'the next level is told' },
} as const satisfies TransitionTable<AlignmentStatus, AlignmentEvent>['open'];

/** State × event → where it leads, for alignment rounds. */
export const alignmentTable: TransitionTable<AlignmentStatus, AlignmentEvent> = {
  open: { ...live, wait: { to: ['deciding'], guard: 'all have answered', effect: 'it waits for its chair' } },
  deciding: live,
  agreed: {},
  not_agreed: {},
  withdrawn: {},
};

const machineEvents: readonly AlignmentEvent[] = ['declare', 'wait', 'remind', 'breach', 'escalate'];

/** What people may do in a state: no event that only the machine has. */
export function allowedAlignmentEvents(status: AlignmentStatus): AlignmentEvent[] {
  return (Object.keys(alignmentTable[status]) as AlignmentEvent[]).filter((event) => !machineEvents.includes(event));
}
