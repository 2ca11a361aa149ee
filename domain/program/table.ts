import type { Transition } from '../action-item/table.js';

export const programStatuses = ['draft', 'active', 'on_hold', 'closed', 'cancelled'] as const;
export type ProgramStatus = (typeof programStatuses)[number];
export const phaseStatuses = ['pending', 'open', 'tollgate', 'passed', 'cancelled'] as const;
export type PhaseStatus = (typeof phaseStatuses)[number];

export const programEvents = ['activate', 'hold', 'resume', 'cancel', 'sign_tollgate', 'evaluate'] as const;
export type ProgramEvent = (typeof programEvents)[number];

type Step<S> = Omit<Transition, 'to'> & { to: readonly (S | 'same')[] };

/** State × event → where it leads, for programs. `evaluate` is the machine's own look at whether a phase is complete. */
export const programTable: Record<ProgramStatus, Partial<Record<ProgramEvent, Step<ProgramStatus>>>> = {
  draft: {
    activate: { to: ['active'], guard: 'it has a phase', effect: 'the first phase opens with its items' },
    cancel: { to: ['cancelled'] },
  },
  active: {
    hold: { to: ['on_hold'], effect: 'its live items go on hold' },
    cancel: { to: ['cancelled'], effect: 'its items are cancelled' },
    sign_tollgate: {
      to: ['active', 'closed'],
      guard: 'an approver of this stage; never on one’s own work',
      effect:
        'passed: the next phase opens; the last phase passed closes the program; sent back, the phase is open again',
    },
    evaluate: { to: ['same'], guard: 'all items of the open phase done or cancelled', effect: 'its tollgate opens' },
  },
  on_hold: {
    resume: { to: ['active'], effect: 'the items it held go on' },
    cancel: { to: ['cancelled'], effect: 'its items are cancelled' },
  },
  closed: {},
  cancelled: {},
};

export function allowedProgramEvents(status: ProgramStatus): ProgramEvent[] {
  return Object.keys(programTable[status]) as ProgramEvent[];
}
