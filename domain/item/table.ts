import type { Transition, TransitionTable } from '../record/table.js';

/** The states of an action item. Overdue and ladder level are facts beside the state, not states. */
export const itemStatuses = ['draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** What a person, the program or the machine can do to an item. */
export const itemEvents = [
  'activate',
  'start',
  'acknowledge',
  'submit',
  'withdraw',
  'sign',
  'revoke',
  'break_glass',
  'confirm_glass',
  'refuse_glass',
  'ask',
  'answer',
  'request_extension',
  'request_consent',
  'decide_extension',
  'take_back_extension',
  'reassign',
  'hold',
  'resume',
  'change_due',
  'edit',
  'add_evidence',
  'remove_evidence',
  'cancel',
  'pass_effectiveness',
  'fail_effectiveness',
  'set_effectiveness',
  'reopen',
  'replan',
  'unreached',
  'end_maintenance',
  'suspend',
  'release',
] as const;
export type ItemEvent = (typeof itemEvents)[number];

const anywhere = {
  reassign: {
    to: ['same'],
    effect: 'the ladder starts anew for the new owner; given away by whoever owes it, it goes on',
  },
  change_due: { to: ['same'], effect: 'the ladder starts anew from the new due instant' },
  edit: { to: ['same'], effect: 'changed content lets signatures fall' },
  cancel: { to: ['cancelled'] },
  set_effectiveness: { to: ['same'], guard: 'not the owner', effect: 'another check follows when it is done, or none' },
  replan: {
    to: ['same'],
    effect: 'other policy versions, or the present calendar; whoever was told is not told again',
  },
} as const satisfies Partial<Record<ItemEvent, Transition<ItemStatus>>>;

const evidence = {
  add_evidence: { to: ['same'] },
  remove_evidence: { to: ['same'] },
} as const satisfies Partial<Record<ItemEvent, Transition<ItemStatus>>>;

const held = {
  end_maintenance: { to: ['same'], effect: 'what a cancelled maintenance window held back leaves at its own time' },
} as const satisfies Partial<Record<ItemEvent, Transition<ItemStatus>>>;

const working = {
  ...anywhere,
  ...evidence,
  ...held,
  acknowledge: {
    to: ['same'],
    guard: 'overdue; once for each time that a level is told',
    effect: 'the ladder is held for a stated time',
  },
  submit: {
    to: ['submitted'],
    guard: 'evidence or a statement',
    effect: 'a sign-off round opens; reminders and ladder pause',
  },
  request_extension: {
    to: ['same'],
    guard: 'none pending; the new date is later; within the limits of the policy',
    effect: 'those who must agree are asked; unanswered, it escalates',
  },
  request_consent: {
    to: ['same'],
    guard: 'one’s own obligation; none pending',
    effect: 'a hold, an end or another severity is asked of those who must agree; unanswered, it escalates',
  },
  decide_extension: {
    to: ['same', 'on_hold', 'cancelled'],
    guard: 'pending; must agree by the policy; not one’s own',
    effect: 'enough agreed: a new cycle from the new due instant, or what was asked for; one refusal refuses',
  },
  take_back_extension: { to: ['same'], guard: 'pending; one’s own' },
  hold: { to: ['on_hold'], effect: 'reminders and ladder pause; the due date stands, or moves, as the policy says' },
  unreached: { to: ['same'], guard: 'overdue', effect: 'the next level follows at once' },
  suspend: { to: ['on_hold'], guard: 'an exception begins', effect: 'reminders, ladder and breach stand still' },
} as const satisfies Partial<Record<ItemEvent, Transition<ItemStatus>>>;

/**
 * State × event → where it leads. What is not in the table is refused by name. The workflow, the error texts, the
 * diagram in the documentation and the property tests all read this table.
 */
export const itemTable: TransitionTable<ItemStatus, ItemEvent> = {
  draft: { ...anywhere, activate: { to: ['open'], guard: 'its phase is open', effect: 'the plan is made' } },
  open: {
    ...working,
    submit: { ...working.submit, guard: `${working.submit.guard}; what it waits for is done or cancelled` },
    start: { to: ['in_progress'], guard: 'what it waits for is done or cancelled' },
  },
  in_progress: working,
  on_hold: {
    ...anywhere,
    ...evidence,
    resume: {
      to: ['resumed'],
      guard: 'no exception holds it',
      effect: 'reminders and ladder go on where they stood',
    },
    suspend: { to: ['on_hold'], guard: 'an exception begins', effect: 'reminders, ladder and breach stand still' },
    release: {
      to: ['resumed', 'on_hold'],
      guard: 'its exception is over',
      effect: 'a new cycle; on hold still where another exception, its program or a person holds it',
    },
  },
  submitted: {
    ...anywhere,
    ...held,
    add_evidence: { to: ['same'], effect: 'signatures fall; the round begins again' },
    remove_evidence: { to: ['same'], effect: 'signatures fall; the round begins again' },
    sign: {
      to: ['submitted', 'done', 'in_progress'],
      guard: 'an approver of this stage, or who stands in for one; never on one’s own work',
      effect: 'the last signature closes the item and creates the follow-up items; sent back, it is in progress again',
    },
    revoke: {
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
      to: ['done'],
      guard: 'asked for; whom the policy names as second person; never on one’s own work',
      effect: 'signed off past the approvers, and marked; everybody is told',
    },
    refuse_glass: { to: ['same'], guard: 'the second person, or who asked', effect: 'the round goes on as before' },
    withdraw: {
      to: ['in_progress'],
      guard: 'the owner, or who handed it in',
      effect: 'the round ends; reminders and ladder go on',
    },
    ask: { to: ['same'], guard: 'an approver, or who stands in for one', effect: 'the limit of the sign-off runs on' },
    answer: { to: ['same'], guard: 'an open question; the owner, or who handed it in' },
    hold: { to: ['on_hold'], effect: 'the limit of the sign-off pauses' },
    suspend: { to: ['on_hold'], guard: 'an exception begins', effect: 'the limit of the sign-off pauses' },
  },
  done: {
    ...held,
    reopen: { to: ['open'], guard: 'its phase is open; not found effective', effect: 'a new cycle' },
    pass_effectiveness: {
      to: ['same'],
      guard: 'a check is due; whom the policy names, never on one’s own work',
      effect: 'closed for good',
    },
    fail_effectiveness: {
      to: ['open'],
      guard: 'a check is due; whom the policy names, never on one’s own work',
      effect: 'a new cycle, whatever the phase; the finding is told',
    },
    set_effectiveness: {
      to: ['same'],
      guard: 'not the owner; not found effective',
      effect: 'another check follows, or none',
    },
  },
  cancelled: { reopen: { to: ['open'], guard: 'its phase is open', effect: 'a new cycle' } },
};

/** States in which an obligation is live: due dates count and the plan runs. */
export function isLive(status: ItemStatus): boolean {
  return status !== 'draft' && status !== 'done' && status !== 'cancelled';
}

/** What programs, exceptions and the machine do to items; no person can. */
export const machineEvents = [
  'activate',
  'suspend',
  'release',
  'unreached',
  'end_maintenance',
] as const satisfies ItemEvent[];

/** What people may do in a state, for error texts and pages: no command that only the machine has. */
export function allowedEvents(status: ItemStatus): ItemEvent[] {
  const events = Object.keys(itemTable[status]) as ItemEvent[];
  return events.filter((event) => !(machineEvents as readonly ItemEvent[]).includes(event));
}
