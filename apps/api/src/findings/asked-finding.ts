import type { EntityManager } from 'typeorm';
import type { NewFinding } from '../../../../database/findings/record-finding.js';
import { linkable } from '../../../../database/record-links/links.js';
import type { FindingContent } from '../../../../domain/finding/finding.js';
import type { Linked } from '../../../../domain/record-link/link.js';
import type { Actor } from '../access/actor.js';
import { compact } from '../commands/compact.js';
import { marketsNamed } from '../names/asked-names.js';
import { withPolicies } from '../policies/policy-choice.js';
import { invalidRequest } from '../problems/problem.js';
import type { FindingChanges, NewFindingRequest } from './finding.dto.js';

export interface AskedFinding {
  given: NewFinding;
  readers: { personIds: string[] } | null;
  links: Linked[];
  /** The signed analysis that gives its cause. */
  analysisId: string | null;
}

/**
 * What a request says of a new finding, with markets, policies and links in it looked up.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name`, `not-found`
 */
export async function findingAsked(
  manager: EntityManager,
  body: NewFindingRequest,
  { id, actor }: { id: string; actor: Actor },
): Promise<AskedFinding> {
  const { restricted = false, readerIds, links = [], analysis, ...named } = await withPolicies(manager, body);
  if (!restricted && readerIds !== undefined)
    throw invalidRequest([
      {
        path: 'readerIds',
        message: 'are named of a restricted finding only. Say "restricted": true, or leave them out.',
      },
    ]);
  const { criteria = null, cause = null, effect = null, recommendations = [], markets, ...rest } = named;
  const given: NewFinding = {
    ...rest,
    ...{ id, criteria, cause, effect, recommendations },
    ...{ stage: body.stage ?? null, domain: body.domain ?? null, rating: body.rating ?? null },
    markets: await someMarkets(manager, markets),
    ownerId: body.ownerId?.toLowerCase() ?? actor.id,
    domainLeadId: body.domainLeadId?.toLowerCase() ?? null,
  };
  const tied: Linked[] = [];
  for (const ref of links) tied.push(await linkable(manager, ref, actor.sight));
  if (analysis !== undefined && body.cause)
    throw invalidRequest([{ path: 'cause', message: 'is that of the analysis. Leave out one of both.' }]);
  return {
    ...{ given, links: tied },
    analysisId: analysis === undefined ? null : await analysisCalled(manager, analysis, actor),
    readers: restricted ? { personIds: (readerIds ?? []).map((one) => one.toLowerCase()) } : null,
  };
}

/** The id of an analysis that somebody sees. @throws Refusal `not-found`, Problem `invalid-request` for another record */
export async function analysisCalled(manager: EntityManager, ref: string, actor: Actor): Promise<string> {
  const found = await linkable(manager, ref, actor.sight);
  if (found.kind === 'analysis') return found.id;
  throw invalidRequest([{ path: 'analysis', message: 'must name a root cause analysis, such as RA-12.' }]);
}

/** What a request changes of what a finding says. @throws Problem `invalid-request`, Refusal `unknown-name` */
export async function changesAsked(manager: EntityManager, body: FindingChanges): Promise<Partial<FindingContent>> {
  const { markets, ...content } = body as Partial<FindingChanges>;
  return { ...compact(content), ...(markets === undefined ? {} : { markets: await someMarkets(manager, markets) }) };
}

/** Markets as the records write them, one at least. @throws Problem `invalid-request`, Refusal `unknown-name` */
export async function someMarkets(
  manager: EntityManager,
  markets: readonly string[],
  where = 'where the gap is',
): Promise<string[]> {
  if (markets.length === 0)
    throw invalidRequest([{ path: 'markets', message: `must name at least one market: ${where}.` }]);
  return marketsNamed(manager, [...markets], 'markets');
}

const link = /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/;

/** @throws Problem `invalid-request` for one that is no link */
export function linksAsked(
  links: readonly string[] = [],
  pathOf = (index: number): string => `links.${index}`,
): string[] {
  const wrong = links.findIndex((one) => !link.test(one));
  if (wrong === -1) return [...links];
  throw invalidRequest([
    { path: pathOf(wrong), message: 'must be a link that begins with https:// and has no spaces and no user name.' },
  ]);
}
