import type { ApiClient } from '../../../harness/api-client.js';
import type { Chapter } from '../../told/chapter.js';
import type { World } from '../../told/world.js';

/** What moderation in Vietnam had passed in a week: three lines of policy, two sites; and a golden set. */
function listOfPassed(): string {
  const lines = ['IP-1 logo', 'IP-2 packaging', 'IP-3 parts and refills'];
  const rows = Array.from({ length: 240 }, (_, n) => {
    const line = lines[n % 3] ?? '';
    return `P-${n + 1},Listing ${n + 1} · ${line},https://example.com/p/${n + 1},${line},VN,vi,${line},`;
  });
  const golden = Array.from({ length: 6 }, (_, n) => {
    const line = lines[n % 3] ?? '';
    const answer = n < 3 ? 'counterfeit' : 'genuine';
    return `G-${n + 1},Listing ${900 + n} · ${line},https://example.com/p/${900 + n},${line},VN,vi,${line},${answer}`;
  });
  return ['id,title,link,stratum,market,language,policy line,known answer', ...rows, ...golden].join('\n');
}

/** What a reviewer says: a counterfeit now and then; on refills the two read the rule differently. */
function judged(title: string, reviewer: 'first' | 'second'): 'counterfeit' | 'genuine' {
  const number = Number(/\d+/.exec(title)?.[0]);
  if (number >= 900) return number < 903 ? 'counterfeit' : 'genuine';
  const refill = title.includes('IP-3');
  if (refill && number % 4 === 0) return reviewer === 'first' ? 'counterfeit' : 'genuine';
  return number % 23 === 0 ? 'counterfeit' : 'genuine';
}

/** One item after the other, until none is left for them. Gives how many. */
async function work(api: ApiClient, world: World, says: (title: string) => string): Promise<number> {
  const at = world.at('round');
  for (let done = 0; ; done += 1) {
    const { item } = await api.must(`${at}/next`);
    if (item === null) return done;
    const decision = says(item.title);
    const policyLine = decision === 'counterfeit' ? item.policyLine : null;
    await api.must(`${at}/answers`, { assignmentId: item.assignmentId, decision, policyLine });
  }
}

export const sample: Chapter = {
  title: 'A sample is judged blind',
  about: 'What moderation had passed, drawn by a seed that anybody can draw by again.',
  steps: [
    {
      ...{ at: 'W1 Wed 10:00', in: 'SG', by: 'mei', says: 'draws a stratified sample for a review round' },
      does: async (api, world) => {
        const body = await api.must('/review-rounds', {
          ...{ title: 'What was passed in Vietnam', text: 'Is it a copy? Look at refills twice.', perItem: 2 },
          ...{ domain: 'counterfeit and IP', markets: ['VN'], due: world.on('W2 Fri 18:00', 'SG') },
          decision: {
            text: 'Is it a counterfeit?',
            labels: [{ value: 'counterfeit', violation: true }, { value: 'genuine' }],
          },
          policyLines: ['IP-1 logo', 'IP-2 packaging', 'IP-3 parts and refills'],
          ...{ domainLeadId: world.id('rachel'), adjudicatorIds: [world.id('siriporn')] },
          reviewerIds: [world.id('linh'), world.id('dung')],
        });
        await world.meet('round', 'review round', body);
        const options = JSON.stringify({ method: 'stratified', size: 48, seed: 'dip in Vietnam' });
        const file = { name: 'passed.csv', content: listOfPassed() };
        const drawn = await api.upload(`${world.at('round')}/list`, { options }, file);
        if (drawn.status !== 200) throw new Error(JSON.stringify(drawn.body));
        await api.must(`${world.at('round')}/open`);
        await api.must(`${world.at('case')}/links`, { to: world.the('round').key });
        const { sample: found } = (await api.get(world.at('round'))).body;
        return (
          `${world.the('round').key}: ${found.size} of ${found.population}, by the seed “${found.seed}”, ` +
          `and ${found.golden} of which the answer is known`
        );
      },
    },
    {
      ...{ at: 'W1 Thu 09:30', in: 'VN', by: 'linh', says: 'judges one item after the other' },
      does: async (api, world) => `${await work(api, world, (title) => judged(title, 'first'))} judged`,
    },
    {
      ...{ at: 'W1 Thu 13:30', in: 'VN', by: 'dung', says: 'judges the same, and does not see what was said' },
      does: async (api, world) => {
        const peek = await api.get(`${world.at('round')}/results`);
        const done = await work(api, world, (title) => judged(title, 'second'));
        return [`Asked for the results before: ${peek.body.title} (${peek.status})`, `${done} judged`];
      },
    },
    {
      ...{ at: 'W1 Fri 10:00', in: 'TH', by: 'siriporn', says: 'decides where the two differ' },
      does: async (api, world) => {
        const done = await work(api, world, () => 'counterfeit');
        const { body } = await world.cast.of('mei').api.get(`${world.at('round')}/results`);
        const { all, lines } = body;
        return [
          `${done} decided; the round closed by itself`,
          `Agreement: κ ${shown(all.agreement.kappa)}, AC1 ${shown(all.agreement.ac1)}; ${percent(all.prevalence)} are counterfeits`,
          ...all.trust.slice(0, 1),
          `Most differ on “${lines[0].line}”`,
        ];
      },
    },
  ],
};

interface Estimate {
  value: number;
  low: number;
  high: number;
}

function shown(estimate: Estimate | null): string {
  return estimate === null ? 'not defined' : estimate.value.toFixed(2);
}

function percent(estimate: Estimate | null): string {
  if (estimate === null) return 'not known how many';
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((share) => (share * 100).toFixed(0));
  return `${value} % (${low} to ${high} %)`;
}
