import { personalLevels, type PersonalLevel } from '../../../../domain/access/limits.js';
import { providerKinds, unknownPeople } from '../../../../domain/provider/provider.js';
import { jwtAlgorithms } from '../../../../domain/provider/vouching.js';
import { Choice, Choices, Flag, Id, Text, Texts, Whole } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { Ref } from '../names/ref.field.js';

const mostScopes = 20;
const mostDomains = 50;
const domain = /^@?[a-z\d]([a-z\d.-]*[a-z\d])?\.[a-z]{2,}$/i;

/** What can be said of a provider and changed; which of it has a meaning depends on its kind. */
class ProviderFields {
  @Text({
    max: 200,
    optional: true,
    nullable: true,
    description: 'The id under which this installation is known there.',
  })
  clientId?: string | null;

  @Text({ max: 2000, optional: true, nullable: true, description: 'Kept sealed, and never shown. Null takes it away.' })
  secret?: string | null;

  @Texts({ max: 100, most: mostScopes, optional: true, description: 'What is asked for besides what is needed.' })
  scopes?: string[];

  @Text({
    max: 200,
    optional: true,
    nullable: true,
    description: 'The claim that holds the groups of whoever signs in, e.g. groups, or realm_access.roles.',
  })
  groupClaim?: string | null;

  @Text({ max: 500, optional: true, nullable: true, description: 'For whom tokens must be made to be taken here.' })
  audience?: string | null;

  @Text({
    max: 2000,
    optional: true,
    nullable: true,
    description: 'Where the keys are by which tokens are checked; where the issuer says so where nothing is said.',
  })
  jwksUrl?: string | null;

  @Text({ max: 200, optional: true, nullable: true, description: 'Of Lark: only people of this company are let in.' })
  tenantKey?: string | null;

  @Texts({
    max: 253,
    most: mostDomains,
    optional: true,
    description: 'Domains of mail whose addresses the provider may stand up for; any where the list is empty.',
  })
  domains?: string[];

  @Choice(unknownPeople, { optional: true, description: 'What becomes of somebody whom nobody here knows.' })
  unknown?: (typeof unknownPeople)[number];

  @Text({ max: 20, optional: true, nullable: true, description: 'The market of those who are created.' })
  market?: string | null;

  @Id({ optional: true, nullable: true, description: 'The team of those who are created, by id.' })
  teamId?: string | null;

  @Choice(personalLevels, {
    optional: true,
    description: 'Of tokens: what they are good for at most. act where nothing is said.',
  })
  level?: PersonalLevel;

  @Text({
    max: 200,
    optional: true,
    nullable: true,
    description:
      'Of tokens: the claim that says what one is good for, by tollgate:read, tollgate:act or tollgate:administer.',
  })
  levelClaim?: string | null;

  @Id({ optional: true, nullable: true, description: 'Of tokens: the one program that they are good for, by id.' })
  programId?: string | null;

  @Text({
    max: 200,
    optional: true,
    nullable: true,
    description: 'Of tokens: the claim that holds the id of the one program that a token is good for.',
  })
  programClaim?: string | null;

  @Whole({
    min: 1,
    max: 1_440,
    optional: true,
    description: 'Of tokens: for how long one may hold, from iat to exp. 120 where nothing is said.',
  })
  maxMinutes?: number;

  @Whole({
    min: 0,
    max: 300,
    optional: true,
    description: 'Of tokens: by how many seconds clocks may differ; 30 as a rule.',
  })
  skewSeconds?: number;

  @Choices(jwtAlgorithms, {
    optional: true,
    description: 'Of tokens: by what they may be signed; by any of these where the list is empty.',
  })
  algorithms?: string[];

  @Flag({ optional: true, description: 'Of tokens: each is taken once, by its claim jti.' })
  singleUse?: boolean;
}

export class NewProvider extends ProviderFields {
  @Text({
    max: 40,
    pattern: /^[a-z][a-z\d-]*$/,
    says: 'must be small letters, digits and dashes, beginning with a letter, at most 40.',
    description: 'It stands in the address that is registered there: /sign-in/back/{key}.',
  })
  key!: string;

  @Choice(providerKinds, {
    description: 'oidc: people sign in by OpenID Connect. lark: by Lark or Feishu. jwt: services come with its tokens.',
  })
  kind!: (typeof providerKinds)[number];

  @Text({ max: 100, description: 'As the page of signing in shows it.' })
  name!: string;

  @Text({
    max: 2000,
    optional: true,
    description:
      'Who vouches, exactly as it names itself. Of Lark: its platform, https://open.larksuite.com or https://open.feishu.cn.',
  })
  issuer?: string;
}

export class ProviderPatch extends ProviderFields {
  @Text({ max: 100, optional: true })
  name?: string;

  @Text({ max: 2000, optional: true })
  issuer?: string;

  @Flag({ optional: true, description: 'False: nobody comes in by it. Sessions that it opened end.' })
  active?: boolean;
}

export class ProviderQuery extends PageQuery {
  @Text({ max: 40, optional: true, description: 'The one with this key.' })
  key?: string;

  @Choice(providerKinds, { optional: true })
  kind?: string;

  @Flag({ optional: true, description: 'False: those that are switched off.' })
  active?: boolean;

  @Choice(['key', '-key'], { optional: true })
  sort?: string;
}

export class NewIdentity {
  @Text({ max: 255, description: 'Who they are there: the claim sub, or the union id of Lark.' })
  subject!: string;

  @Id({ description: 'Who that is here, by id.' })
  personId!: string;
}

export class IdentityQuery extends PageQuery {
  @Ref('person', { description: 'Those of this person.' })
  person?: string;

  @Text({ max: 255, optional: true, description: 'The one with this subject.' })
  subject?: string;

  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}

/** Whether these are domains, so that one with a slip is not found out by nobody getting in. */
export function domainProblem(domains: readonly string[] | undefined): string | null {
  const wrong = domains?.find((one) => !domain.test(one));
  return wrong === undefined ? null : `"${wrong}" is no domain of mail. Write it as example.com.`;
}
