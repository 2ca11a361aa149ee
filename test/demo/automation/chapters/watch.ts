import type { Chapter } from '../../told/chapter.js';
import { writeDown } from '../observations.js';
import { refillRule } from '../rule.js';

const perWeek = { refills: 8, others: 6 };

export const watch: Chapter = {
  title: 'It is watched, and found wrong in one market',
  about: 'In shadow a rule answers to what happens, and has no hands.',
  steps: [
    {
      ...{ at: 'W1 Wed 09:00', in: 'SG', by: 'mei', says: 'puts it into shadow' },
      does: async (api) => {
        const { state } = await api.must('/rules/RU-1/publish', { state: 'shadow' });
        return `RU-1 is in ${state}`;
      },
    },
    {
      ...{ at: 'W2 Mon 15:00', in: 'VN', by: 'linh', says: 'writes down what was seen last week' },
      does: async (_, world) => {
        const week = { refills: 2, others: 2 };
        const made = await writeDown(world, ...(['VN', 'ID', 'TH'] as const).map((market) => ({ market, ...week })));
        const { items } = (await world.admin.get('/proposals')).body;
        return `${made} observations; ${items.length} proposals came of them: it only says what it would do`;
      },
    },
    {
      ...{ at: 'W2 Tue 10:00', in: 'TH', by: 'anong', says: 'reads why, of what it would have done in Thailand' },
      does: async (api) => {
        const { evaluations } = (await api.get('/rules/why?rule=RU-1')).body;
        const thai = evaluations.filter(
          ({ record, outcome }: { record: { title: string }; outcome: string }) =>
            outcome === 'matched' && record.title.includes('(TH'),
        );
        const [{ record, why }] = thai;
        return [
          `${record.key} “${record.title}”`,
          ...why.map(({ text }: { text: string }) => text),
          'Refills are sold by a law of their own there: Thailand answers for them itself',
        ];
      },
    },
    {
      ...{ at: 'W2 Tue 15:00', in: 'SG', by: 'mei', says: 'writes version 2, without Thailand, and watches that' },
      does: async (api, world) => {
        await api.must('/rules/RU-1/versions', { text: refillRule(world.id('hannah'), ['TH']) });
        const { version, state } = await api.must('/rules/RU-1/publish', { state: 'shadow' });
        return `RU-1, version ${version}, is in ${state}`;
      },
    },
    ...([3, 4] as const).map((week) => ({
      ...({ at: `W${week} Mon 15:00`, in: 'VN', by: 'linh' } as const),
      says: 'writes down what was seen last week',
      does: async (_: unknown, world: Parameters<typeof writeDown>[0]) => {
        const made = await writeDown(
          world,
          { market: 'VN', ...perWeek },
          { market: 'ID', ...perWeek },
          { market: 'TH', refills: 2, others: 2 },
        );
        return `${made} observations`;
      },
    })),
  ],
};
