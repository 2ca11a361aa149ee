import type { ApiClient, ApiAnswer } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { inDays } from './case.js';
import { nextNumber } from './numbered.js';

/** People around a risk: its owner with a boss above, the domain lead who signs, and an analyst who raises it. */
export interface RiskCase {
  ownerId: string;
  owner: ApiClient;
  bossId: string;
  boss: ApiClient;
  leadId: string;
  lead: ApiClient;
  analystId: string;
  analyst: ApiClient;
  /** The body of a new risk: medium, reviewed in thirty days and then every 90, unless said otherwise. */
  body: (facts?: Record<string, unknown>) => Record<string, unknown>;
  raised: (facts?: Record<string, unknown>) => Promise<ApiAnswer['body']>;
  /** Handed in by the owner. */
  inReview: (facts?: Record<string, unknown>, review?: Record<string, unknown>) => Promise<ApiAnswer['body']>;
}

export async function riskCase(tollgate: Pick<Tollgate, 'person' | 'as'>): Promise<RiskCase> {
  const count = nextNumber(tollgate, 'risk case');
  const bossId = await tollgate.person(`Risk boss ${count}`);
  const ownerId = await tollgate.person(`Risk owner ${count}`, { managerId: bossId });
  const leadId = await tollgate.person(`Risk lead ${count}`);
  const analystId = await tollgate.person(`Risk analyst ${count}`);
  const [owner, boss, lead, analyst] = await Promise.all([ownerId, bossId, leadId, analystId].map(tollgate.as));
  if (!owner || !boss || !lead || !analyst) throw new Error('four clients for four people');
  const body = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
    title: 'Counterfeits come back under new names',
    text: 'Sellers who were closed open anew within a week',
    domain: 'counterfeit and IP',
    markets: ['VN'],
    ...{ ownerId, domainLeadId: leadId, likelihood: 3, impact: 3, reviewEvery: 'P90D', reviewDue: inDays(30) },
    ...more,
  });
  const raised: RiskCase['raised'] = (more) => analyst.must('/risks', body(more));
  return {
    ...{ ownerId, owner, bossId, boss, leadId, lead, analystId, analyst, body, raised },
    inReview: async (more, review = {}) => {
      const { id } = await raised(more);
      return owner.must(`/risks/${id}/review`, { outcome: 'accepted', statement: 'Nothing new', ...review });
    },
  };
}
