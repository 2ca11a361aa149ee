import type { TransitionTable } from '../record/table.js';

export const programStatuses = ['draft', 'active', 'on_hold', 'closed', 'cancelled'] as const;
export type ProgramStatus = (typeof programStatuses)[number];
export const phaseStatuses = ['pending', 'open', 'tollgate', 'passed', 'cancelled'] as const;
export type PhaseStatus = (typeof phaseStatuses)[number];

export const programEvents = [
  'activate',
  'hold',
  'resume',
  'cancel',
  'sign_tollgate',
  'revoke_tollgate',
  'break_glass',
  'confirm_glass',
  'refuse_glass',
  'ask_tollgate',
  'answer_tollgate',
  'open_tollgate',
  'evaluate',
] as const;
export type ProgramEvent = (typeof programEvents)[number];

/** State × event → where it leads, for programs. `evaluate` is the machine's own look at whether a phase is complete. */
export const programTable: TransitionTable<ProgramStatus, ProgramEvent> = {
  draft: {
    activate: { to: ['active'], guard: 'it has a phase', effect: 'the first phase opens with its items' },
    cancel: { to: ['cancelled'] },
  },
  active: {
    hold: { to: ['on_hold'], effect: 'its live items go on hold' },
    cancel: { to: ['cancelled'], effect: 'its items are cancelled; checks of those that are done end' },
    sign_tollgate: {
      to: ['active', 'closed'],
      guard: 'an approver of this stage, or who stands in for one; never on one’s own work',
      effect:
        'passed: the next phase opens; the last phase passed closes the program, or opens a phase of follow-up items; ' +
        'sent back, the phase is open again',
    },
    revoke_tollgate: {
      to: ['same'],
      guard: 'one’s own signature, or one given in one’s name',
      effect: 'the round goes back to the first stage that lacks approval',
    },
    break_glass: {
      to: ['same'],
      guard: 'the policy allows it; whom it names; a reason; never on one’s own work',
      effect: 'a second person is asked, and everybody is told; unconfirmed, it expires',
    },
    confirm_glass: {
      to: ['active', 'closed'],
      guard: 'asked for; whom the policy names as second person; never on one’s own work',
      effect: 'the phase has passed past the approvers, and marked; everybody is told',
    },
    refuse_glass: { to: ['same'], guard: 'the second person, or who asked', effect: 'the round goes on as before' },
    ask_tollgate: { to: ['same'], guard: 'an approver, or who stands in for one', effect: 'the limit runs on' },
    answer_tollgate: { to: ['same'], guard: 'an open question; the program manager' },
    open_tollgate: {
      to: ['same'],
      guard: 'its phase is open and has no item; with a reason',
      effect: 'its tollgate opens; whoever asks does not sign',
    },
    evaluate: { to: ['same'], guard: 'all items of the open phase done or cancelled', effect: 'its tollgate opens' },
  },
  on_hold: {
    resume: { to: ['active'], effect: 'the items it held go on; those made meanwhile become live' },
    cancel: { to: ['cancelled'], effect: 'its items are cancelled; checks of those that are done end' },
  },
  closed: {},
  cancelled: {},
};

/** What people may do in a state, for error texts: no command that only the machine has. */
export function allowedProgramEvents(status: ProgramStatus): ProgramEvent[] {
  return (Object.keys(programTable[status]) as ProgramEvent[]).filter((event) => event !== 'evaluate');
}
