import type { TransitionTable } from '../record/table.js';

/** The states of a control; that its attestation is late is a fact beside the state. */
export const controlStatuses = ['proposed', 'operating', 'retired'] as const;
export type ControlStatus = (typeof controlStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const controlEvents = [
  ...(['operate', 'attest', 'edit', 'reassign', 'acknowledge', 'retire'] as const),
  ...(['expect', 'remind', 'breach', 'escalate'] as const),
] as const;
export type ControlEvent = (typeof controlEvents)[number];

const changed = {
  edit: { to: ['same'], guard: 'a reason', effect: 'another version of what it says, with what changed' },
  reassign: { to: ['same'], guard: 'a reason', effect: 'another owner, operator or domain lead' },
} as const satisfies TransitionTable<ControlStatus, ControlEvent>['proposed'];

const retire = { to: ['retired'], guard: 'a reason', effect: 'no run is expected any more' } as const;

/** State × event → where it leads, for controls. */
export const controlTable: TransitionTable<ControlStatus, ControlEvent> = {
  proposed: {
    operate: {
      to: ['operating'],
      guard: 'never by its author, owner or operator',
      effect: 'runs are expected by its frequency, and an attestation by its schedule',
    },
    ...changed,
    retire,
  },
  operating: {
    attest: { to: ['same'], guard: 'never by its operator', effect: 'bound to this version; the next one has a date' },
    ...changed,
    edit: { ...changed.edit, guard: 'a reason; what is expected never by its owner or operator' },
    acknowledge: { to: ['same'], guard: 'its attestation is late', effect: 'the ladder is held for a while' },
    expect: { to: ['same'], guard: 'its frequency expects a run', effect: 'an occurrence waits for its operator' },
    remind: { to: ['same'], guard: 'its attestation is due soon', effect: 'its owner is told' },
    breach: { to: ['same'], guard: 'its attestation is due', effect: 'it is overdue, and the ladder begins' },
    escalate: { to: ['same'], guard: 'its attestation is late', effect: 'the next level is told' },
    retire,
  },
  retired: {},
};

const machineEvents: readonly ControlEvent[] = ['expect', 'remind', 'breach', 'escalate'];

/** What people may do in a state: no event that only the machine has. */
export function allowedControlEvents(status: ControlStatus): ControlEvent[] {
  return (Object.keys(controlTable[status]) as ControlEvent[]).filter((event) => !machineEvents.includes(event));
}
