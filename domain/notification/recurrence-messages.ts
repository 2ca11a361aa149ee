import type { Words } from './messages.js';

/** What the owner of a recurrence can be told; `itemTitle` is its name. */
export const recurrenceNotificationKinds = [
  'occurrence_made',
  'occurrence_missed',
  'occurrence_failed',
  'recurrence_ended',
] as const;

export const recurrenceTexts: Record<(typeof recurrenceNotificationKinds)[number], Words> = {
  occurrence_made: (f) => ({
    title: `${f.itemTitle}: ${f.phaseName ?? 'the next one'} was set up`,
    body: [`It is what recurs as “${f.itemTitle}”.`, 'Look whether owners and dates are right.'],
  }),
  occurrence_missed: (f) => ({
    title: `${f.itemTitle} was missed`,
    body: [
      `Nothing was made for ${f.reason ?? 'some dates'}: the time passed before the machine could do it.`,
      'It goes on with the present one. Run those that are still wanted.',
    ],
  }),
  occurrence_failed: (f) => ({
    title: `${f.itemTitle} could not be set up for ${f.dueText ?? 'its date'}`,
    body: [`The reason: ${f.reason ?? 'unknown'}`, 'Put it right, and run that occurrence again.'],
  }),
  recurrence_ended: (f) => ({
    title: `${f.itemTitle} has come to its end`,
    body: [`Nothing more follows: ${f.reason ?? 'its series is over'}.`],
  }),
};
