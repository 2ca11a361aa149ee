import type { TransitionTable } from '../record/table.js';

/** The states of a case. That its triage or its end is overdue is a fact beside the state. */
export const caseStatuses = ['new', 'triaged', 'investigating', 'concluded', 'closed', 'rejected', 'merged'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** What people do to it; the last ones, from `join` on, are the machine's own. */
export const caseEvents = [
  'triage',
  'start',
  'conclude',
  'close',
  'reject',
  'reopen',
  'merge',
  'unmerge',
  'acknowledge',
  'edit',
  'schedule',
  'reassign',
  'join',
  'part',
  'remind',
  'breach',
  'escalate',
] as const;
export type CaseEvent = (typeof caseEvents)[number];

const watched = {
  acknowledge: { to: ['same'], guard: 'it is overdue', effect: 'the ladder is held for a while' },
  edit: { to: ['same'] },
  schedule: {
    to: ['same'],
    guard: 'never its lead; the limit of triage moves for nobody',
    effect: 'it is to be closed by another date; the ladder begins anew',
  },
  reassign: { to: ['same'], effect: 'the ladder begins anew, for the new lead' },
  remind: { to: ['same'], guard: 'it is due soon', effect: 'the lead is told' },
  breach: { to: ['same'], guard: 'it is due', effect: 'it is overdue, and the ladder begins' },
  escalate: { to: ['same'], guard: 'it is overdue', effect: 'the next level is told' },
} as const satisfies TransitionTable<CaseStatus, CaseEvent>['new'];

/** Until it is concluded, others may go on in it, and it in another. */
const open = {
  merge: {
    to: ['merged'],
    guard: 'into one that is open; never its lead where it is overdue',
    effect: 'it goes on in the other: its clock ends, and both leads are told',
  },
  join: { to: ['same'], effect: 'another case goes on in it' },
  part: {
    to: ['same'],
    guard: 'nobody has worked on it since',
    effect: 'a case that went on in it is taken out again',
  },
  ...watched,
} as const satisfies TransitionTable<CaseStatus, CaseEvent>['new'];

/** Severity, lead and date are said once more. */
const again = {
  to: ['same'],
  guard: 'never its lead',
  effect: 'rated by the matrix of now; the ladder begins anew',
} as const;

/** State × event → where it leads, for cases. */
export const caseTable: TransitionTable<CaseStatus, CaseEvent> = {
  new: {
    triage: { to: ['triaged'], effect: 'severity is confirmed, a lead named, and a date by which it is to be closed' },
    reject: { to: ['rejected'], guard: 'a reason', effect: 'it is no case; whoever reported it is told why' },
    ...open,
  },
  triaged: {
    triage: again,
    start: { to: ['investigating'] },
    ...open,
  },
  investigating: {
    triage: again,
    conclude: { to: ['concluded'], guard: 'what was found, as a text', effect: 'those above are asked to close it' },
    ...open,
  },
  concluded: {
    close: { to: ['closed'], guard: 'never whoever concluded it', effect: 'its clock ends' },
    reopen: { to: ['investigating'], guard: 'a reason', effect: 'the conclusion is put aside' },
    ...watched,
  },
  closed: { reopen: { to: ['investigating'], guard: 'a reason', effect: 'it has a date, and a ladder of its own' } },
  rejected: { reopen: { to: ['new'], guard: 'a reason', effect: 'the limit of triage begins anew' } },
  merged: {
    unmerge: {
      to: ['new', 'triaged', 'investigating'],
      guard: 'a reason, and nobody has worked on the other since',
      effect: 'it is what it was before; its date stands, and the ladder begins anew',
    },
  },
};

const machineEvents: readonly CaseEvent[] = ['join', 'part', 'remind', 'breach', 'escalate'];

/** What people may do in a state: no event that only the machine has. */
export function allowedCaseEvents(status: CaseStatus): CaseEvent[] {
  return (Object.keys(caseTable[status]) as CaseEvent[]).filter((event) => !machineEvents.includes(event));
}

/** Nobody waits for it any more. */
export function isOver(status: CaseStatus): boolean {
  return status === 'closed' || status === 'rejected' || status === 'merged';
}
