import type { TransitionTable } from '../record/table.js';

/** The states of a breach; `expected` is one that has not happened: a value that is still to come in time. */
export const breachStatuses = ['expected', 'open', 'ended', 'withdrawn'] as const;
export type BreachStatus = (typeof breachStatuses)[number];

/** What people do to it, and what the values of its metric do. */
export const breachEvents = [
  'acknowledge',
  'reassign',
  'come',
  'breach',
  'change',
  'escalate',
  'end',
  'withdraw',
] as const;
export type BreachEvent = (typeof breachEvents)[number];

const reassign = { to: ['same'], effect: 'somebody else answers for it' } as const;
const withdraw = {
  to: ['withdrawn'],
  guard: 'the metric is retired, or nobody asks for that any more',
} as const satisfies TransitionTable<BreachStatus, BreachEvent>['open']['withdraw'];

/** State × event → where it leads, for breaches. */
export const breachTable: TransitionTable<BreachStatus, BreachEvent> = {
  expected: {
    come: { to: ['same'], guard: 'the value came in time', effect: 'the next one is waited for' },
    breach: { to: ['open'], guard: 'the value did not come in time', effect: 'it is overdue, and the ladder begins' },
    reassign,
    withdraw,
  },
  open: {
    acknowledge: { to: ['same'], guard: 'once for each level that was told', effect: 'the ladder is held for a while' },
    change: {
      to: ['same'],
      guard: 'another band, or other values',
      effect: 'whoever answers for it is told of a worse one',
    },
    come: { to: ['same'], guard: 'the value came, and a later one is missing too' },
    escalate: { to: ['same'], effect: 'the next level is told' },
    end: { to: ['ended'], guard: 'the metric is back for as long as its threshold says, or the value came' },
    reassign: { ...reassign, effect: 'the ladder begins anew, for whoever answers for it now' },
    withdraw,
  },
  ended: {},
  withdrawn: {},
};

const byPeople: readonly BreachEvent[] = ['acknowledge', 'reassign'];

/** What people may do in a state: no event that only the machine has. */
export function allowedBreachEvents(status: BreachStatus): BreachEvent[] {
  return (Object.keys(breachTable[status]) as BreachEvent[]).filter((event) => byPeople.includes(event));
}
