import { itemStatuses, itemTable, type ItemEvent, type ItemStatus } from '../item/table.js';

/** What can be done to many items at once; `calendar` is what follows when a calendar is published. */
export const bulkKinds = ['reassign', 'extend', 'hold', 'resume', 'replan', 'cancel', 'calendar'] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** The same for every item of an operation; what becomes of one also depends on its facts. */
export type BulkChange =
  | {
      kind: 'reassign';
      /** To this person; or `owners`, from whom to whom. */
      ownerId?: string;
      owners?: { from: string; to: string }[];
      reason?: string;
    }
  | {
      kind: 'extend';
      /** Later by so much, as `parseDuration` reads it, counted by each item's calendar. */
      by?: string;
      /** Until then; time and zone of the item where none are said. */
      due?: { date: string; time?: string | null; zone?: string };
      reason: string;
    }
  | { kind: 'hold'; reason: string }
  | { kind: 'resume' }
  | {
      kind: 'replan';
      escalationPolicyVersionId?: string;
      reminderPolicyVersionId?: string;
      signOffPolicyVersionId?: string;
      extensionPolicyVersionId?: string;
      calendar?: 'present';
      reason: string;
    }
  | { kind: 'cancel'; reason: string }
  | { kind: 'calendar'; calendarVersionId: string; reason: string };

/** What became of an item, or would. `unchanged`: it was so already. `skipped`: the operation did not come to it. */
export const bulkResults = ['done', 'unchanged', 'refused', 'skipped'] as const;
export type BulkResult = (typeof bulkResults)[number];

const events: Record<BulkKind, ItemEvent> = {
  reassign: 'reassign',
  extend: 'change_due',
  hold: 'hold',
  resume: 'resume',
  replan: 'replan',
  cancel: 'cancel',
  calendar: 'replan',
};

/** What each of the items goes through; who may do it to one of them may do it to many. */
export function bulkEvent(kind: BulkKind): ItemEvent {
  return events[kind];
}

/** The states in which it can be done at all: a filter that names no state means these. */
export function bulkStatuses(kind: BulkKind): ItemStatus[] {
  return itemStatuses.filter((status) => itemTable[status][events[kind]] !== undefined);
}
