import type { PersonalLevel } from '../access/limits.js';
import { usualMinutes, usualSkewSeconds } from './vouching.js';

/** `oidc` and `lark`: people sign in there, in a browser. `jwt`: its tokens are taken as they are, from services. */
export const providerKinds = ['oidc', 'lark', 'jwt'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** What becomes of somebody whom nobody here knows. */
export const unknownPeople = ['create', 'refuse'] as const;

/** Where Lark and Feishu are, each with where people sign in there. Elsewhere both are the same server. */
const larkDoors: Record<string, string> = {
  'https://open.larksuite.com': 'https://accounts.larksuite.com',
  'https://open.feishu.cn': 'https://accounts.feishu.cn',
};

export const larkUrl = 'https://open.larksuite.com';

/** Where a browser is sent to sign in at Lark. */
export function larkDoor(platform: string): string {
  return larkDoors[platform] ?? platform;
}

/** What is said of a provider, of whatever kind it is. */
export interface ProviderFacts {
  kind: ProviderKind;
  clientId: string | null;
  /** Whether one is stored, or is given. */
  secret: boolean;
  scopes: readonly string[];
  groupClaim: string | null;
  audience: string | null;
  jwksUrl: string | null;
  tenantKey: string | null;
  unknown: (typeof unknownPeople)[number];
  market: string | null;
  teamId: string | null;
  domains: readonly string[];
  level: PersonalLevel;
  levelClaim: string | null;
  programId: string | null;
  programClaim: string | null;
  maxMinutes: number | null;
  skewSeconds: number;
  algorithms: readonly string[];
  singleUse: boolean;
}

/** What its kind needs and lacks, or has no use for: a text for each field. */
export function providerProblems(facts: ProviderFacts): { path: string; message: string }[] {
  const { kind } = facts;
  const given: Record<string, boolean> = {
    clientId: facts.clientId !== null,
    secret: facts.secret,
    scopes: facts.scopes.length > 0,
    groupClaim: facts.groupClaim !== null,
    audience: facts.audience !== null,
    jwksUrl: facts.jwksUrl !== null,
    tenantKey: facts.tenantKey !== null,
    unknown: facts.unknown !== 'refuse',
    market: facts.market !== null,
    teamId: facts.teamId !== null,
    domains: facts.domains.length > 0,
    level: facts.level !== 'act',
    levelClaim: facts.levelClaim !== null,
    programId: facts.programId !== null,
    programClaim: facts.programClaim !== null,
    maxMinutes: facts.maxMinutes !== usualMinutes,
    skewSeconds: facts.skewSeconds !== usualSkewSeconds,
    algorithms: facts.algorithms.length > 0,
    singleUse: facts.singleUse,
  };
  const { needs, takes } = fieldsOf[kind];
  // What was used up is remembered for as long as it would hold: for that there has to be an end.
  const endless = facts.singleUse && facts.maxMinutes === null;
  const lacking = endless ? [{ path: 'maxMinutes', message: 'is needed where each token is taken once.' }] : [];
  const problems = Object.entries(given).flatMap(([path, is]) => {
    if (!is && needs.includes(path)) return [{ path, message: `is needed for a provider of the kind ${kind}.` }];
    if (is && !needs.includes(path) && !takes.includes(path))
      return [{ path, message: `has no meaning for a provider of the kind ${kind}. Leave it out.` }];
    return [];
  });
  return [...problems, ...lacking];
}

const ofTokens = [
  ...['level', 'levelClaim', 'programId', 'programClaim', 'maxMinutes', 'skewSeconds', 'algorithms', 'singleUse'],
];
const ofPeople = ['unknown', 'market', 'teamId', 'domains'];
const fieldsOf: Record<ProviderKind, { needs: string[]; takes: string[] }> = {
  // Without a secret it is a public client, whom PKCE protects.
  oidc: { needs: ['clientId'], takes: ['secret', 'scopes', 'groupClaim', ...ofPeople] },
  lark: { needs: ['clientId', 'secret'], takes: ['scopes', 'tenantKey', ...ofPeople] },
  jwt: { needs: ['audience'], takes: ['jwksUrl', ...ofTokens] },
};

/** Under which name the groups of a provider stand in the records. */
export function groupSource(kind: ProviderKind, key: string): string {
  return `${kind}/${key}`;
}
