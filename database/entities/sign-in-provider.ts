import { EntitySchema } from 'typeorm';
import { providerKinds, unknownPeople, type ProviderKind } from '../../domain/provider/provider.js';
import { personalLevels, type PersonalLevel } from '../../domain/access/limits.js';
import { createdAt, foreign, givenId, oneOf, recordVersion, updatedAt } from './columns.js';

/** Where people sign in elsewhere, or who vouches for services. */
export interface SignInProvider {
  id: string;
  key: string;
  kind: ProviderKind;
  name: string;
  /** Of Lark: where its open platform is. */
  issuer: string;
  client_id: string | null;
  sealed_secret: string | null;
  scopes: string[];
  group_claim: string | null;
  audience: string | null;
  jwks_url: string | null;
  tenant_key: string | null;
  domains: string[];
  unknown: (typeof unknownPeople)[number];
  market: string | null;
  team_id: string | null;
  active: boolean;
  /** Of tokens: what they are good for, and how they must be made. */
  level: PersonalLevel;
  level_claim: string | null;
  program_id: string | null;
  program_claim: string | null;
  /** Null: of before there was an end to it. */
  max_minutes: number | null;
  skew_seconds: number;
  algorithms: string[];
  single_use: boolean;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  removed_at: Date | null;
  version: number;
}

export const signInProviders = new EntitySchema<SignInProvider>({
  name: 'sign_in_provider',
  tableName: 'sign_in_providers',
  columns: {
    id: givenId,
    key: { type: 'text' },
    kind: { type: 'text' },
    name: { type: 'text' },
    issuer: { type: 'text' },
    client_id: { type: 'text', nullable: true },
    sealed_secret: { type: 'text', nullable: true },
    scopes: { type: 'text', array: true, default: [] },
    group_claim: { type: 'text', nullable: true },
    audience: { type: 'text', nullable: true },
    jwks_url: { type: 'text', nullable: true },
    tenant_key: { type: 'text', nullable: true },
    domains: { type: 'text', array: true, default: [] },
    unknown: { type: 'text', default: 'refuse' },
    market: { type: 'text', nullable: true },
    team_id: foreign('team', 'sign_in_providers_team_id_fkey', { nullable: true }),
    active: { type: 'boolean', default: true },
    level: { type: 'text', default: 'act' },
    level_claim: { type: 'text', nullable: true },
    program_id: foreign('program', 'sign_in_providers_program_id_fkey', { nullable: true }),
    program_claim: { type: 'text', nullable: true },
    max_minutes: { type: 'integer', nullable: true, default: 120 },
    skew_seconds: { type: 'integer', default: 30 },
    algorithms: { type: 'text', array: true, default: [] },
    single_use: { type: 'boolean', default: false },
    created_by: foreign('person', 'sign_in_providers_created_by_fkey', { nullable: true }),
    created_at: createdAt,
    updated_at: updatedAt,
    removed_at: { type: 'timestamptz', nullable: true },
    version: recordVersion,
  },
  indices: [{ name: 'sign_in_providers_key', unique: true, columns: ['key'], where: '(removed_at IS NULL)' }],
  checks: [
    { name: 'sign_in_providers_kind_check', expression: oneOf('kind', providerKinds) },
    { name: 'sign_in_providers_unknown_check', expression: oneOf('unknown', unknownPeople) },
    { name: 'sign_in_providers_level_check', expression: oneOf('level', personalLevels) },
  ],
});
