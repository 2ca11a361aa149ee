import type { Item, Phase } from './story.js';

const items: Item[] = [
  {
    externalId: 'CFL-08',
    market: 'SG',
    owner: 'marcus',
    title: 'Measure the leakage rate every week',
    description:
      'The share of confirmed counterfeits that a buyer or a brand found before we did, every Monday and for each ' +
      'market, where the domain lead and the market heads see it.',
    severity: 'high',
    rootCause: 'Systems: leakage was counted once a quarter',
    stage: 'quality assurance',
    due: 'W5 Tue 18:00',
    life: [
      {
        at: 'W4 Fri 10:50',
        by: 'marcus',
        does: 'add a link',
        title: 'Leakage rate, weekly, four markets',
        url: 'https://metrics.example.com/counterfeit/leakage',
      },
      {
        at: 'W4 Fri 11:00',
        by: 'marcus',
        does: 'hand in',
        statement:
          'Two weeks are measured: SG 1.1%, ID 1.8%, TH 1.6%, VN 1.4%. Before the program it was 4.7% over all.',
      },
      { at: 'W5 Mon 09:50', by: 'hannah', does: 'sign' },
      { at: 'W5 Mon 10:40', by: 'siriporn', does: 'sign' },
    ],
  },
  {
    externalId: 'CFL-09',
    market: 'ID',
    owner: 'dewi',
    title: 'Test the invoice check on sixty sellers',
    description: 'Sixty sellers drawn at random: was an invoice asked for, was it read, was the decision right?',
    severity: 'medium',
    rootCause: 'Process: a check that nobody tests is a form to fill in',
    stage: 'quality assurance',
    due: 'W5 Wed 18:00',
    life: [
      {
        at: 'W5 Tue 13:50',
        by: 'dewi',
        does: 'add a file',
        title: 'Sample of sixty sellers with findings',
        file: 'invoice-check-sample.csv',
        content: 'result,sellers\nright decision,58\ninvoice accepted though not readable,2\nno invoice asked for,0\n',
      },
      {
        at: 'W5 Tue 14:00',
        by: 'dewi',
        does: 'hand in',
        statement:
          '58 of 60 were decided rightly; two invoices could not be read and were accepted. Both shops are asked again.',
      },
      { at: 'W5 Wed 10:00', by: 'chau', does: 'sign' },
      { at: 'W5 Wed 11:30', by: 'hannah', does: 'sign' },
    ],
  },
  {
    externalId: 'CFL-10',
    market: 'TH',
    owner: 'niran',
    title: 'Judge two hundred reviewer decisions twice',
    description:
      'Two hundred titles in Thai script, each decided by two reviewers who do not see each other’s decision.',
    severity: 'medium',
    rootCause: 'People: agreement between reviewers was never measured in Thai script',
    stage: 'quality assurance',
    due: 'W5 Wed 18:00',
    life: [
      {
        at: 'W5 Mon 15:00',
        by: 'niran',
        does: 'hand in',
        statement: 'The two agree on 186 of 200 (kappa 0.86); before the training it was 0.61.',
      },
      { at: 'W5 Tue 10:10', by: 'siriporn', does: 'sign' },
      { at: 'W5 Tue 15:40', by: 'chau', does: 'sign' },
    ],
  },
  {
    externalId: 'CFL-11',
    market: 'VN',
    owner: 'khanh',
    title: 'Try to open closed shops again',
    description:
      'Play the seller, twenty-five times: register with the account, the address or the device of a shop that was closed.',
    severity: 'high',
    rootCause: 'Systems: whether the registration check holds is known only when somebody tries',
    stage: 'quality assurance',
    due: 'W5 Thu 18:00',
    life: [
      {
        at: 'W5 Thu 20:05',
        by: 'khanh',
        does: 'hand in',
        statement:
          'Late by two hours: the last five attempts were made this evening. 24 of 25 were stopped; one came through with ' +
          'a new bank account, and the rule for it is live.',
      },
      { at: 'W5 Fri 09:15', by: 'siriporn', does: 'sign' },
      { at: 'W5 Fri 10:05', by: 'hannah', does: 'sign' },
    ],
  },
  {
    externalId: 'CFL-12',
    market: 'SG',
    owner: 'farah',
    title: 'Write the guide to counterfeit appeals',
    description: 'Which proof is accepted, who decides, within which time, and when a shop gets its listings back.',
    severity: 'medium',
    rootCause: 'Process: 22% of appeals were overturned, each for another reason',
    stage: 'appeals',
    due: 'W5 Fri 18:00',
    life: [
      {
        at: 'W5 Thu 14:50',
        by: 'farah',
        does: 'add a link',
        title: 'Guide to counterfeit appeals, version 1',
        url: 'https://wiki.example.com/policy/counterfeit/appeals',
      },
      {
        at: 'W5 Thu 15:00',
        by: 'farah',
        does: 'hand in',
        statement: 'In force in four markets. Of the first 90 appeals decided by it, 8 were overturned.',
      },
      { at: 'W5 Thu 17:30', by: 'chau', does: 'sign' },
      { at: 'W5 Fri 10:00', by: 'siriporn', does: 'sign' },
    ],
  },
];

export const proveItHolds: Phase = {
  name: 'Prove that it holds',
  description: 'Tests by people other than those who made the fixes, and a number that is measured every week.',
  target: 'W5 Fri 23:59',
  items,
  tollgate: { at: 'W5 Fri 16:00', by: 'rachel' },
};
