import type { Item } from './story.js';

/** The one that goes wrong: refused more time, breached, escalated to the top, sent back, and accepted in the end. */
export const clearTheBacklog: Item = {
  externalId: 'CFL-03',
  market: 'ID',
  owner: 'rizky',
  title: 'Clear the backlog of brand owners’ reports',
  description:
    '1,940 reports of brand owners wait for a decision, the oldest for 47 days; the promise is 48 hours. Decide them all, ' +
    'and say how it will not come again.',
  severity: 'critical',
  rootCause: 'People: two reviewers for the reports of 1,100 brands',
  stage: 'moderation',
  due: 'W2 Tue 18:00',
  life: [
    { at: 'W1 Mon 11:00', by: 'rizky', does: 'start' },
    {
      at: 'W1 Thu 10:05',
      by: 'rizky',
      does: 'ask for more time',
      until: 'W4 Tue 18:00',
      reason: 'Two people decide about 110 reports a day, and new ones keep coming in.',
      impact: 'The oldest reports would be 60 days old.',
    },
    {
      at: 'W1 Thu 16:30',
      by: 'grace',
      does: 'refuse more time',
      reason: 'These reports are the leak. Take reviewers from fashion for a week; Bagus knows of it.',
    },
    {
      at: 'W2 Wed 09:20',
      by: 'bagus',
      does: 'acknowledge',
      holdFor: 'P1D',
      note: 'Four reviewers came over this morning; 860 reports are left.',
    },
    {
      at: 'W3 Mon 11:00',
      by: 'rizky',
      does: 'add a file',
      title: 'All 1,940 reports with their decisions',
      file: 'brand-reports-decided.csv',
      content:
        'decision,reports\nlisting removed,1388\nlisting removed and shop closed,207\nrejected with reason,331\nclosed,14\n',
    },
    {
      at: 'W3 Mon 11:10',
      by: 'rizky',
      does: 'hand in',
      statement: 'The backlog is empty. Six reviewers stay on brand reports.',
    },
    {
      at: 'W3 Mon 15:30',
      by: 'siriporn',
      does: 'send back',
      reason: 'Fourteen reports were closed without a decision. Decide them, and show the age of today’s queue.',
    },
    {
      at: 'W3 Tue 16:35',
      by: 'rizky',
      does: 'add a link',
      title: 'Queue of brand reports by age, live',
      url: 'https://metrics.example.com/brand-reports/queue-age',
    },
    {
      at: 'W3 Tue 16:45',
      by: 'rizky',
      does: 'hand in',
      statement:
        'The fourteen are decided: nine removed, five rejected. The oldest report in the queue is 19 hours old.',
    },
    { at: 'W3 Wed 10:10', by: 'siriporn', does: 'sign' },
    { at: 'W3 Wed 14:25', by: 'chau', does: 'sign' },
  ],
};
