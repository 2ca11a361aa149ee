import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { inDays } from './case.js';
import { nextNumber } from './numbered.js';

/** People around a review round: its owner with a boss above, who leads the domain, two who review, and who adjudicates. */
export interface ReviewCase {
  ownerId: string;
  owner: ApiClient;
  bossId: string;
  boss: ApiClient;
  domainLeadId: string;
  domainLead: ApiClient;
  reviewerIds: string[];
  reviewers: [ApiClient, ApiClient];
  adjudicatorId: string;
  adjudicator: ApiClient;
  body: (facts?: Record<string, unknown>) => Record<string, unknown>;
  created: (facts?: Record<string, unknown>) => Promise<ApiAnswer['body']>;
  /** Draws from a list. */
  draw: (id: string, content: string, options?: Record<string, unknown>) => Promise<ApiAnswer>;
  /** With its sample drawn. */
  drawn: (facts?: Record<string, unknown>, content?: string) => Promise<ApiAnswer['body']>;
  opened: (facts?: Record<string, unknown>, content?: string) => Promise<ApiAnswer['body']>;
}

/** Six to judge, two of which are of the golden set. */
export const shortList = [
  'Id,Title,Link,Stratum,Market,Language,Policy line,Known answer',
  'L-1,A bag with a swoosh,https://example.com/1,SG,SG,en,IP-1,',
  'L-2,A bag without,https://example.com/2,SG,SG,en,IP-1,',
  'L-3,A watch,https://example.com/3,VN,VN,vi,IP-2,',
  'L-4,A phone,https://example.com/4,VN,VN,vi,IP-2,',
  'L-5,A known copy,https://example.com/5,SG,SG,en,IP-1,counterfeit',
  'L-6,A known original,https://example.com/6,VN,VN,vi,IP-2,genuine',
].join('\n');

export async function reviewCase(tollgate: Pick<Tollgate, 'person' | 'as'>): Promise<ReviewCase> {
  const count = nextNumber(tollgate, 'review case');
  const bossId = await tollgate.person(`Review boss ${count}`);
  const ownerId = await tollgate.person(`Review owner ${count}`, { managerId: bossId });
  const domainLeadId = await tollgate.person(`Review domain lead ${count}`);
  const reviewerIds = [await tollgate.person(`Reviewer A ${count}`), await tollgate.person(`Reviewer B ${count}`)];
  const adjudicatorId = await tollgate.person(`Adjudicator ${count}`);
  const [owner, boss, domainLead, first, second, adjudicator] = await Promise.all(
    [ownerId, bossId, domainLeadId, ...reviewerIds, adjudicatorId].map(tollgate.as),
  );
  if (!owner || !boss || !domainLead || !first || !second || !adjudicator)
    throw new Error('six clients for six people');
  const body: ReviewCase['body'] = (more = {}) => ({
    ...{ title: 'Bags of November', text: 'Look at the logo', domain: 'counterfeit and IP', markets: ['SG', 'VN'] },
    decision: {
      text: 'Is it a counterfeit?',
      labels: [{ value: 'counterfeit', violation: true }, { value: 'genuine' }],
    },
    ...{ policyLines: ['IP-1', 'IP-2'], perItem: 2, due: inDays(10), domainLeadId, reviewerIds },
    adjudicatorIds: [adjudicatorId],
    ...more,
  });
  const created: ReviewCase['created'] = (more) => owner.must('/review-rounds', body(more));
  const draw: ReviewCase['draw'] = (id, content, options = { method: 'simple', size: 4, seed: 'november' }) =>
    owner.upload(`/review-rounds/${id}/list`, { options: JSON.stringify(options) }, { name: 'list.csv', content });
  const drawn: ReviewCase['drawn'] = async (more, content = shortList) => {
    const { id } = await created(more);
    const answer = await draw(id, content);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return (await owner.get(`/review-rounds/${id}`)).body;
  };
  const opened: ReviewCase['opened'] = async (more, content) =>
    owner.must(`/review-rounds/${(await drawn(more, content)).id}/open`);
  return {
    ...{ ownerId, owner, bossId, boss, domainLeadId, domainLead, reviewerIds, adjudicatorId, adjudicator },
    ...{ reviewers: [first, second], body, created, draw, drawn, opened },
  };
}
