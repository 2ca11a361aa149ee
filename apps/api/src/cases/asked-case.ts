import type { EntityManager } from 'typeorm';
import type { NewCase } from '../../../../database/cases/report.js';
import type { Affected, CaseContent, CaseSample } from '../../../../domain/case/case.js';
import { compact } from '../commands/compact.js';
import { marketsNamed } from '../names/asked-names.js';
import { withPolicies } from '../policies/policy-choice.js';
import { invalidRequest } from '../problems/problem.js';
import type { AffectedBody, CaseChanges, NewCaseRequest, SampleBody } from './case.dto.js';

/**
 * What a request says of a new case, with the markets and policies in it looked up.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name`
 */
export async function caseAsked(
  manager: EntityManager,
  body: NewCaseRequest,
  { id, actorId }: { id: string; actorId: string },
): Promise<{ given: NewCase; readers: { personIds: string[] } | null }> {
  const { restricted = false, readerIds, ...named } = await withPolicies(manager, body);
  if (!restricted && readerIds !== undefined)
    throw invalidRequest([
      { path: 'readerIds', message: 'are named of a restricted case only. Say "restricted": true, or leave them out.' },
    ]);
  const { sourceText = null, domain = null, stage = null, reporter = null, markets = [], ...rest } = named;
  const given: NewCase = {
    ...rest,
    ...{ id, sourceText, domain, stage, reporter },
    markets: await marketsNamed(manager, markets, 'markets'),
    affected: affectedOf(body.affected),
    samples: (body.samples ?? []).map(sampleOf),
    leadId: body.leadId?.toLowerCase() ?? actorId,
    domainLeadId: body.domainLeadId?.toLowerCase() ?? null,
    reporterId: body.reporterId?.toLowerCase() ?? null,
  };
  return { given, readers: restricted ? { personIds: (readerIds ?? []).map((one) => one.toLowerCase()) } : null };
}

/** What a request changes of what a case says. @throws Refusal `unknown-name`, `ambiguous-name` */
export async function changesAsked(manager: EntityManager, body: CaseChanges): Promise<Partial<CaseContent>> {
  const { markets, affected, samples, ...content } = body;
  return {
    ...compact(content),
    ...(markets === undefined ? {} : { markets: await marketsNamed(manager, markets, 'markets') }),
    ...(affected === undefined ? {} : { affected: affectedOf(affected) }),
    ...(samples === undefined ? {} : { samples: samples.map(sampleOf) }),
  };
}

function affectedOf(body: AffectedBody = {}): Affected {
  const { users = null, sellers = null, creators = null, listings = null } = body;
  return { users, sellers, creators, listings };
}

function sampleOf({ url, note = null }: SampleBody): CaseSample {
  return { url, note };
}
