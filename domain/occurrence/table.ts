import type { TransitionTable } from '../record/table.js';

/** The states of an occurrence; that it was missed is a fact that stays, whatever becomes of it. */
export const occurrenceStatuses = [
  ...(['expected', 'missed', 'performed', 'performed_late', 'not_performed', 'withdrawn'] as const),
] as const;
export type OccurrenceStatus = (typeof occurrenceStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const occurrenceEvents = [
  ...(['perform', 'close', 'reassign', 'acknowledge'] as const),
  ...(['remind', 'breach', 'escalate', 'withdraw'] as const),
] as const;
export type OccurrenceEvent = (typeof occurrenceEvents)[number];

const reassign = { to: ['same'], guard: 'a reason', effect: 'somebody else performs it' } as const;

/** State × event → where it leads, for occurrences of controls. */
export const occurrenceTable: TransitionTable<OccurrenceStatus, OccurrenceEvent> = {
  expected: {
    perform: { to: ['performed'], guard: 'a note or a link', effect: 'it took place in time' },
    reassign,
    remind: { to: ['same'], guard: 'it is due soon', effect: 'its operator is told' },
    breach: {
      to: ['missed'],
      guard: 'it is due',
      effect: 'it did not take place in time: a fact, and by policy an observation or a finding; the ladder begins',
    },
    withdraw: { to: ['withdrawn'], guard: 'its control is retired' },
  },
  missed: {
    perform: { to: ['performed_late'], guard: 'a note or a link', effect: 'told as late; that it was missed stays' },
    close: { to: ['not_performed'], guard: 'a reason; never its operator', effect: 'it is not made up for' },
    reassign: {
      ...reassign,
      guard: 'a reason; never its operator',
      effect: 'the ladder begins anew, for the new operator',
    },
    acknowledge: { to: ['same'], guard: 'once for each level that was told', effect: 'the ladder is held for a while' },
    escalate: { to: ['same'], effect: 'the next level is told' },
    withdraw: { to: ['not_performed'], guard: 'its control is retired' },
  },
  performed: {},
  performed_late: {},
  not_performed: {},
  withdrawn: {},
};

const machineEvents: readonly OccurrenceEvent[] = ['remind', 'breach', 'escalate', 'withdraw'];

/** What people may do in a state: no event that only the machine has. */
export function allowedOccurrenceEvents(status: OccurrenceStatus): OccurrenceEvent[] {
  return (Object.keys(occurrenceTable[status]) as OccurrenceEvent[]).filter((event) => !machineEvents.includes(event));
}
