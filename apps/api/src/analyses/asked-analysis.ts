import type { EntityManager } from 'typeorm';
import type { NewAnalysis } from '../../../../database/analyses/open.js';
import { marketCalendar } from '../../../../database/calendars/market-calendar.js';
import { linkable } from '../../../../database/record-links/links.js';
import { firstNode } from '../../../../domain/analysis/clock.js';
import type { AnalysisContent } from '../../../../domain/analysis/content.js';
import type { Linked, Linking } from '../../../../domain/record-link/link.js';
import type { Actor } from '../access/actor.js';
import { linksAsked } from '../findings/asked-finding.js';
import { dueBy } from '../items/due-request.js';
import { marketsNamed } from '../names/asked-names.js';
import { withPolicies } from '../policies/policy-choice.js';
import { invalidRequest } from '../problems/problem.js';
import type { AnalysisContentRequest, NewAnalysisRequest } from './analysis.dto.js';

export interface AskedAnalysis {
  given: NewAnalysis;
  readers: { personIds: string[] } | null;
  links: Linking[];
}

/**
 * What a request says of a new analysis, with markets, policies, date and what it is about looked up.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name`, `not-found`
 */
export async function analysisAsked(
  manager: EntityManager,
  body: NewAnalysisRequest,
  { id, actor }: { id: string; actor: Actor },
): Promise<AskedAnalysis> {
  const { restricted = false, readerIds } = body;
  if (!restricted && readerIds !== undefined)
    throw invalidRequest([
      {
        path: 'readerIds',
        message: 'are named of a restricted analysis only. Say "restricted": true, or leave them out.',
      },
    ]);
  const links: Linking[] = [];
  for (const [index, ref] of body.about.entries())
    links.push(caseOrFinding(await linkable(manager, ref, actor.sight), `about.${index}`));
  if (links.length === 0)
    throw invalidRequest([{ path: 'about', message: 'must name at least one case or finding that it is about.' }]);
  const content = await contentAsked(manager, body);
  const ownerId = body.ownerId?.toLowerCase() ?? actor.id;
  const named = await withPolicies(manager, body.policies === undefined ? {} : { policies: body.policies });
  const calendar = () => marketCalendar(manager, content.markets, ownerId);
  return {
    given: {
      ...content,
      ...{ id, ownerId, domainLeadId: body.domainLeadId?.toLowerCase() ?? null },
      ...named,
      due: body.due === undefined ? null : dueBy(body.due, await calendar()),
    },
    links,
    readers: restricted ? { personIds: (readerIds ?? []).map((one) => one.toLowerCase()) } : null,
  };
}

/** All that a request says, with nothing left open. @throws Problem `invalid-request`, Refusal `unknown-name` */
export async function contentAsked(manager: EntityManager, body: AnalysisContentRequest): Promise<AnalysisContent> {
  const { title, problem, method, stage = null, domain = null, markets = [], nodes, timeline = [] } = body;
  return {
    ...{ title, problem, method, stage, domain },
    markets: await marketsNamed(manager, [...markets], 'markets'),
    nodes: nodes === undefined ? [firstNode(title)] : nodes.map((node, index) => nodeAsked(node, index)),
    timeline: timeline.map(({ at, text }) => ({ at, text })).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}

function nodeAsked(
  node: NonNullable<AnalysisContentRequest['nodes']>[number],
  index: number,
): AnalysisContent['nodes'][number] {
  const {
    id,
    kind,
    text,
    gate = null,
    parents = [],
    role = null,
    code = null,
    confidence = null,
    evidence = [],
  } = node;
  return {
    ...{ id, kind, text, gate, parents: [...parents], role, code, confidence },
    evidence: evidence.map(({ text: says, link = null, sha256 = null }, place) => {
      linksAsked(link === null ? [] : [link], () => `nodes.${index}.evidence.${place}.link`);
      return { text: says, link, sha256 };
    }),
  };
}

/** @throws Problem `invalid-request` for what is neither */
export function caseOrFinding(record: Linked, path: string): Linking {
  if (record.kind === 'case' || record.kind === 'finding') return { ...record, kind: record.kind };
  throw invalidRequest([{ path, message: 'must name a case or a finding, such as CA-12 or FI-3.' }]);
}
