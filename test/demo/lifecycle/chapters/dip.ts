import type { Chapter } from '../../told/chapter.js';
import type { World } from '../../told/world.js';

/** Caught of a thousand in each week from week -15 on, in markets where nothing happened. */
const steady = {
  SG: [972, 975, 971, 974, 973, 970, 974, 972, 975, 971, 973, 974, 972, 970, 974, 973],
  TH: [968, 966, 969, 967, 965, 968, 966, 969, 967, 968, 965, 967, 969, 966, 968, 967],
  ID: [961, 963, 960, 964, 962, 961, 963, 960, 962, 964, 961, 963, 962, 960, 963, 962],
};
/** In Vietnam: nine weeks as ever, then it dips. */
const before = [969, 967, 970, 968, 966, 969, 968, 970, 967];
const dipped = [941, 938, 934, 936, 931, 933, 935];
/** What the story sends week by week from week 1 on. */
const later = [934, 932, 936, 933, 941, 955, 964, 968, 966, 969, 967, 968, 970, 967, 969, 968, 970, 969];

export const metricKey = 'caught-first';

/** The values of one week of the story, for the markets that are measured. */
function weekOf(world: World, week: number): (string | number)[][] {
  const at = week + 15;
  const vn = [...before, ...dipped, ...later][at] ?? 968;
  const of = (list: number[]): number => list[at % list.length] ?? 0;
  const rows = { SG: of(steady.SG), TH: of(steady.TH), ID: of(steady.ID), VN: vn };
  return Object.entries(rows).map(([market, caught]) => [world.monday(week), market, caught, 1000]);
}

/** Sends what was measured in a week, as is done every Monday after it. */
export function sendWeek(world: World, ...weeks: number[]): Promise<{ opened: number; ended: number }> {
  const rows = weeks.flatMap((week) => weekOf(world, week));
  const columns = ['period', 'market', 'numerator', 'denominator'];
  return world.cast.of('ha').api.must(`/governance-metrics/${metricKey}/values`, { columns, rows });
}

const weeksBefore = Array.from({ length: 16 }, (_, at) => at - 15);

export const dip: Chapter = {
  title: 'A metric dips in one market',
  about: 'Sixteen weeks of sampling were kept in a spreadsheet. Its line has bounds now.',
  steps: [
    {
      ...{ at: 'W1 Mon 09:00', in: 'SG', by: 'mei', says: 'defines what is measured, and beyond what it is a breach' },
      does: async (api, world) => {
        const { name } = await api.must('/governance-metrics', {
          ...{
            key: metricKey,
            name: 'Counterfeits caught before a buyer sees them',
            type: 'rate',
            direction: 'higher',
          },
          ...{ formula: 'Counterfeits of a weekly sample that moderation had caught', source: 'Weekly sampling' },
          ...{ cadence: 'weekly', zone: 'Asia/Singapore', dimensions: ['market'], domain: 'counterfeit and IP' },
          ownerId: world.id('ha'),
          thresholds: [
            {
              ...{ name: 'caught first', red: { below: 0.945 }, amber: { below: 0.955 }, periods: 2, leastN: 300 },
              ...{ recoveryPeriods: 2, case: { likelihood: 4, impact: 4 } },
            },
          ],
        });
        return `“${name}”: red below 94.5 %, two weeks in a row; back after two good weeks`;
      },
    },
    {
      ...{ at: 'W1 Mon 09:30', in: 'VN', by: 'ha', says: 'sends sixteen weeks of four markets' },
      does: async (_, world) => {
        const { opened } = await sendWeek(world, ...weeksBefore);
        const [breach] = (await world.admin.get('/breaches?sort=number')).body.items;
        await world.meet('breach', 'breach', breach);
        const [found] = (await world.admin.get(`${world.at('breach')}/links`)).body.items;
        const opening = (await world.admin.get(`/cases/${found.id}`)).body;
        await world.meet('case', 'case', opening);
        return [
          `${opened} breach by itself: ${breach.key} “${breach.title}”`,
          breach.reasons.join(' '),
          `It opened a case, rated ${opening.severity}: ${opening.key}, led by ${opening.lead.name}`,
        ];
      },
    },
    {
      ...{ at: 'W1 Mon 10:00', in: 'VN', by: 'ha', says: 'acknowledges the breach: it is looked into' },
      does: async (api, world) => {
        await api.must(`${world.at('breach')}/acknowledge`, { holdFor: 'P1D', note: 'A sample is drawn' });
        return undefined;
      },
    },
    {
      ...{ at: 'W1 Mon 11:15', in: 'SG', by: 'mei', says: 'asks what explains the change' },
      does: async (api, world) => {
        const at = `/governance-metrics/${metricKey}`;
        const spans = { before: [-10, -7], after: [-3, 0] } as const;
        const day = (span: 'before' | 'after', end: 0 | 1): string => world.monday(spans[span][end]);
        const { body: change } = await api.get(
          `${at}/change?before=${day('before', 0)}&beforeTo=${day('before', 1)}` +
            `&after=${day('after', 0)}&afterTo=${day('after', 1)}&by=market`,
        );
        const { body: chart } = await api.get(`${at}/chart?slice=market%3DVN&from=${world.monday(-15)}`);
        return [...change.dimensions[0].said, ...chart.levels.map(({ text }: { text: string }) => text)];
      },
    },
    {
      ...{ at: 'W1 Tue 09:00', in: 'VN', by: 'ha', says: 'triages the case, and begins to look' },
      does: async (api, world) => {
        await api.must(`${world.at('case')}/triage`, { due: world.on('W6 Fri 18:00', 'VN') });
        await api.must(`${world.at('case')}/start`);
        const { title } = world.the('case');
        const { items } = await api.must('/cases/similar', { title });
        const others = items.filter(({ id }: { id: string }) => id !== world.the('case').id);
        return others.length === 0 ? 'Seen before? Nothing is like it.' : `Seen before? ${others.length} are like it.`;
      },
    },
  ],
};
