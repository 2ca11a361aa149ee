import type { TransitionTable } from '../record/table.js';

/** The states of a policy exception or risk acceptance. Stale and renewed are facts beside the state. */
export const exceptionStatuses = [
  'draft',
  'requested',
  'approved',
  'active',
  'ended',
  'revoked',
  'refused',
  'withdrawn',
  'lapsed',
] as const;
export type ExceptionStatus = (typeof exceptionStatuses)[number];

/** What people do to it; `start`, `end` and `evaluate` are the machine's own. */
export const exceptionEvents = [
  'request',
  'edit',
  'sign',
  'break_glass',
  'confirm_glass',
  'refuse_glass',
  'withdraw',
  'revoke',
  'renew',
  'reassess',
  'start',
  'end',
  'evaluate',
] as const;
export type ExceptionEvent = (typeof exceptionEvents)[number];

const anew = 'the signatures fall; the approvers of the new rating are asked, or it is a draft where none can be found';

/** State × event → where it leads, for exceptions. */
export const exceptionTable: TransitionTable<ExceptionStatus, ExceptionEvent> = {
  draft: {
    request: {
      to: ['requested'],
      guard: 'it names what it suspends; its end is in the future, within the longest time of its residual rating',
      effect: 'a round of signatures opens',
    },
    edit: { to: ['same'] },
    reassess: { to: ['same'] },
    withdraw: { to: ['withdrawn'] },
    end: { to: ['lapsed'], guard: 'its end has come' },
  },
  requested: {
    edit: { to: ['same'], effect: 'changed content lets signatures fall' },
    sign: {
      to: ['same', 'approved', 'active', 'draft', 'refused'],
      guard: 'an approver of this stage; neither requester, nor risk owner, nor owner of a suspended item',
      effect: 'the last signature approves it; active, its items are suspended; sent back, it is a draft again',
    },
    break_glass: {
      to: ['same'],
      guard: 'the policy allows it; whom it names; a reason; never on one’s own work',
      effect: 'a second person is asked, and everybody is told; unconfirmed, it expires',
    },
    confirm_glass: {
      to: ['approved', 'active'],
      guard: 'asked for; whom the policy names as second person; never on one’s own work',
      effect: 'approved past the approvers, and marked; everybody is told',
    },
    refuse_glass: { to: ['same'], guard: 'the second person, or who asked', effect: 'the round goes on as before' },
    reassess: { to: ['same', 'draft'], effect: anew },
    evaluate: { to: ['same', 'draft'], guard: 'the severity of an item has changed', effect: anew },
    withdraw: { to: ['withdrawn'] },
    end: { to: ['lapsed'], guard: 'its end has come and nobody has decided' },
  },
  approved: {
    start: { to: ['active'], guard: 'its start has come', effect: 'its items are suspended' },
    reassess: { to: ['requested', 'draft'], effect: anew },
    evaluate: { to: ['requested', 'draft'], guard: 'the severity of an item has changed', effect: anew },
    revoke: { to: ['revoked'] },
  },
  active: {
    reassess: { to: ['same'], effect: 'it is stale, and must be approved again' },
    evaluate: {
      to: ['same'],
      guard: 'the severity of an item has changed',
      effect: 'it is stale, and must be approved again',
    },
    edit: { to: ['same'], guard: 'stale; rationale and compensating controls only' },
    request: { to: ['same'], guard: 'stale, and no round is open', effect: 'a round of signatures opens' },
    sign: {
      to: ['same', 'ended'],
      guard: 'stale; an approver of this stage; never on one’s own work',
      effect: 'approved, it is no longer stale; refused, it ends and its items are live again',
    },
    break_glass: {
      to: ['same'],
      guard: 'the policy allows it; whom it names; a reason; never on one’s own work',
      effect: 'a second person is asked, and everybody is told; unconfirmed, it expires',
    },
    confirm_glass: {
      to: ['same'],
      guard: 'asked for; whom the policy names as second person; never on one’s own work',
      effect: 'approved again, past the approvers, and marked; everybody is told',
    },
    refuse_glass: { to: ['same'], guard: 'the second person, or who asked', effect: 'the round goes on as before' },
    renew: { to: ['same'], guard: 'no renewal is under way', effect: 'a new request, with a decision of its own' },
    revoke: { to: ['revoked'], effect: 'its items are live again' },
    end: {
      to: ['ended'],
      guard: 'its end has come, or it was stale for too long',
      effect: 'its items are live again, in a new cycle',
    },
  },
  ended: {
    renew: { to: ['same'], guard: 'no renewal is under way', effect: 'a new request, with a decision of its own' },
  },
  revoked: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
};

/** States in which it waits for people or for time. */
export function isOpen(status: ExceptionStatus): boolean {
  return status === 'draft' || status === 'requested' || status === 'approved' || status === 'active';
}

const machineEvents: readonly ExceptionEvent[] = ['start', 'end', 'evaluate'];

/** What people may do in a state, for error texts and pages: no command that only the machine has. */
export function allowedExceptionEvents(status: ExceptionStatus): ExceptionEvent[] {
  return (Object.keys(exceptionTable[status]) as ExceptionEvent[]).filter((event) => !machineEvents.includes(event));
}
