import { until } from '../../harness/until.js';
import type { Market } from '../program/story.js';
import type { World } from '../told/world.js';

/** What reviewers wrote down in a week: on refills, and on other things. */
interface Week {
  market: Market;
  refills: number;
  others: number;
}

const refills = [
  'Refill of a perfume in a bottle of the brand',
  'Refill cartridges with the logo of the brand',
  'Refill pods sold as the original',
  'Refill kit in a copied box',
];
const others = [
  'Watch with a copied dial',
  'Bag with a changed logo',
  'Listing without the name of its seller',
  'Phone case with a protected figure',
];

/** Reviewers write observations down; resolves once every rule has answered to all of them. Gives how many. */
export async function writeDown(world: World, ...weeks: Week[]): Promise<number> {
  const { api } = world.cast.of('linh');
  const made: string[] = [];
  const one = async (market: Market, title: string): Promise<void> => {
    const { id } = await api.must('/findings', {
      ...{ grade: 'observation', title: `${title} (${market} ${made.length + 1})`, condition: 'Seen while reviewing' },
      ...{ domain: 'counterfeit and IP', markets: [market], stage: 'moderation' },
      ...{ ownerId: world.id('rachel'), domainLeadId: world.id('rachel') },
    });
    made.push(id);
  };
  for (const { market, refills: some, others: more } of weeks) {
    for (let n = 0; n < some; n += 1) await one(market, refills[n % refills.length] ?? '');
    for (let n = 0; n < more; n += 1) await one(market, others[n % others.length] ?? '');
  }
  await answered(world, made);
  return made.length;
}

/** The worker evaluates what was heard by the wall's time. */
async function answered(world: World, ids: string[]): Promise<void> {
  const { items } = (await world.admin.get('/rules')).body;
  if (!items.some(({ state }: { state: string }) => ['shadow', 'suggest', 'act'].includes(state))) return;
  await until('the rules to have answered', async () => {
    const { evaluations } = (await world.admin.get('/rules/why?rule=RU-1')).body;
    const done = new Set(
      evaluations
        .filter(({ waits }: { waits: boolean }) => !waits)
        .map(({ record }: { record: { id: string } }) => record.id),
    );
    return ids.every((id) => done.has(id));
  });
}
