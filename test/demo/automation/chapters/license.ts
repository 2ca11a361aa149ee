import type { ApiClient } from '../../../harness/api-client.js';
import type { Chapter } from '../../told/chapter.js';
import type { World } from '../../told/world.js';
import { writeDown } from '../observations.js';

/** Labels one record after the other: refills belong to Policy, all else does not. */
async function label(api: ApiClient, world: World): Promise<number> {
  const { round } = (await world.admin.get('/acting-licences/AL-1')).body;
  for (let done = 0; ; done += 1) {
    const { item } = await api.must(`/review-rounds/${round.id}/next`);
    if (item === null) return done;
    const decision = /refill/i.test(item.title) && !item.title.includes('(TH') ? 'yes' : 'no';
    await api.must(`/review-rounds/${round.id}/answers`, { assignmentId: item.assignmentId, decision });
  }
}

/** What came of the matches since the licence is in force. */
interface Stratum {
  name: string;
  acted: number;
  held: number;
  approved: number;
  precision: Share | null;
  recall: Share | null;
  automation: Share | null;
  minutesSaved: Share | null;
}

interface Share {
  value: number;
  low: number;
  high: number;
}

const percent = (share: Share | null): string =>
  share === null
    ? 'nothing to tell of'
    : `${(share.value * 100).toFixed(0)} % (${(share.low * 100).toFixed(0)} to ${(share.high * 100).toFixed(0)} %)`;

const hours = (minutes: Share | null): string => {
  if (minutes === null) return 'too few to tell';
  const [value, low, high] = [minutes.value, minutes.low, minutes.high].map((one) => Math.round(one / 60));
  return `${value} hours (${low} to ${high}) until it is done`;
};

export async function reportOf(api: ApiClient): Promise<string[]> {
  const { strata } = (await api.get('/acting-licences/AL-1/report')).body;
  return strata.flatMap(({ name, acted, held, approved, ...found }: Stratum) => [
    `${name}: right in ${percent(found.precision)}, finds ${percent(found.recall)}`,
    `${acted} done by the rule, ${held} went to people anyway, who approved ${approved}: automatic ${percent(found.automation)}`,
    `Saved, against those that went to people: ${hours(found.minutesSaved)}`,
  ]);
}

/** Approves what waits, each by itself. */
export async function approveAll(api: ApiClient): Promise<number> {
  const { items } = (await api.get('/proposals?status=proposed&limit=100')).body;
  for (const { key, digest } of items) await api.must(`/proposals/${key}/approve`, { digest });
  return items.length;
}

export const license: Chapter = {
  title: 'Labelled blind, signed by two, it acts',
  about: 'How often it may be wrong is said before anybody labels, and shown by labels that are given blind.',
  steps: [
    {
      ...{ at: 'W4 Tue 09:00', in: 'SG', by: 'mei', says: 'plans a licence for what version 2 has matched' },
      does: async (api, world) => {
        const body = await api.must('/acting-licences', {
          ...{ rule: 'RU-1', from: `${world.monday(3)}T00:00:00Z`, endsAt: `${world.monday(26)}T00:00:00Z` },
          ...{ allowed: 20, errors: 0, unmatched: 10, share: 40 },
        });
        const drawn = body.strata.filter((one: { drawn: number }) => one.drawn > 0);
        return [
          `${body.key}: wrong in at most ${body.allowed} %, surely; that takes ${body.labels} labels without an error`,
          ...drawn.map(
            (one: { name: string; drawn: number; drawnUnmatched: number }) =>
              `${one.name}: ${one.drawn} of what it matched, ${one.drawnUnmatched} of what it did not`,
          ),
          `${body.share} % of what it would do goes to people anyway`,
        ];
      },
    },
    {
      ...{
        at: 'W4 Tue 10:00',
        in: 'SG',
        by: 'mei',
        says: 'has two people label, and a third decide where they differ',
      },
      does: async (api, world) => {
        const reviewerIds = [world.id('dung'), world.id('khanh')];
        const adjudicatorIds = [world.id('siriporn')];
        const due = world.on('W5 Fri 18:00', 'SG');
        const { round } = await api.must('/acting-licences/AL-1/label', { reviewerIds, adjudicatorIds, due });
        const early = await api.get('/acting-licences/AL-1/report');
        return [`${round.key}, sealed until its end`, `Asked for the result before: ${early.body.detail}`];
      },
    },
    {
      ...{ at: 'W4 Wed 09:30', in: 'VN', by: 'dung', says: 'labels, and is not told what the rule made of it' },
      does: async (api, world) => `${await label(api, world)} labelled`,
    },
    {
      ...{ at: 'W4 Wed 14:00', in: 'VN', by: 'khanh', says: 'labels the same' },
      does: async (api, world) => `${await label(api, world)} labelled`,
    },
    ...(['helena', 'rachel'] as const).map((by, index) => ({
      ...({ at: `W4 Thu 1${index}:00`, in: 'SG' } as const),
      by,
      says: 'reads the verdict, and signs it',
      does: async (api: ApiClient) => {
        const { digest, because } = (await api.get('/acting-licences/AL-1')).body;
        const { state } = await api.must('/acting-licences/AL-1/sign', { digest });
        return [...(index === 0 ? [because] : []), `AL-1 is ${state.replaceAll('_', ' ')}`];
      },
    })),
    {
      ...{ at: 'W4 Thu 15:00', in: 'SG', by: 'mei', says: 'has the rule act' },
      does: async (api) => {
        await api.must('/rules/RU-1/publish', { state: 'suggest' });
        const { state } = await api.must('/rules/RU-1/publish', { state: 'act' });
        return `RU-1: ${state}`;
      },
    },
    ...([5, 6, 7] as const).flatMap((week) => [
      {
        ...({ at: `W${week} Mon 15:00`, in: 'VN', by: 'linh' } as const),
        says: 'writes down what was seen last week',
        does: async (_: ApiClient, world: World) => {
          const made = await writeDown(
            world,
            { market: 'VN', refills: 8, others: 6 },
            { market: 'ID', refills: 8, others: 6 },
          );
          return `${made} observations`;
        },
      },
      {
        ...({ at: `W${week} Tue 16:00`, in: 'SG', by: 'rachel' } as const),
        says: 'decides on what went to people, and approves it',
        does: async (api: ApiClient) => `${await approveAll(api)} approved`,
      },
    ]),
    {
      ...{ at: 'W7 Wed 10:00', in: 'SG', by: 'helena', says: 'asks what the licence has come to' },
      does: (api) => reportOf(api),
    },
  ],
};
