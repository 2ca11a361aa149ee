import { until } from '../../../harness/until.js';
import type { ApiAnswer, ApiClient } from '../../../harness/api-client.js';
import type { Chapter } from '../../told/chapter.js';
import type { World } from '../../told/world.js';

type Body = ApiAnswer['body'];

const seen = [
  ['Refills in copied boxes', 'Nine of thirty boxes that were bought carry a copied seal of the brand.'],
  ['Refills under two names', 'One seller offers the same refill under two names and two brands.'],
  ['Refills without a maker', 'Of forty listings eleven name no maker, and show the logo of the brand.'],
  ['Refills in a live stream', 'In a stream of Friday somebody fills bottles of the brand before the camera.'],
] as const;

/** What people do with each draft: keep it, change a word, or reject it. */
const decisions = ['keep', 'keep', 'change', 'reject'] as const;

/** A case with an observation that is linked to it, of which a model drafts the finding. Gives its proposal. */
async function drafted(world: World, [title, text]: (typeof seen)[number]): Promise<Body> {
  const { api } = world.cast.of('linh');
  const place = { domain: 'counterfeit and IP', markets: ['VN'] };
  const found = await api.must('/cases', {
    ...{ title, text, source: 'internal_review', likelihood: 3, impact: 3, ...place },
    ...{ leadId: world.id('linh'), domainLeadId: world.id('rachel') },
  });
  const { key } = await api.must('/findings', {
    ...{ grade: 'observation', title, condition: 'To be written down', ...place },
    ...{ ownerId: world.id('ha'), domainLeadId: world.id('rachel'), links: [found.key] },
  });
  await world.settle();
  const run = await api.must('/ai/runs', { task: 'finding_draft', record: key });
  const ended = await until('the model to have drafted', async () => {
    const { body } = await api.get(`/ai/runs/${run.id}`);
    return body.state === 'ended' && body;
  });
  const [proposal] = ended.proposals;
  if (proposal === undefined) throw new Error(`of ${key} nothing was proposed: ${ended.said ?? ended.outcome}`);
  return proposal;
}

/** What waits of what the model has drafted; the rule proposes beside it. */
async function ofTheModel(api: ApiClient): Promise<Body> {
  const { items } = (await api.get('/proposals?status=proposed&sort=number&limit=100')).body;
  return items.filter(({ maker }: { maker: string }) => maker === 'model');
}

async function decide(api: ApiClient, key: string, how: (typeof decisions)[number]): Promise<string> {
  const at = `/proposals/${key}`;
  const { digest, arguments: drafts, record } = (await api.get(at)).body;
  if (how === 'reject') {
    await api.must(`${at}/reject`, { reason: 'too_little_evidence' });
    return `${record.key}: rejected, for there is too little evidence`;
  }
  const changed = { ...drafts, effect: `${drafts.effect}, and brands lose trust in the marketplace` };
  const { shareOfChange } = await api.must(
    `${at}/approve`,
    how === 'keep' ? { digest } : { digest, arguments: changed },
  );
  return how === 'keep'
    ? `${record.key}: kept as it was`
    : `${record.key}: changed by ${(shareOfChange * 100).toFixed(0)} %, and approved so`;
}

export const drafts: Chapter = {
  title: 'A model drafts, and people decide',
  about:
    'What it writes are proposals. Each statement quotes its source, and the server looks whether that stands there.',
  steps: [
    {
      ...{ at: 'W11 Mon 10:00', in: 'VN', by: 'linh', says: 'has a model draft four findings out of four cases' },
      does: async (api, world) => {
        const keys: string[] = [];
        for (const one of seen) keys.push((await drafted(world, one)).key);
        const { items } = (await api.get('/ai/runs')).body;
        const { statements, statementsFound } = items[0];
        return [
          `${keys.join(', ')} wait for others`,
          `Of the last one ${statementsFound} of ${statements} statements have a source`,
        ];
      },
    },
    {
      ...{ at: 'W11 Mon 11:00', in: 'VN', by: 'linh', says: 'tries to approve one that they set the model to' },
      does: async (api) => {
        const [{ key, digest }] = await ofTheModel(api);
        const { status, body } = await api.post(`/proposals/${key}/approve`, { digest });
        return `Refused (${status}): ${body.detail}`;
      },
    },
    {
      ...{ at: 'W11 Mon 14:00', in: 'SG', by: 'rachel', says: 'reads them, and decides on each' },
      does: async (api) => {
        const told: string[] = [];
        for (const [index, { key }] of (await ofTheModel(api)).entries())
          told.push(await decide(api, key, decisions[index] ?? 'reject'));
        return told;
      },
    },
    {
      ...{ at: 'W11 Tue 10:00', in: 'SG', by: 'helena', says: 'asks what became of the drafts, and what they cost' },
      does: async (api) => {
        const [measured] = (await api.get('/ai/measures')).body.items;
        const [{ tokens, cost }] = (await api.get('/ai/runs')).body.items;
        return [
          `${measured.runs} drafts: ${measured.kept} kept as they were, ${measured.changed} changed, ${measured.rejected} rejected`,
          `Each cost ${tokens} tokens; ${cost} by the prices that are set`,
        ];
      },
    },
  ],
};
