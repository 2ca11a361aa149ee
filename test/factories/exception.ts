import type { ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { inDays, launchedCase, type Case } from './case.js';
import { nextNumber } from './numbered.js';

/** A launched program, an analyst who asks for exceptions, and a head who owns the risk, with a chief above them. */
export interface ExceptionCase extends Case {
  analystId: string;
  analyst: ApiClient;
  headId: string;
  head: ApiClient;
  chiefId: string;
  chief: ApiClient;
  /** The body of a request: for thirty days, a medium residual risk, unless said otherwise. */
  body: (facts?: Record<string, unknown>) => Record<string, unknown>;
  /** Asks for it; approved by the domain lead besides. */
  requested: (facts?: Record<string, unknown>) => Promise<Asked>;
  approved: (facts?: Record<string, unknown>) => Promise<Asked>;
}

export interface Asked {
  id: string;
  key: string;
  version: number;
  status: string;
  ends: { at: string };
}

export async function exceptionCase(tollgate: Tollgate, facts: { phases?: string[] } = {}): Promise<ExceptionCase> {
  const c = await launchedCase(tollgate, facts);
  const count = nextNumber(tollgate, 'exception case');
  const chiefId = await tollgate.person(`Chief ${count}`);
  const headId = await tollgate.person(`Head ${count}`, { managerId: chiefId });
  const analystId = await tollgate.person(`Analyst ${count}`);
  const analyst = await tollgate.as(analystId);
  const body = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
    kind: 'policy_exception',
    title: 'Old detector in VN',
    scope: { text: 'Sellers in VN who joined before the rule', markets: ['VN'], domain: 'counterfeit and IP' },
    rule: 'IP-7 image match',
    rationale: 'The detector is rebuilt',
    compensatingControls: [{ text: 'Daily manual sample of 50 listings', ownerId: c.ownerId }],
    inherentRating: 'high',
    residualRating: 'medium',
    riskOwnerId: headId,
    domainLeadId: c.leadId,
    ends: inDays(30),
    ...more,
  });
  const requested = (more?: Record<string, unknown>): Promise<Asked> => analyst.must('/exceptions', body(more));
  return {
    ...c,
    analystId,
    analyst,
    headId,
    head: await tollgate.as(headId),
    chiefId,
    chief: await tollgate.as(chiefId),
    body,
    requested,
    approved: async (more) => {
      const asked = await requested(more);
      return c.lead.must(`/exceptions/${asked.id}/sign-off`, { decision: 'approve' });
    },
  };
}
