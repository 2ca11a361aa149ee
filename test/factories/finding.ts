import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { nextNumber } from './numbered.js';

type Body = ApiAnswer['body'];
type Facts = Record<string, unknown>;

/** People around a finding: its owner with a boss above, who leads the domain, who wrote it, and an analyst who is neither. */
export interface FindingCase {
  ownerId: string;
  owner: ApiClient;
  bossId: string;
  boss: ApiClient;
  domainLeadId: string;
  domainLead: ApiClient;
  authorId: string;
  author: ApiClient;
  /** The body of a new finding: rated high, unless said otherwise. */
  body: (facts?: Facts) => Facts;
  drafted: (facts?: Facts) => Promise<Body>;
  noted: (facts?: Facts) => Promise<Body>;
  proposed: (facts?: Facts) => Promise<Body>;
  disputed: (facts?: Facts) => Promise<Body>;
  agreed: (facts?: Facts) => Promise<Body>;
  remediating: (facts?: Facts) => Promise<Body>;
  remediated: (facts?: Facts) => Promise<Body>;
  verified: (facts?: Facts) => Promise<Body>;
  withdrawn: (facts?: Facts) => Promise<Body>;
}

export async function findingCase(tollgate: Pick<Tollgate, 'person' | 'as'>): Promise<FindingCase> {
  const count = nextNumber(tollgate, 'finding');
  const bossId = await tollgate.person(`Finding boss ${count}`);
  const ownerId = await tollgate.person(`Finding owner ${count}`, { managerId: bossId });
  const domainLeadId = await tollgate.person(`Finding domain lead ${count}`);
  const authorId = await tollgate.person(`Finding author ${count}`);
  const clients = await Promise.all([ownerId, bossId, domainLeadId, authorId].map(tollgate.as));
  const [owner, boss, domainLead, author] = clients;
  if (!owner || !boss || !domainLead || !author) throw new Error('four clients for four people');
  const body: FindingCase['body'] = (more = {}) => ({
    title: 'Appeals are answered by those who decided',
    condition: 'Nine appeals of ten in May were read by the reviewer who had decided',
    criteria: 'Policy 4.2: somebody else reads an appeal',
    ...{
      effect: 'Wrong decisions stand',
      recommendations: ['Give appeals to a team of their own', 'Sample them weekly'],
    },
    ...{
      grade: 'finding',
      rating: 'high',
      stage: 'appeals',
      domain: 'seller fraud',
      markets: ['VN'],
      ownerId,
      domainLeadId,
    },
    ...more,
  });
  const post = (who: ApiClient, { id }: Body, act: string, said: object = {}): Promise<Body> =>
    who.must(`/findings/${String(id)}/${act}`, said);
  const drafted: FindingCase['drafted'] = (more) => author.must('/findings', body(more));
  const noted: FindingCase['noted'] = (more) =>
    author.must('/findings', body({ grade: 'observation', rating: null, ...more }));
  const proposed: FindingCase['proposed'] = async (more) => post(author, await drafted(more), 'propose');
  const disputed: FindingCase['disputed'] = async (more) =>
    post(owner, await proposed(more), 'dispute', {
      reason: 'One month is too short',
      wouldChange: 'A sample of a quarter',
    });
  const agreed: FindingCase['agreed'] = async (more) => post(owner, await proposed(more), 'agree');
  const remediating: FindingCase['remediating'] = async (more) => post(owner, await agreed(more), 'remediate');
  const remediated: FindingCase['remediated'] = async (more) =>
    post(owner, await remediating(more), 'finish', { text: 'A team reads them', links: ['https://example.com/sop'] });
  const verified: FindingCase['verified'] = async (more) =>
    post(domainLead, await remediated(more), 'verify', { text: 'Ten appeals were read anew' });
  const withdrawn: FindingCase['withdrawn'] = async (more) =>
    post(author, await drafted(more), 'withdraw', { reason: 'It is none' });
  return {
    ...{ ownerId, owner, bossId, boss, domainLeadId, domainLead, authorId, author, body },
    ...{ drafted, noted, proposed, disputed, agreed, remediating, remediated, verified, withdrawn },
  };
}
