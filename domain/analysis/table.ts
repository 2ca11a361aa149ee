import type { TransitionTable } from '../record/table.js';

/** The states of a root cause analysis. That it is late is a fact beside the state. */
export const analysisStatuses = ['draft', 'in_review', 'signed', 'withdrawn'] as const;
export type AnalysisStatus = (typeof analysisStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const analysisEvents = [
  ...([
    'write',
    'ask',
    'answer',
    'unask',
    'submit',
    'sign',
    'break_glass',
    'confirm_glass',
    'refuse_glass',
    'take_back',
    'revise',
    'withdraw',
    'reopen',
  ] as const),
  ...(['acknowledge', 'schedule', 'reassign'] as const),
  ...(['remind', 'breach', 'escalate', 'look'] as const),
] as const;
export type AnalysisEvent = (typeof analysisEvents)[number];

const moved = {
  schedule: { to: ['same'], guard: 'a reason; never its owner', effect: 'another date, or another domain lead' },
  reassign: { to: ['same'], effect: 'it waits for the new owner' },
} as const satisfies TransitionTable<AnalysisStatus, AnalysisEvent>['draft'];

/** State × event → where it leads, for root cause analyses. */
export const analysisTable: TransitionTable<AnalysisStatus, AnalysisEvent> = {
  draft: {
    write: { to: ['same'], effect: 'a new version of what it says; whoever writes it does not sign it' },
    ask: { to: ['same'], guard: 'somebody, and a date', effect: 'they are asked where else it could happen' },
    answer: { to: ['same'], guard: 'whoever was asked', effect: 'the ladder of the question ends' },
    unask: { to: ['same'], guard: 'a reason', effect: 'the question is taken back, and stays on record' },
    submit: {
      to: ['in_review'],
      guard: 'a root cause with evidence, or one that is unknown; where else was asked, and all have answered',
      effect: 'a round of signatures opens; the ladder stands still',
    },
    withdraw: { to: ['withdrawn'], guard: 'a reason' },
    acknowledge: { to: ['same'], guard: 'it is overdue', effect: 'the ladder is held for a while' },
    ...moved,
    remind: { to: ['same'], guard: 'it, or an answer, is due soon', effect: 'whoever it waits for is told' },
    breach: { to: ['same'], guard: 'it, or an answer, is due', effect: 'it is overdue, and the ladder begins' },
    escalate: { to: ['same'], guard: 'it, or an answer, is overdue', effect: 'the next level is told' },
  },
  in_review: {
    write: { to: ['same'], effect: 'a new version of what it says: the signatures fall' },
    sign: {
      to: ['same', 'signed', 'draft'],
      guard: 'an approver of this stage; never on one’s own work',
      effect: 'with the last signature it may carry findings; sent back, it is a draft again',
    },
    break_glass: {
      to: ['same'],
      guard: 'the policy allows it; whom it names; a reason; never on one’s own work',
      effect: 'a second person is asked, and everybody is told; unconfirmed, it expires',
    },
    confirm_glass: {
      to: ['signed'],
      guard: 'asked for; whom the policy names as second person; never on one’s own work',
      effect: 'it is signed past the approvers, and marked; everybody is told',
    },
    refuse_glass: { to: ['same'], guard: 'the second person, or who asked', effect: 'the round goes on as before' },
    take_back: { to: ['draft'], guard: 'a reason', effect: 'nobody is asked to sign any more' },
    withdraw: { to: ['withdrawn'], guard: 'a reason' },
    schedule: moved.schedule,
    reassign: { to: ['same'], effect: 'the signatures fall' },
    breach: { to: ['same'], guard: 'it was handed in after its date', effect: 'it is overdue' },
    look: { to: ['same'], effect: 'whoever has the role now decides; a sign-off that is late escalates' },
  },
  signed: {
    revise: {
      to: ['draft'],
      guard: 'a reason',
      effect: 'the signatures fall; findings that carry it keep what was signed',
    },
  },
  withdrawn: { reopen: { to: ['draft'], guard: 'a reason' } },
};

const machineEvents: readonly AnalysisEvent[] = ['remind', 'breach', 'escalate', 'look'];

/** What people may do in a state: no event that only the machine has. */
export function allowedAnalysisEvents(status: AnalysisStatus): AnalysisEvent[] {
  return (Object.keys(analysisTable[status]) as AnalysisEvent[]).filter((event) => !machineEvents.includes(event));
}
