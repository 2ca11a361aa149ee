import type { Chapter } from '../../told/chapter.js';
import { sendWeek } from './dip.js';

export const cause: Chapter = {
  title: 'Why, and where else',
  about: 'An analysis gives a finding its cause only when others have been asked, and somebody has signed it.',
  steps: [
    {
      ...{ at: 'W2 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values of last week' },
      does: async (_, world) => {
        await sendWeek(world, 1);
        return undefined;
      },
    },
    {
      ...{ at: 'W2 Mon 11:00', in: 'SG', by: 'mei', says: 'asks why, and why that' },
      does: async (api, world) => {
        const body = await api.must('/analyses', {
          ...{ title: 'Why copies get past in Vietnam', method: 'whys', stage: 'moderation' },
          problem: 'Of a thousand counterfeits 35 less are caught before a buyer sees them',
          ...{ domain: 'counterfeit and IP', markets: ['VN'], domainLeadId: world.id('rachel') },
          about: [world.the('case').key],
          nodes: [
            { id: 'effect', kind: 'effect', text: 'Copies of parts and refills are passed' },
            { id: 'read', kind: 'why', text: 'Reviewers read the line on refills in two ways', parents: ['effect'] },
            {
              ...{ id: 'root', kind: 'why', text: 'The line was rewritten, and nobody trained it', parents: ['read'] },
              ...{ role: 'root', code: 'people-training', confidence: 'high' },
              evidence: [{ text: `${world.the('round').key}: most differ on IP-3`, link: 'https://example.com/rr-1' }],
            },
            {
              ...{
                id: 'alone',
                kind: 'why',
                text: 'Nobody looks a second time at what is passed',
                parents: ['effect'],
              },
              ...{ role: 'contributing', code: 'process-missing', confidence: 'medium' },
            },
          ],
        });
        await world.meet('analysis', 'analysis', body);
        const due = { in: '3 working days' };
        await api.must(`${world.at('analysis')}/asks`, { personId: world.id('anong'), market: 'TH', due });
        return `${body.key}; Anong Srisuk is asked whether it could happen in Thailand, by a date`;
      },
    },
    {
      ...{ at: 'W2 Tue 14:00', in: 'TH', by: 'anong', says: 'answers for Thailand' },
      does: async (api, world) => {
        const text = 'The new line was trained in its first week; the list of those who took part is kept';
        await api.must(`${world.at('analysis')}/asks/1/answer`, { verdict: 'no', text });
        return `No: ${text}`;
      },
    },
    {
      ...{ at: 'W2 Tue 16:00', in: 'SG', by: 'mei', says: 'hands the analysis in' },
      does: async (api, world) => {
        await api.must(`${world.at('analysis')}/submit`);
        return undefined;
      },
    },
    {
      ...{ at: 'W2 Wed 09:30', in: 'SG', by: 'rachel', says: 'reads and signs it' },
      does: async (api, world) => {
        const { contentHash } = (await api.get(world.at('analysis'))).body.signOff;
        const { status } = await api.must(`${world.at('analysis')}/sign-off`, { decision: 'approve', contentHash });
        return `${status}, over the hash ${contentHash.slice(0, 12)}…`;
      },
    },
    {
      ...{ at: 'W2 Wed 15:00', in: 'VN', by: 'ha', says: 'concludes the case' },
      does: async (api, world) => {
        const text = 'Copies of refills were passed, for the line is read in two ways';
        await api.must(`${world.at('case')}/conclude`, { verdict: 'substantiated', text });
        return undefined;
      },
    },
  ],
};
