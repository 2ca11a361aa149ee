import type { IdentityRow } from '../../../../database/providers/identities.js';
import type { ProviderRow } from '../../../../database/providers/providers.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  reference,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';
import { personalLevels } from '../../../../domain/access/limits.js';
import { providerKinds, unknownPeople } from '../../../../domain/provider/provider.js';

export const providerSchema = versioned(
  'SignInProvider',
  object({
    id: uuid,
    key: text,
    kind: choice(providerKinds),
    name: text,
    issuer: text,
    clientId: nullable(text),
    hasSecret: flag,
    scopes: list(text),
    groupClaim: nullable(text),
    audience: nullable(text),
    jwksUrl: nullable(text),
    tenantKey: nullable(text),
    domains: list(text),
    unknown: choice(unknownPeople),
    market: nullable(text),
    team: nullable(reference),
    level: nullable(choice(personalLevels)),
    levelClaim: nullable(text),
    program: nullable(reference),
    programClaim: nullable(text),
    maxMinutes: nullable(integer),
    skewSeconds: nullable(integer),
    algorithms: list(text),
    singleUse: flag,
    active: flag,
    /** What is registered there as the address to come back to. */
    redirectUrl: nullable(text),
    createdAt: instant,
    version: integer,
  }),
);

export function providerJson(row: ProviderRow, publicUrl: string) {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    hasSecret: row.sealed_secret !== null,
    scopes: row.scopes,
    groupClaim: row.group_claim,
    audience: row.audience,
    jwksUrl: row.jwks_url,
    tenantKey: row.tenant_key,
    domains: row.domains,
    unknown: row.unknown,
    market: row.market,
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    ...tokensJson(row),
    active: row.active,
    redirectUrl: row.kind === 'jwt' ? null : redirectUrl(publicUrl, row.key),
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

function tokensJson({ kind, ...row }: ProviderRow) {
  const ofTokens = <T>(value: T): T | null => (kind === 'jwt' ? value : null);
  return {
    level: ofTokens(row.level),
    levelClaim: row.level_claim,
    program: row.program_id === null ? null : { id: row.program_id, name: row.program_name ?? '' },
    programClaim: row.program_claim,
    maxMinutes: ofTokens(row.max_minutes),
    skewSeconds: ofTokens(row.skew_seconds),
    algorithms: row.algorithms,
    singleUse: row.single_use,
  };
}

/** Where a provider sends browsers back to. */
export function redirectUrl(publicUrl: string, key: string): string {
  return `${publicUrl}/sign-in/back/${key}`;
}

export const identitySchema = schema(
  'Identity',
  object({
    id: uuid,
    subject: text,
    person: reference,
    how: choice(['address', 'created', 'linked']),
    createdAt: instant,
    lastUsedAt: nullable(instant),
  }),
);

export function identityJson(row: IdentityRow) {
  return {
    id: row.id,
    subject: row.subject,
    person: { id: row.person_id, name: row.person_name },
    how: row.how,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}
