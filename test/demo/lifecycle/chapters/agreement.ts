import type { Chapter } from '../../told/chapter.js';
import { sendWeek } from './dip.js';

const finding = {
  title: 'A rewritten line of policy is in force before anybody was trained in it',
  condition: 'Reviewers in Vietnam read IP-3 in two ways; copies of refills are passed',
  criteria: 'Moderation standard 4.1: a line is in force when those who apply it were trained',
  effect: 'Buyers find counterfeits before the marketplace does',
  recommendations: ['Train everybody who reviews in IP-3', 'Look a second time at a sample of what was passed'],
  ...{ grade: 'finding', rating: 'high', stage: 'moderation', domain: 'counterfeit and IP', markets: ['VN'] },
};

export const agreement: Chapter = {
  title: 'Teams agree',
  about: 'A finding concerns more teams than one. An objection says what would change a mind.',
  steps: [
    {
      ...{ at: 'W2 Thu 10:00', in: 'SG', by: 'mei', says: 'writes down what was found, and proposes it to its owner' },
      does: async (api, world) => {
        const body = await api.must('/findings', {
          ...finding,
          ...{ ownerId: world.id('ha'), domainLeadId: world.id('rachel') },
          ...{ links: [world.the('case').key], analysis: world.the('analysis').key },
        });
        await world.meet('finding', 'finding', body);
        const risk = await api.must('/risks', {
          ...{ title: 'Rules change faster than people learn them', domain: 'counterfeit and IP', markets: ['VN'] },
          text: 'A rewritten line is applied in two ways until everybody was trained in it',
          ...{ ownerId: world.id('ha'), domainLeadId: world.id('rachel'), likelihood: 4, impact: 3 },
          ...{ reviewEvery: 'P90D', reviewDue: world.on('W12 Fri 18:00', 'SG') },
        });
        await world.meet('risk', 'risk', risk);
        await api.must(`${world.at('finding')}/links`, { to: risk.key });
        const { target } = await api.must(`${world.at('finding')}/propose`);
        return [
          `${body.key}, against ${risk.key} “${risk.title}”`,
          ...String(body.cause).split('\n'),
          `Proposed to Nguyen Thu Ha, who answers within five working days; target ${target.date}`,
        ];
      },
    },
    {
      ...{ at: 'W2 Thu 11:00', in: 'SG', by: 'mei', says: 'asks three teams to agree on it, and on what is proposed' },
      does: async (api, world) => {
        const teams = ['Moderation Vietnam', 'Policy', 'Moderation Tools'];
        const body = await api.must('/alignments', {
          finding: world.the('finding').key,
          proposal: 'A second look at one listing of ten that was passed, from next week on',
          ...{ rule: { kind: 'all' }, due: { in: '5 working days' } },
          teams: await Promise.all(teams.map(async (name) => ({ teamId: await world.team(name) }))),
        });
        await world.meet('alignment', 'alignment round', body);
        return `${body.key}: ${teams.join(', ')}; all are to agree within five working days`;
      },
    },
    {
      ...{ at: 'W2 Thu 15:00', in: 'VN', by: 'bao', says: 'agrees for Moderation Vietnam' },
      does: async (api, world) => {
        await api.must(`${world.at('alignment')}/answer`, { position: 'agree', revision: 1 });
        return undefined;
      },
    },
    {
      ...{ at: 'W2 Fri 10:00', in: 'SG', by: 'hannah', says: 'agrees for Policy' },
      does: async (api, world) => {
        await api.must(`${world.at('alignment')}/answer`, { position: 'agree', revision: 1 });
        return undefined;
      },
    },
    {
      ...{ at: 'W2 Fri 16:00', in: 'SG', by: 'marcus', says: 'objects for Moderation Tools' },
      does: async (api, world) => {
        const reason = 'One of ten is more than the queue carries';
        const wouldChange = 'One of fifty, drawn by the tool';
        const said = { position: 'object', revision: 1, reason, wouldChange, about: ['proposal'] };
        const { status } = await api.must(`${world.at('alignment')}/answer`, said);
        return [`${reason}. What would change their mind: ${wouldChange.toLowerCase()}`, `The round is ${status}`];
      },
    },
    {
      ...{ at: 'W3 Mon 09:30', in: 'VN', by: 'ha', says: 'sends the values of last week' },
      does: async (_, world) => {
        await sendWeek(world, 2);
        return undefined;
      },
    },
    {
      ...{ at: 'W3 Mon 10:00', in: 'SG', by: 'mei', says: 'revises the proposal, and asks again whom that concerns' },
      does: async (api, world) => {
        const proposal = 'A second look at one listing of fifty that was passed, drawn by the tool';
        const concerns = [{ part: 'proposal', teamIds: [await world.team('Moderation Tools')] }];
        const preview = await api.must(`${world.at('alignment')}/revise-preview`, { proposal, concerns });
        await api.must(`${world.at('alignment')}/revise`, { proposal, concerns, reason: 'The queue was counted' });
        const named = (teams: { name: string }[]): string => teams.map(({ name }) => name).join(', ');
        return `Asked again: ${named(preview.asked)}. What was said stands for ${named(preview.stands)}.`;
      },
    },
    {
      ...{ at: 'W3 Tue 11:00', in: 'SG', by: 'marcus', says: 'agrees' },
      does: async (api, world) => {
        const { status, outcome, frozenHash } = await api.must(`${world.at('alignment')}/answer`, {
          ...{ position: 'agree', revision: 2, reason: 'That is what the queue carries' },
        });
        return `The round is ${status}: ${outcome.because}. Frozen by the hash ${frozenHash.slice(0, 12)}…`;
      },
    },
    {
      ...{ at: 'W3 Tue 15:00', in: 'VN', by: 'ha', says: 'agrees to the finding, and to its target date' },
      does: async (api, world) => {
        const { status, target } = await api.must(`${world.at('finding')}/agree`);
        return `${world.the('finding').key} is ${status}, to be remediated by ${target.date}`;
      },
    },
  ],
};
