import type { TransitionTable } from '../record/table.js';

export const recurrenceStatuses = ['active', 'paused', 'ended'] as const;
export type RecurrenceStatus = (typeof recurrenceStatuses)[number];

/** What people do to a recurrence; `fire` is the machine's own. */
export const recurrenceEvents = ['change', 'pause', 'resume', 'end', 'run', 'skip', 'unskip', 'fire'] as const;
export type RecurrenceEvent = (typeof recurrenceEvents)[number];

/** State × event → where it leads, for recurrences. */
export const recurrenceTable: TransitionTable<RecurrenceStatus, RecurrenceEvent> = {
  active: {
    change: { to: ['same', 'ended'], effect: 'the rule holds from the next occurrence on' },
    pause: { to: ['paused'], effect: 'nothing is planned' },
    end: { to: ['ended'] },
    run: { to: ['same'], effect: 'one is made at once, beside the series' },
    skip: { to: ['same'], guard: 'the occurrence has not come', effect: 'nothing is made of it' },
    unskip: { to: ['same'], guard: 'it is skipped, and has not come', effect: 'it is made after all' },
    fire: {
      to: ['same', 'ended'],
      guard: 'an occurrence is due',
      effect: 'it is made, passed over as skipped, reported as missed, or failed',
    },
  },
  paused: {
    change: { to: ['same'] },
    resume: { to: ['active', 'ended'], effect: 'the next occurrence from now on is planned' },
    end: { to: ['ended'] },
    run: { to: ['same'], effect: 'one is made at once, beside the series' },
  },
  ended: {},
};

export function allowedRecurrenceEvents(status: RecurrenceStatus): RecurrenceEvent[] {
  return (Object.keys(recurrenceTable[status]) as RecurrenceEvent[]).filter((event) => event !== 'fire');
}
