import type { EntityManager } from 'typeorm';
import type { Settings } from '../../../../config/settings.js';
import { webhookUrlProblem } from '../../../../config/webhook-guard.js';
import type { ProviderColumns, ProviderRow } from '../../../../database/providers/providers.js';
import { isProgram } from '../../../../database/programs/programs.js';
import { isTeam } from '../../../../database/teams/teams.js';
import { larkUrl, providerProblems } from '../../../../domain/provider/provider.js';
import { usualMinutes, usualSkewSeconds } from '../../../../domain/provider/vouching.js';
import { wordNamed } from '../names/asked-names.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { domainProblem, type NewProvider, type ProviderPatch } from './provider.dto.js';

/** The facts of a provider that is added. @throws Problem `invalid-request` for what its kind has no use for, or lacks */
export async function newFacts(
  manager: EntityManager,
  body: NewProvider,
  settings: Settings,
): Promise<ProviderColumns> {
  const { key, kind, name } = body;
  const issuer = body.issuer ?? (kind === 'lark' ? larkUrl : '');
  if (issuer === '')
    throw invalidRequest([{ path: 'issuer', message: `is needed for a provider of the kind ${kind}.` }]);
  const blank = { client_id: null, group_claim: null, audience: null, jwks_url: null, tenant_key: null, team_id: null };
  const tokens = {
    ...{
      level: 'act' as const,
      level_claim: null,
      program_id: null,
      program_claim: null,
      algorithms: [],
      single_use: false,
    },
    ...{ max_minutes: usualMinutes, skew_seconds: usualSkewSeconds },
  };
  const none = { key, kind, name, issuer, ...blank, ...tokens, scopes: [], domains: [], market: null, active: true };
  return checked(manager, { ...none, unknown: 'refuse' }, body, { settings, hadSecret: false });
}

/** The facts of one that is changed. @throws Problem `invalid-request` */
export function changedFacts(
  manager: EntityManager,
  row: ProviderRow,
  patch: ProviderPatch,
  settings: Settings,
): Promise<ProviderColumns> {
  const { key, kind, scopes, domains, unknown, market, team_id, audience, jwks_url, tenant_key, group_claim } = row;
  const { level, level_claim, program_id, program_claim, max_minutes, skew_seconds, algorithms, single_use } = row;
  const before: ProviderColumns = {
    ...{ key, kind, scopes, domains, unknown, market, team_id, audience, jwks_url, tenant_key, group_claim },
    name: patch.name ?? row.name,
    issuer: patch.issuer ?? row.issuer,
    client_id: row.client_id,
    active: patch.active ?? row.active,
    ...{ level, level_claim, program_id, program_claim, max_minutes, skew_seconds, algorithms, single_use },
  };
  return checked(manager, before, patch, { settings, hadSecret: row.sealed_secret !== null });
}

async function checked(
  manager: EntityManager,
  before: ProviderColumns,
  asked: ProviderPatch,
  { settings, hadSecret }: { settings: Settings; hadSecret: boolean },
): Promise<ProviderColumns> {
  const given = <T>(value: T | undefined, otherwise: T): T => (value === undefined ? otherwise : value);
  const domains = given(asked.domains, before.domains).map((one) => one.replace(/^@/, ''));
  const facts: ProviderColumns = {
    ...before,
    client_id: given(asked.clientId, before.client_id),
    scopes: given(asked.scopes, before.scopes),
    group_claim: given(asked.groupClaim, before.group_claim),
    audience: given(asked.audience, before.audience),
    jwks_url: given(asked.jwksUrl, before.jwks_url),
    tenant_key: given(asked.tenantKey, before.tenant_key),
    domains,
    unknown: given(asked.unknown, before.unknown),
    market: await marketOf(manager, given(asked.market, before.market)),
    team_id: given(asked.teamId, before.team_id),
    level: given(asked.level, before.level),
    level_claim: given(asked.levelClaim, before.level_claim),
    program_id: given(asked.programId?.toLowerCase(), asked.programId === null ? null : before.program_id),
    program_claim: given(asked.programClaim, before.program_claim),
    max_minutes: given(asked.maxMinutes, before.max_minutes),
    skew_seconds: given(asked.skewSeconds, before.skew_seconds),
    algorithms: given(asked.algorithms, before.algorithms),
    single_use: given(asked.singleUse, before.single_use),
  };
  refuseProblems(facts, asked, { settings, hadSecret });
  if (asked.teamId && !(await isTeam(manager, asked.teamId)))
    throw new Problem('unknown-reference', `There is no team ${asked.teamId}. List the teams.`);
  if (asked.programId && !(await isProgram(manager, asked.programId)))
    throw new Problem('unknown-reference', `There is no program ${asked.programId}. List the programs.`);
  return facts;
}

function refuseProblems(
  facts: ProviderColumns,
  asked: ProviderPatch,
  { settings, hadSecret }: { settings: Settings; hadSecret: boolean },
): void {
  const { kind, issuer, jwks_url: jwksUrl } = facts;
  const secret = asked.secret === undefined ? hadSecret : asked.secret !== null;
  const { client_id: clientId, group_claim: groupClaim, tenant_key: tenantKey, team_id: teamId } = facts;
  const { level_claim: levelClaim, program_id: programId, program_claim: programClaim } = facts;
  const { max_minutes: maxMinutes, skew_seconds: skewSeconds, single_use: singleUse } = facts;
  const ofTokens = { levelClaim, programId, programClaim, maxMinutes, skewSeconds, singleUse };
  const problems = providerProblems({
    ...facts,
    ...ofTokens,
    secret,
    clientId,
    groupClaim,
    jwksUrl,
    tenantKey,
    teamId,
  });
  const urls = { issuer, ...(jwksUrl === null ? {} : { jwksUrl }) };
  for (const [path, url] of Object.entries(urls)) {
    const problem = webhookUrlProblem(url, settings) ?? (kind === 'lark' ? platformProblem(url) : queryProblem(url));
    if (problem !== null) problems.push({ path, message: problem });
  }
  const domain = domainProblem(asked.domains);
  if (domain !== null) problems.push({ path: 'domains', message: domain });
  if (problems.length > 0) throw invalidRequest(problems);
}

function platformProblem(url: string): string | null {
  return new URL(url).origin === url
    ? null
    : 'must be the address of the platform alone, such as https://open.feishu.cn.';
}

function queryProblem(url: string): string | null {
  const { search, hash } = new URL(url);
  return search === '' && hash === '' ? null : 'must have no query and no fragment.';
}

async function marketOf(manager: EntityManager, market: string | null): Promise<string | null> {
  return (await wordNamed(manager, 'market', market, 'market')) ?? null;
}
