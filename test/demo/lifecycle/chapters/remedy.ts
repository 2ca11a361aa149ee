import { publish } from '../../cast.js';
import type { ApiClient } from '../../../harness/api-client.js';
import type { Chapter } from '../../told/chapter.js';
import type { World } from '../../told/world.js';
import { perform } from './control-runs.js';
import { sendWeek } from './dip.js';

/** An owner begins, hands in with something to show, and the program manager signs what they read. */
export async function workOff(world: World, name: string, statement: string): Promise<void> {
  const { api } = world.cast.of('ha');
  await api.must(`${world.at(name)}/start`);
  await api.must(`${world.at(name)}/evidence`, { title: statement, url: 'https://example.com/evidence' });
  await api.must(`${world.at(name)}/submit`, { statement });
}

export async function sign(api: ApiClient, world: World, name: string): Promise<string> {
  const { contentHash } = (await api.get(world.at(name))).body.signOff;
  const { status } = await api.must(`${world.at(name)}/sign-off`, { decision: 'approve', contentHash });
  return `${world.the(name).key} is ${status}`;
}

/** When it is asked whether an item helped, and whom; gives the version that is in force. */
async function twoWeeksLater(world: World): Promise<string> {
  const body = {
    ...{ after: 'P14D', roles: ['domain_lead'], people: [], limit: 'P5D', escalateTo: ['approver_manager'] },
    channels: ['inbox', 'email'],
  };
  const policy = { kind: 'effectiveness', name: 'Two weeks later', body } as const;
  return publish(
    { ...policy, description: 'A step of moderation shows what it does in two weeks.' },
    world.cast,
    world.admin,
  );
}

export const remedy: Chapter = {
  title: 'A program, and a control',
  about: 'From an agreed finding one call launches what closes the gap.',
  steps: [
    {
      ...{
        at: 'W3 Wed 10:00',
        in: 'SG',
        by: 'mei',
        says: 'launches the program out of the finding, for Grace Lim to manage',
      },
      does: async (api, world) => {
        const at = world.at('finding');
        const managerId = world.id('grace');
        const { digest } = await api.must(`${at}/launch-preview`, { managerId });
        const program = await api.must(`${at}/launch`, { managerId, digest });
        await world.meet('program', 'program', program);
        const { items } = (await api.get(`/action-items?program=${program.id}&sort=number`)).body;
        await world.meet('training', 'item', items[0]);
        await world.meet('second look', 'item', items[1]);
        const set = { effectivenessPolicyVersionId: await twoWeeksLater(world), reason: 'Did it help?' };
        for (const name of ['training', 'second look'])
          await world.cast.of('grace').api.must(`${world.at(name)}/effectiveness/policy`, set);
        return [
          `“${program.name}” is ${program.status}, linked to the finding from both ends`,
          ...items.map(({ key, title }: { key: string; title: string }) => `${key} ${title}`),
          'Two weeks after each is done, somebody else is asked whether it helped',
        ];
      },
    },
    {
      ...{ at: 'W4 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values of last week' },
      does: async (_, world) => {
        await sendWeek(world, 3);
        return undefined;
      },
    },
    {
      ...{ at: 'W4 Mon 14:00', in: 'SG', by: 'mei', says: 'proposes a control: a second look, each Monday' },
      does: async (api, world) => {
        const body = await api.must('/controls', {
          ...{ title: 'Second look at what was passed', objective: 'No line is read in two ways for long' },
          procedure: 'Read one of fifty that were passed last week, and write down what differs',
          ...{ type: 'detective', automation: 'manual', stage: 'moderation', domain: 'counterfeit and IP' },
          ...{ markets: ['VN'], within: '1 working day', attestEvery: '3 months' },
          frequency: { rule: 'FREQ=WEEKLY;BYDAY=MO', time: '10:00', onDayOff: 'same', startsOn: world.monday(5) },
          ...{ ownerId: world.id('ha'), operatorId: world.id('khanh'), domainLeadId: world.id('rachel') },
          links: [world.the('finding').key, world.the('risk').key],
        });
        await world.meet('control', 'control', body);
        return `${body.key}, performed by Pham Gia Khanh, against ${world.the('risk').key}`;
      },
    },
    {
      ...{ at: 'W4 Tue 10:00', in: 'SG', by: 'rachel', says: 'lets it operate' },
      does: async (api, world) => {
        const { next } = await api.must(`${world.at('control')}/operate`, { note: 'As agreed by three teams' });
        return `Its first run is expected on ${next.date}`;
      },
    },
    {
      ...{ at: 'W5 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values, trains, and hands the training in' },
      does: async (_, world) => {
        await sendWeek(world, 4);
        await workOff(world, 'training', 'All 41 who review were trained, with a test');
        return undefined;
      },
    },
    {
      ...{ at: 'W5 Mon 14:00', in: 'VN', by: 'khanh', says: 'performs the first run of the control' },
      does: (api, world) =>
        perform(api, world, { note: 'Two differ', population: 60, exceptions: 2, links: ['https://example.com/run'] }),
    },
    {
      ...{ at: 'W5 Tue 11:00', in: 'SG', by: 'grace', says: 'signs the training off' },
      does: (api, world) => sign(api, world, 'training'),
    },
    {
      ...{ at: 'W6 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values, and hands the second look in' },
      does: async (_, world) => {
        await sendWeek(world, 5);
        await workOff(world, 'second look', 'The control runs each Monday');
        return undefined;
      },
    },
    {
      ...{ at: 'W6 Mon 14:00', in: 'VN', by: 'khanh', says: 'performs the control, and attaches nothing' },
      does: (api, world) => perform(api, world, { note: 'One differs', population: 60, exceptions: 1 }),
    },
    {
      ...{ at: 'W6 Tue 11:00', in: 'SG', by: 'grace', says: 'signs the second look off' },
      does: (api, world) => sign(api, world, 'second look'),
    },
    {
      ...{ at: 'W6 Wed 10:00', in: 'SG', by: 'rachel', says: 'signs at the tollgate' },
      does: async (api, world) => {
        const { id } = (await api.get(world.at('program'))).body.phases[0];
        await api.must(`${world.at('program')}/phases/${id}/sign-off`, { decision: 'approve' });
        const { status } = (await api.get(world.at('program'))).body;
        return `The program is ${status}`;
      },
    },
    {
      ...{ at: 'W6 Wed 15:00', in: 'VN', by: 'bao', says: 'closes the case, which Nguyen Thu Ha had concluded' },
      does: async (api, world) => {
        const { status } = await api.must(`${world.at('case')}/close`);
        return `${world.the('case').key} is ${status}`;
      },
    },
    {
      ...{ at: 'W6 Thu 10:00', in: 'VN', by: 'ha', says: 'says that the finding is remediated, with what shows it' },
      does: async (api, world) => {
        const text = 'Everybody is trained, and a second look is taken each Monday';
        const { status } = await api.must(`${world.at('finding')}/finish`, {
          text,
          links: ['https://example.com/proof'],
        });
        return `${world.the('finding').key} is ${status}`;
      },
    },
  ],
};
