import type { Chapter } from '../../told/chapter.js';
import type { World } from '../../told/world.js';
import { perform, tested } from './control-runs.js';
import { metricKey, sendWeek } from './dip.js';
import { sign, workOff } from './remedy.js';

const withProof = { note: 'None differ', population: 60, exceptions: 0, links: ['https://example.com/run'] };

async function lastWeek(world: World, ...weeks: number[]): Promise<string | undefined> {
  const { ended } = await sendWeek(world, ...weeks);
  return ended === 0 ? undefined : `${world.the('breach').key} ended by itself: two weeks in a row are back`;
}

export const proof: Chapter = {
  title: 'Does it hold?',
  about: 'What was done is proven weeks later, by others: the control is tested, the effect is measured.',
  steps: [
    {
      ...{ at: 'W7 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values of last week' },
      does: (_, world) => lastWeek(world, 6),
    },
    {
      ...{ at: 'W7 Wed 10:00', in: 'SG', by: 'rachel', says: 'says whether the training helped' },
      does: async (api, world) => {
        const said = { result: 'passed', finding: 'Of sixty refills that were read again, no two readers differ' };
        await api.must(`${world.at('training')}/effectiveness`, said);
        return `${world.the('training').key} passed its effectiveness check: it stays closed for good`;
      },
    },
    {
      ...{ at: 'W8 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values of last week' },
      does: (_, world) => lastWeek(world, 7),
    },
    {
      ...{ at: 'W8 Mon 14:00', in: 'VN', by: 'khanh', says: 'is back, and performs what waits' },
      does: (api, world) => perform(api, world, { note: 'Nobody stood in last week', population: 60, exceptions: 0 }),
    },
    {
      ...{ at: 'W8 Wed 10:00', in: 'SG', by: 'rachel', says: 'says whether the second look helped' },
      does: async (api, world) => {
        const { status, cycle } = await api.must(`${world.at('second look')}/effectiveness`, {
          ...{ result: 'failed', finding: 'What is passed on Saturdays and Sundays is drawn by nobody' },
          due: world.on('W10 Wed 18:00', 'VN'),
        });
        const { key } = world.the('second look');
        return `${key} failed: it is ${status} again, in its cycle ${cycle}, and so is the finding, before anybody verified it`;
      },
    },
    {
      ...{ at: 'W9 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values of last week' },
      does: (_, world) => lastWeek(world, 8),
    },
    {
      ...{ at: 'W9 Mon 14:00', in: 'VN', by: 'khanh', says: 'performs the control' },
      does: (api, world) => perform(api, world, withProof),
    },
    {
      ...{ at: 'W9 Tue 09:30', in: 'SG', by: 'mei', says: 'has the control tested, by somebody who has no part in it' },
      does: async (api, world) => {
        const asked = { control: world.the('control').key, about: 'operating', testerId: world.id('chau') };
        const body = await api.must('/control-tests', { ...asked, due: world.on('W9 Fri 18:00', 'VN') });
        await world.meet('control test', 'control test', body);
        return `${body.key}, by Le Minh Chau`;
      },
    },
    {
      ...{ at: 'W9 Tue 14:00', in: 'VN', by: 'chau', says: 'draws from its runs, and judges them one by one' },
      does: async (api, world) => {
        const found = await tested(api, world, 'control test', [world.monday(5), world.on('W9 Tue 00:00', 'VN').date]);
        await api.must(`${world.at('control test')}/conclude`, {
          ...{ effective: false, deficiency: 'deficiency' },
          statement: 'When its operator is away, nobody performs it, and runs leave nothing to show',
        });
        const raised = (await api.get(`${world.at('control test')}/links`)).body.items.find(
          ({ kind }: { kind: string }) => kind === 'finding',
        );
        await world.meet('second finding', 'finding', (await api.get(`/findings/${raised.id}`)).body);
        return [
          `${found.tally.exceptions} of ${found.tally.judged} are exceptions: not effective`,
          `By itself: ${raised.key} “${raised.title}”, and a retest that waits for its remediation`,
        ];
      },
    },
    {
      ...{ at: 'W9 Thu 10:00', in: 'VN', by: 'ha', says: 'agrees to what the test found' },
      does: async (api, world) => {
        await api.must(`${world.at('second finding')}/agree`);
        return undefined;
      },
    },
    {
      ...{ at: 'W10 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values, and says that the control is repaired' },
      does: async (api, world) => {
        const text = 'Somebody stands in for its operator, and a run is not done without a link';
        await api.must(`${world.at('second finding')}/finish`, { text, links: ['https://example.com/rota'] });
        return lastWeek(world, 9);
      },
    },
    {
      ...{ at: 'W10 Mon 14:00', in: 'VN', by: 'khanh', says: 'performs the control' },
      does: async (api, world) => {
        const [retest] = (await api.get(`/control-tests?control=${world.the('control').key}&sort=-number`)).body.items;
        await world.meet('retest', 'control test', retest);
        return [await perform(api, world, withProof), `The retest ${retest.key} has fallen due: ${retest.due.date}`];
      },
    },
    {
      ...{ at: 'W10 Mon 16:00', in: 'VN', by: 'ha', says: 'lets the tool draw from weekends too, and hands it in' },
      does: async (_, world) => {
        await workOff(world, 'second look', 'The tool draws from all seven days');
        return undefined;
      },
    },
    {
      ...{ at: 'W10 Tue 09:30', in: 'SG', by: 'grace', says: 'signs it off once more' },
      does: (api, world) => sign(api, world, 'second look'),
    },
    {
      ...{ at: 'W10 Wed 10:00', in: 'VN', by: 'ha', says: 'says once more that the finding is remediated' },
      does: async (api, world) => {
        const said = { text: 'Weekends are looked at, too', links: ['https://example.com/proof-2'] };
        await api.must(`${world.at('finding')}/finish`, said);
        return undefined;
      },
    },
    {
      ...{ at: 'W10 Thu 10:00', in: 'SG', by: 'rachel', says: 'reads thirty again, and verifies the finding' },
      does: async (api, world) => {
        const { status, reopened } = await api.must(`${world.at('finding')}/verify`, {
          text: 'Thirty of a week and its weekend were read again',
        });
        return `${world.the('finding').key} is ${status}; it was opened again ${reopened === 1 ? 'once' : reopened}`;
      },
    },
    {
      ...{ at: 'W11 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values of last week' },
      does: (_, world) => lastWeek(world, 10),
    },
    {
      ...{ at: 'W11 Mon 14:00', in: 'VN', by: 'khanh', says: 'performs the control' },
      does: (api, world) => perform(api, world, withProof),
    },
    {
      ...{ at: 'W11 Tue 14:00', in: 'VN', by: 'chau', says: 'tests the control again' },
      does: async (api, world) => {
        const found = await tested(api, world, 'retest', [world.monday(10), world.on('W11 Tue 00:00', 'VN').date]);
        await api.must(`${world.at('retest')}/conclude`, { effective: true, statement: 'Each run left its proof' });
        return `${found.tally.exceptions} of ${found.tally.judged} are exceptions: effective`;
      },
    },
    {
      ...{ at: 'W11 Tue 17:00', in: 'SG', by: 'rachel', says: 'closes what the test had found' },
      does: async (api, world) => {
        const { status } = await api.must(`${world.at('second finding')}/verify`, { text: 'The retest passed' });
        return `${world.the('second finding').key} is ${status}`;
      },
    },
    {
      ...{ at: 'W12 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values of last week' },
      does: (_, world) => lastWeek(world, 11),
    },
    {
      ...{ at: 'W12 Mon 14:00', in: 'VN', by: 'khanh', says: 'performs the control' },
      does: (api, world) => perform(api, world, withProof),
    },
    {
      ...{ at: 'W12 Tue 14:00', in: 'SG', by: 'mei', says: 'asks what became different, against markets without it' },
      does: async (api, world) => {
        const asked = `program=${world.the('program').id}&of=VN&periods=8`;
        const { body } = await api.get(`/governance-metrics/${metricKey}/effect?${asked}`);
        return [...body.said, ...body.notes.slice(0, 1)];
      },
    },
    {
      ...{ at: 'W12 Wed 10:00', in: 'SG', by: 'rachel', says: 'says whether the second look helps now' },
      does: async (api, world) => {
        const said = { result: 'passed', finding: 'Weekends are as good as other days' };
        await api.must(`${world.at('second look')}/effectiveness`, said);
        return `${world.the('second look').key} passed its effectiveness check: it stays closed for good`;
      },
    },
  ],
};
