import type { TransitionTable } from '../record/table.js';

/** The states of a finding. `noted` is an observation; that its date has passed is a fact beside the state. */
export const findingStatuses = [
  ...(['noted', 'draft', 'proposed', 'disputed', 'agreed', 'remediating'] as const),
  ...(['remediated', 'verified', 'withdrawn'] as const),
] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const findingEvents = [
  ...(['raise', 'lower', 'propose', 'agree', 'dispute', 'remediate', 'finish', 'send_back', 'verify'] as const),
  ...(['withdraw', 'reopen', 'acknowledge', 'edit', 'carry', 'schedule', 'reassign'] as const),
  ...(['remind', 'breach', 'escalate'] as const),
] as const;
export type FindingEvent = (typeof findingEvents)[number];

const changed = {
  edit: { to: ['same'], effect: 'whoever edits it is one of its authors' },
  carry: {
    to: ['same'],
    guard: 'a signed analysis',
    effect: 'its cause is that of the analysis; a repeat is rated higher by policy',
  },
  reassign: { to: ['same'], guard: 'a late one never by its owner', effect: 'it waits for the new owner' },
} as const satisfies TransitionTable<FindingStatus, FindingEvent>['draft'];

const watched = {
  acknowledge: { to: ['same'], guard: 'it is overdue', effect: 'the ladder is held for a while' },
  reassign: changed.reassign,
  schedule: { to: ['same'], guard: 'a reason; never its owner', effect: 'another target date, or another domain lead' },
  remind: { to: ['same'], guard: 'it is due soon', effect: 'whoever it waits for is told' },
  breach: { to: ['same'], guard: 'it is due', effect: 'it is overdue, and the ladder begins' },
  escalate: { to: ['same'], guard: 'it is overdue', effect: 'the next level is told' },
} as const satisfies TransitionTable<FindingStatus, FindingEvent>['draft'];

const withdraw = { to: ['withdrawn'], guard: 'a reason; never its owner' } as const;
const lower = { to: ['noted'], guard: 'a reason; never its owner', effect: 'it is an observation' } as const;
const propose = {
  to: ['proposed'],
  guard: 'a rating, criteria, an owner',
  effect: 'the owner is asked within a limit; the target date follows from the rating',
} as const;
const agree = { to: ['agreed'], guard: 'never its author', effect: 'the target date holds' } as const;
const finish = {
  to: ['remediated'],
  guard: 'what was done',
  effect: 'those who verify are asked within a limit',
} as const;

/** State × event → where it leads, for findings. */
export const findingTable: TransitionTable<FindingStatus, FindingEvent> = {
  noted: {
    raise: { to: ['draft'], guard: 'a rating, criteria, an owner', effect: 'it is a finding' },
    withdraw,
    ...changed,
  },
  draft: { propose, lower, withdraw, ...changed },
  proposed: {
    agree,
    dispute: { to: ['disputed'], guard: 'why, and what would change their mind', effect: 'the author is asked' },
    lower,
    withdraw,
    ...watched,
  },
  disputed: { propose, agree, lower, withdraw, edit: changed.edit, carry: changed.carry, ...watched },
  agreed: {
    remediate: { to: ['remediating'], effect: 'work on it has begun: a program was launched, or an item is linked' },
    finish,
    lower,
    withdraw,
    ...watched,
  },
  remediating: { finish, ...watched },
  remediated: {
    verify: { to: ['verified'], guard: 'never its owner or author', effect: 'it is closed' },
    send_back: { to: ['remediating'], guard: 'a reason; never its owner or author', effect: 'the target date holds' },
    reopen: { to: ['remediating'], guard: 'a reason, or an effectiveness check that failed' },
    ...watched,
  },
  verified: {
    reopen: {
      to: ['remediating'],
      guard: 'a reason, or an effectiveness check that failed',
      effect: 'it has a target date anew; the first one stays on record',
    },
  },
  withdrawn: { reopen: { to: ['draft'], guard: 'a reason' } },
};

const machineEvents: readonly FindingEvent[] = ['remind', 'breach', 'escalate'];

/** What people may do in a state: no event that only the machine has. */
export function allowedFindingEvents(status: FindingStatus): FindingEvent[] {
  return (Object.keys(findingTable[status]) as FindingEvent[]).filter((event) => !machineEvents.includes(event));
}
