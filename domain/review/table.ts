import type { TransitionTable } from '../record/table.js';

/** The states of a review round. That it is overdue is a fact beside the state. */
export const reviewStatuses = ['draft', 'open', 'adjudicating', 'closed', 'cancelled'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const reviewEvents = [
  'edit',
  'staff',
  'open',
  'close',
  'cancel',
  'acknowledge',
  'schedule',
  'reassign',
  'adjudicate',
  'finish',
  'remind',
  'breach',
  'escalate',
] as const;
export type ReviewEvent = (typeof reviewEvents)[number];

const watched = {
  staff: {
    to: ['same'],
    guard: 'nobody who knows the golden set',
    effect: 'others review, or adjudicate; what was given stays',
  },
  cancel: { to: ['cancelled'], guard: 'a reason', effect: 'its clock ends' },
  acknowledge: { to: ['same'], guard: 'it is overdue', effect: 'the ladder is held for a while' },
  schedule: { to: ['same'], guard: 'never its owner', effect: 'another date; the ladder begins anew' },
  reassign: { to: ['same'], guard: 'never to a reviewer', effect: 'the ladder begins anew, for the new owner' },
  remind: { to: ['same'], guard: 'it is due soon', effect: 'the owner is told' },
  breach: { to: ['same'], guard: 'it is due', effect: 'it is overdue, and the ladder begins' },
  escalate: { to: ['same'], guard: 'it is overdue', effect: 'the next level is told' },
} as const satisfies TransitionTable<ReviewStatus, ReviewEvent>['draft'];

const ends = {
  finish: { to: ['closed'], guard: 'all is answered and adjudicated', effect: 'its clock ends; results are open' },
  close: { to: ['closed'], guard: 'a reason', effect: 'it is closed early; what is missing is said' },
} as const satisfies TransitionTable<ReviewStatus, ReviewEvent>['draft'];

/** State × event → where it leads, for review rounds. */
export const reviewTable: TransitionTable<ReviewStatus, ReviewEvent> = {
  draft: {
    edit: { to: ['same'] },
    open: {
      to: ['open'],
      guard: 'a sample, and reviewers enough; of two answers each, an adjudicator',
      effect: 'reviewers are told; what is asked stays from now on',
    },
    ...watched,
  },
  open: {
    adjudicate: {
      to: ['adjudicating'],
      guard: 'all is answered, and some answers differ',
      effect: 'adjudicators are told',
    },
    ...ends,
    ...watched,
  },
  adjudicating: { ...ends, ...watched },
  closed: {},
  cancelled: {},
};

const machineEvents: readonly ReviewEvent[] = ['adjudicate', 'finish', 'remind', 'breach', 'escalate'];

/** What people may do in a state: no event that only the machine has. */
export function allowedReviewEvents(status: ReviewStatus): ReviewEvent[] {
  return (Object.keys(reviewTable[status]) as ReviewEvent[]).filter((event) => !machineEvents.includes(event));
}
