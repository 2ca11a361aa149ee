import type { TransitionTable } from '../record/table.js';

/** The states of a control test; `awaiting` is a retest whose finding is not remediated yet. */
export const controlTestStatuses = ['awaiting', 'planned', 'testing', 'concluded', 'cancelled'] as const;
export type ControlTestStatus = (typeof controlTestStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const controlTestEvents = [
  ...(['draw', 'judge', 'conclude', 'grade', 'reassign', 'acknowledge', 'cancel'] as const),
  ...(['call', 'remind', 'breach', 'escalate'] as const),
] as const;
export type ControlTestEvent = (typeof controlTestEvents)[number];

const changed = {
  reassign: { to: ['same'], guard: 'a reason; never to who owns or performs the control', effect: 'another tester' },
  cancel: { to: ['cancelled'], guard: 'a reason; never by who owns or performs the control' },
} as const satisfies TransitionTable<ControlTestStatus, ControlTestEvent>['planned'];

const dated = {
  acknowledge: { to: ['same'], guard: 'it is overdue', effect: 'the ladder is held for a while' },
  remind: { to: ['same'], guard: 'it is due soon', effect: 'its tester is told' },
  breach: { to: ['same'], guard: 'it is due', effect: 'it is overdue, and the ladder begins' },
  escalate: { to: ['same'], guard: 'it is overdue', effect: 'the next level is told' },
} as const satisfies TransitionTable<ControlTestStatus, ControlTestEvent>['planned'];

const draw = {
  to: ['testing'],
  guard: 'of operating effectiveness; a population, a seed; nothing judged yet',
  effect: 'a sample that anybody draws again',
} as const;
const conclude = {
  to: ['concluded'],
  guard: 'all of the sample is judged; a deficiency where it is not effective',
  effect: 'one that failed raises a finding, and a retest waits for its remediation',
} as const;

/** State × event → where it leads, for control tests. */
export const controlTestTable: TransitionTable<ControlTestStatus, ControlTestEvent> = {
  awaiting: {
    call: { to: ['planned'], guard: 'the finding is remediated', effect: 'it falls due within a limit' },
    ...changed,
  },
  planned: { draw, conclude: { ...conclude, guard: 'of design effectiveness' }, ...changed, ...dated },
  testing: {
    draw,
    judge: { to: ['same'], guard: 'it is in the sample', effect: 'pass, exception or not applicable' },
    conclude,
    ...changed,
    ...dated,
  },
  concluded: {
    grade: { to: ['same'], guard: 'it failed; a reason; never its tester', effect: 'another grade of the deficiency' },
  },
  cancelled: {},
};

const machineEvents: readonly ControlTestEvent[] = ['call', 'remind', 'breach', 'escalate'];

/** What people may do in a state: no event that only the machine has. */
export function allowedControlTestEvents(status: ControlTestStatus): ControlTestEvent[] {
  return (Object.keys(controlTestTable[status]) as ControlTestEvent[]).filter(
    (event) => !machineEvents.includes(event),
  );
}
