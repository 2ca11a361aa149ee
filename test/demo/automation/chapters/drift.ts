import type { Chapter } from '../../told/chapter.js';
import { writeDown } from '../observations.js';
import { approveAll } from './license.js';

export const drift: Chapter = {
  title: 'It drifts, and falls back by itself',
  about: 'A brand gives refills away; half of what is written down is about that. It is not what was labelled.',
  steps: [
    {
      ...{ at: 'W8 Mon 15:00', in: 'VN', by: 'linh', says: 'writes down what was seen last week' },
      does: async (_, world) => {
        const week = { refills: 14, others: 1 };
        return `${await writeDown(world, { market: 'VN', ...week }, { market: 'ID', ...week })} observations`;
      },
    },
    {
      ...{ at: 'W8 Tue 16:00', in: 'SG', by: 'rachel', says: 'decides on what went to people' },
      does: async (api) => `${await approveAll(api)} approved`,
    },
    {
      ...{ at: 'W9 Fri 09:00', in: 'SG', by: 'mei', says: 'reads why the rule proposes again' },
      does: async (api) => {
        const licence = (await api.get('/acting-licences/AL-1')).body;
        const rule = (await api.get('/rules/RU-1')).body;
        return [`AL-1 is ${licence.state}: ${licence.because}`, `RU-1: ${rule.state}`];
      },
    },
    {
      ...{ at: 'W10 Mon 15:00', in: 'VN', by: 'linh', says: 'writes down what was seen last week' },
      does: async (_, world) => {
        const made = await writeDown(world, { market: 'VN', refills: 3, others: 3 });
        const { items } = (await world.admin.get('/proposals?status=proposed&limit=100')).body;
        return `${made} observations; ${items.length} are proposed, and nothing is done by itself`;
      },
    },
    {
      ...{ at: 'W10 Tue 10:00', in: 'SG', by: 'rachel', says: 'approves what is right' },
      does: async (api) => `${await approveAll(api)} approved`,
    },
  ],
};
