import { clearTheBacklog } from './clear-the-backlog.js';
import type { Item, Phase } from './story.js';

const items: Item[] = [
  {
    externalId: 'CFL-01',
    market: 'SG',
    owner: 'marcus',
    title: 'Match new listings with known counterfeits',
    description:
      'A picture of a confirmed counterfeit may be listed again an hour later by another shop. Compare the pictures of ' +
      'every new listing with those of the last twelve months, and stop what matches before it is shown.',
    severity: 'critical',
    rootCause: 'Systems: pictures of removed listings are not kept for comparison',
    stage: 'detection',
    due: 'W2 Tue 18:00',
    life: [
      { at: 'W1 Mon 10:10', by: 'marcus', does: 'start' },
      {
        at: 'W1 Fri 15:20',
        by: 'marcus',
        does: 'add a link',
        title: 'Picture match: design, test set and result',
        url: 'https://wiki.example.com/listing-quality/picture-match',
      },
      {
        at: 'W1 Fri 15:30',
        by: 'marcus',
        does: 'hand in',
        statement:
          'Runs on every new listing in all four markets since Thursday. Of last month’s confirmed counterfeits it finds ' +
          '91 in 100; of clean listings it stops 3 in 1,000.',
      },
      { at: 'W1 Fri 17:05', by: 'hannah', does: 'sign' },
      { at: 'W2 Mon 10:15', by: 'siriporn', does: 'sign' },
    ],
  },
  {
    externalId: 'CFL-02',
    market: 'SG',
    owner: 'farah',
    title: 'Define refills and parallel imports in policy',
    description:
      'Reviewers of the four markets decide differently on refills and parallel imports, because the policy does not ' +
      'name them. Define both, with two examples each, in all five languages.',
    severity: 'high',
    rootCause: 'Process: the policy is silent, so that every market has a habit of its own',
    stage: 'policy development',
    due: 'W2 Wed 18:00',
    life: [
      {
        at: 'W2 Mon 14:30',
        by: 'farah',
        does: 'add a link',
        title: 'Counterfeit policy 4.2 with the changes marked',
        url: 'https://wiki.example.com/policy/counterfeit/4.2',
      },
      {
        at: 'W2 Mon 14:40',
        by: 'farah',
        does: 'hand in',
        statement: 'Published in five languages, read and confirmed by the review leads of all four markets.',
      },
      { at: 'W2 Tue 11:20', by: 'chau', does: 'sign' },
      { at: 'W2 Tue 16:10', by: 'hannah', does: 'sign' },
    ],
  },
  clearTheBacklog,
  {
    externalId: 'CFL-04',
    market: 'ID',
    owner: 'dewi',
    title: 'Ask sellers of copied brands for invoices',
    description:
      'A new listing of one of the forty most copied brands waits until its seller has shown where the goods came from.',
    severity: 'high',
    rootCause: 'Process: proof of origin is asked for after a report, never before',
    stage: 'policy operationalisation',
    due: 'W2 Thu 18:00',
    life: [
      {
        at: 'W2 Wed 13:15',
        by: 'dewi',
        does: 'add a file',
        title: 'First week of the invoice check',
        file: 'invoice-check-week-1.csv',
        content:
          'outcome,listings\ninvoice shown and accepted,812\ninvoice shown and refused,64\nno invoice within 72 hours,391\n',
      },
      {
        at: 'W2 Wed 13:25',
        by: 'dewi',
        does: 'hand in',
        statement: 'Live for all forty brands. 455 of 1,267 listings of the first week were not published.',
      },
      { at: 'W2 Thu 09:40', by: 'hannah', does: 'sign' },
      { at: 'W2 Thu 11:05', by: 'chau', does: 'sign' },
    ],
  },
  {
    externalId: 'CFL-05',
    market: 'TH',
    owner: 'niran',
    title: 'Train reviewers in Thai-script lookalikes',
    description:
      'Brand names written in Thai letters, or in Latin letters mixed with them, pass as unknown brands. Train all 52 ' +
      'reviewers, and test each on thirty titles.',
    severity: 'high',
    rootCause: 'People: the training covers Latin script only',
    stage: 'moderation',
    due: 'W2 Wed 18:00',
    life: [
      {
        at: 'W1 Thu 14:05',
        by: 'niran',
        does: 'ask for more time',
        until: 'W3 Wed 18:00',
        reason:
          'The site in Chiang Mai moves its night shift next week; 38 of 52 reviewers can be trained only after it.',
        impact: 'Until then titles in Thai script of the two hundred largest brands go to those who are trained.',
      },
      {
        at: 'W1 Fri 09:30',
        by: 'grace',
        does: 'grant more time',
        reason: 'The queue is covered meanwhile, and the tollgate of this phase does not move.',
      },
      {
        at: 'W3 Tue 10:20',
        by: 'niran',
        does: 'add a link',
        title: 'Attendance and test results, 52 reviewers',
        url: 'https://learning.example.com/reports/thai-script-lookalikes',
      },
      {
        at: 'W3 Tue 10:30',
        by: 'niran',
        does: 'hand in',
        statement: 'All 52 were trained; 49 passed at once, three after a second session. The mean is 27 of 30.',
      },
      { at: 'W3 Tue 15:00', by: 'siriporn', does: 'sign' },
      { at: 'W3 Wed 10:00', by: 'hannah', does: 'sign' },
    ],
  },
  {
    externalId: 'CFL-06',
    market: 'VN',
    owner: 'ha',
    title: 'Stop closed shops from opening again',
    description:
      'One shop in five that was closed for counterfeits is back within a month, with the same bank account or the same ' +
      'pick-up address. Compare both at registration.',
    severity: 'critical',
    rootCause: 'Systems: registration does not look at shops that were closed',
    stage: 'enforcement',
    due: 'W2 Thu 18:00',
    life: [
      { at: 'W1 Tue 09:30', by: 'ha', does: 'start' },
      {
        at: 'W2 Wed 16:20',
        by: 'ha',
        does: 'add a link',
        title: 'Registration check: rules, and the first ten days',
        url: 'https://wiki.example.com/seller-integrity/registration-check',
      },
      {
        at: 'W2 Wed 16:30',
        by: 'ha',
        does: 'hand in',
        statement: 'Bank account, pick-up address and device are compared. 143 registrations were stopped in ten days.',
      },
      { at: 'W2 Thu 10:30', by: 'siriporn', does: 'sign' },
      { at: 'W2 Thu 14:45', by: 'hannah', does: 'sign' },
    ],
  },
  {
    externalId: 'CFL-07',
    market: 'TH',
    owner: 'ploy',
    title: 'Look twice at watch and cosmetics streams',
    description:
      'What is shown in a stream is not what the listing shows. A reviewer looks into each such stream within its first ' +
      'ten minutes, and once more before it ends.',
    severity: 'medium',
    rootCause: 'Process: streams are looked at only when somebody reports them',
    stage: 'moderation',
    due: 'W2 Fri 18:00',
    life: [
      {
        at: 'W2 Fri 11:15',
        by: 'ploy',
        does: 'hand in',
        statement:
          'In the roster since Monday: 312 streams were looked into twice, and 27 were ended while they ran. The log of ' +
          'the shift leads is open to review quality.',
      },
      { at: 'W2 Fri 14:30', by: 'chau', does: 'sign' },
      { at: 'W2 Fri 16:00', by: 'siriporn', does: 'sign' },
    ],
  },
];

export const closeTheGaps: Phase = {
  name: 'Close the gaps',
  description: 'Each way by which counterfeits reached buyers last quarter has a fix that works.',
  target: 'W3 Fri 23:59',
  items,
  tollgate: { at: 'W3 Wed 17:30', by: 'rachel' },
};
