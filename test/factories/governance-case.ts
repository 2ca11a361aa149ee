import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { inDays } from './case.js';
import { nextNumber } from './numbered.js';

/** People around a case: its lead with a boss above, who leads the domain, and who reports it. */
export interface GovernanceCase {
  leadId: string;
  lead: ApiClient;
  bossId: string;
  boss: ApiClient;
  domainLeadId: string;
  domainLead: ApiClient;
  reporterId: string;
  reporter: ApiClient;
  /** The body of a new case: medium, unless said otherwise. */
  body: (facts?: Record<string, unknown>) => Record<string, unknown>;
  reported: (facts?: Record<string, unknown>) => Promise<ApiAnswer['body']>;
  /** Triaged by its lead, due in thirty days. */
  triaged: (facts?: Record<string, unknown>) => Promise<ApiAnswer['body']>;
  investigating: (facts?: Record<string, unknown>) => Promise<ApiAnswer['body']>;
  concluded: (facts?: Record<string, unknown>) => Promise<ApiAnswer['body']>;
}

export async function governanceCase(tollgate: Pick<Tollgate, 'person' | 'as'>): Promise<GovernanceCase> {
  const count = nextNumber(tollgate, 'governance case');
  const bossId = await tollgate.person(`Case boss ${count}`);
  const leadId = await tollgate.person(`Case lead ${count}`, { managerId: bossId });
  const domainLeadId = await tollgate.person(`Case domain lead ${count}`);
  const reporterId = await tollgate.person(`Case reporter ${count}`);
  const [lead, boss, domainLead, reporter] = await Promise.all(
    [leadId, bossId, domainLeadId, reporterId].map(tollgate.as),
  );
  if (!lead || !boss || !domainLead || !reporter) throw new Error('four clients for four people');
  const body: GovernanceCase['body'] = (more = {}) => ({
    title: 'Counterfeits of one brand in live streams',
    text: 'Seen in nine streams on Friday',
    ...{ source: 'internal_review', stage: 'detection' },
    ...{ domain: 'counterfeit and IP', markets: ['VN'], leadId, domainLeadId, likelihood: 3, impact: 3 },
    ...more,
  });
  const reported: GovernanceCase['reported'] = (more) => reporter.must('/cases', body(more));
  const triaged: GovernanceCase['triaged'] = async (more) =>
    lead.must(`/cases/${(await reported(more)).id}/triage`, { due: inDays(30) });
  const investigating: GovernanceCase['investigating'] = async (more) =>
    lead.must(`/cases/${(await triaged(more)).id}/start`);
  const concluded: GovernanceCase['concluded'] = async (more) =>
    lead.must(`/cases/${(await investigating(more)).id}/conclude`, { verdict: 'substantiated', text: 'It is so' });
  return {
    ...{ leadId, lead, bossId, boss, domainLeadId, domainLead, reporterId, reporter },
    ...{ body, reported, triaged, investigating, concluded },
  };
}
