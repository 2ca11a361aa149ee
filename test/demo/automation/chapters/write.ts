import type { Chapter } from '../../told/chapter.js';
import { writeDown } from '../observations.js';
import { refillRule } from '../rule.js';

export const write: Chapter = {
  title: 'A rule is written, and played on the past',
  about: 'Observations on refills are given to Policy by hand, each week anew. That could be a rule.',
  steps: [
    {
      ...{ at: 'W1 Mon 15:00', in: 'VN', by: 'linh', says: 'writes down what was seen last week, in three markets' },
      does: async (_, world) => {
        const week = { refills: 4, others: 4 };
        const made = await writeDown(world, ...(['VN', 'ID', 'TH'] as const).map((market) => ({ market, ...week })));
        return `${made} observations, half of them on refills`;
      },
    },
    {
      ...{ at: 'W1 Tue 10:00', in: 'SG', by: 'mei', says: 'writes a rule, with a slip of the pen' },
      does: async (api, world) => {
        const text = refillRule(world.id('hannah')).replace('record.grade', 'record.grad');
        const { valid, problems } = await api.must('/rules/check', { text });
        const [{ path, line, column, message }] = problems;
        return `${valid ? 'Right' : 'Refused'}: ${path}, line ${line}, column ${column}: ${message}`;
      },
    },
    {
      ...{ at: 'W1 Tue 10:05', in: 'SG', by: 'mei', says: 'mends it, and plays it on what has happened' },
      does: async (api, world) => {
        const text = refillRule(world.id('hannah'));
        const { key, name } = await api.must('/rules', { name: 'Refills go to Policy', text });
        const found = await api.must(`/rules/${key}/back-test`, {
          ...{ from: `${world.monday(1)}T00:00:00Z`, until: `${world.monday(2)}T00:00:00Z` },
        });
        return [
          `${key} “${name}”, version 1`,
          `Of ${found.events} events it would have matched ${found.matched}; ${found.notKnowable} are not knowable`,
          ...found.places.map(
            ({ market, matched, events }: { market: string; matched: number; events: number }) =>
              `${market}: ${matched} of ${events}`,
          ),
        ];
      },
    },
  ],
};
