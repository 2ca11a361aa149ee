import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { governanceCase, type GovernanceCase } from './governance-case.js';
import { inDays } from './case.js';
import { nextNumber } from './numbered.js';

type Body = ApiAnswer['body'];
type Facts = Record<string, unknown>;

/** People around a root cause analysis: its analyst with a boss above, the domain lead who signs, who opens it, who is asked. */
export interface AnalysisCase {
  ownerId: string;
  owner: ApiClient;
  bossId: string;
  boss: ApiClient;
  domainLeadId: string;
  domainLead: ApiClient;
  openerId: string;
  opener: ApiClient;
  askedId: string;
  asked: ApiClient;
  cases: GovernanceCase;
  /** The case that it is about. */
  caseKey: string;
  /** The body of a new analysis: five whys that end in training, in VN. */
  body: (facts?: Facts) => Facts;
  drafted: (facts?: Facts) => Promise<Body>;
  /** Somebody is asked about MY, and has not answered. */
  waiting: (facts?: Facts) => Promise<Body>;
  /** They have. */
  whole: (facts?: Facts) => Promise<Body>;
  in_review: (facts?: Facts) => Promise<Body>;
  signed: (facts?: Facts) => Promise<Body>;
  withdrawn: (facts?: Facts) => Promise<Body>;
}

/** Below the effect it is so because of `a`, and that because nobody was trained, as a list shows. */
export const whysToTraining = (code = 'people-training'): Facts[] => [
  { id: 'effect', kind: 'effect', text: 'Leakage doubled' },
  { id: 'a', kind: 'why', text: 'Reviewers let replicas pass', parents: ['effect'] },
  {
    ...{ id: 'b', kind: 'why', text: 'The new rule was not trained', parents: ['a'], role: 'root', code },
    ...(code === 'unknown' ? {} : { confidence: 'high' }),
    evidence: [{ text: 'Who was trained', link: 'https://example.com/list', sha256: 'ab'.repeat(32) }],
  },
];

export async function analysisCase(tollgate: Pick<Tollgate, 'person' | 'as'>): Promise<AnalysisCase> {
  const count = nextNumber(tollgate, 'analysis');
  const bossId = await tollgate.person(`Analysis boss ${count}`);
  const ownerId = await tollgate.person(`Analyst ${count}`, { managerId: bossId });
  const domainLeadId = await tollgate.person(`Analysis domain lead ${count}`);
  const openerId = await tollgate.person(`Opener ${count}`);
  const askedId = await tollgate.person(`Asked ${count}`, { managerId: bossId });
  const clients = await Promise.all([ownerId, bossId, domainLeadId, openerId, askedId].map(tollgate.as));
  const [owner, boss, domainLead, opener, asked] = clients;
  if (!owner || !boss || !domainLead || !opener || !asked) throw new Error('five clients for five people');
  const cases = await governanceCase(tollgate);
  const caseKey = String((await cases.reported({ domain: 'product safety' })).key);
  const body: AnalysisCase['body'] = (more = {}) => ({
    ...{ title: 'Why leakage rose', problem: 'Leakage in VN doubled in May', method: 'whys', stage: 'moderation' },
    ...{ domain: 'product safety', markets: ['VN'], about: [caseKey], ownerId, domainLeadId },
    nodes: whysToTraining(),
    ...more,
  });
  const post = (who: ApiClient, { id }: Body, act: string, said: object = {}): Promise<Body> =>
    who.must(`/analyses/${String(id)}/${act}`, said);
  const drafted: AnalysisCase['drafted'] = (more) => opener.must('/analyses', body(more));
  const waiting: AnalysisCase['waiting'] = async (more) =>
    post(owner, await drafted(more), 'asks', { personId: askedId, market: 'MY', due: inDays(9) });
  const whole: AnalysisCase['whole'] = async (more) =>
    post(asked, await waiting(more), 'asks/1/answer', { verdict: 'no', text: 'Others train there' });
  const inReview: AnalysisCase['in_review'] = async (more) => post(owner, await whole(more), 'submit');
  const signed: AnalysisCase['signed'] = async (more) => {
    const found = await inReview(more);
    return post(domainLead, found, 'sign-off', { decision: 'approve', contentHash: found.signOff.contentHash });
  };
  const withdrawn: AnalysisCase['withdrawn'] = async (more) =>
    post(owner, await drafted(more), 'withdraw', { reason: 'It was a mistake' });
  return {
    ...{
      ownerId,
      owner,
      bossId,
      boss,
      domainLeadId,
      domainLead,
      openerId,
      opener,
      askedId,
      asked,
      cases,
      caseKey,
      body,
    },
    ...{ drafted, waiting, whole, in_review: inReview, signed, withdrawn },
  };
}
