import type { PolicyKind } from '../policy/check-policy.js';

/** What a parameter of a template stands for. */
export const parameterKinds = ['market', 'domain', 'person', 'date', 'text'] as const;
export type ParameterKind = (typeof parameterKinds)[number];

/** The parameter that every template has: the local date that its dates are counted from. */
export const startParameter = 'start';

export interface TemplateParameter {
  /** In lower case, e.g. `market`; a text refers to it as `{{market}}`. */
  name: string;
  kind: ParameterKind;
  /** Whether a value must be given; so it is where nothing is said and there is no default. */
  required?: boolean;
  default?: string | null;
  description?: string;
}

/** Parts that are filled when a program is launched. */
export const ownerRoles = ['program_manager', 'domain_lead'] as const;
export type OwnerRole = (typeof ownerRoles)[number];

/** One person, found when a program is launched. */
export type SomebodyRule = { role: OwnerRole } | { parameter: string } | { person: string };
export type OwnerRule = SomebodyRule | { managerOf: SomebodyRule };

/** What a date is counted from. A phase starts when the phase before it is to pass its tollgate. */
export const dateBases = ['start', 'phase_start', 'phase_target'] as const;
/** Of the target of a phase, which is not counted from itself. */
export const targetBases = ['start', 'phase_start'] as const;
export type DateBase = (typeof dateBases)[number];

/** Whose calendar counts: the owner's (of a phase, the program manager's) or that of the market. */
export const countedBy = ['owner', 'market'] as const;

/** A date relative to another: so long after it, or before it. Durations as `parseDuration` reads them. */
export interface RelativeDate {
  after?: string;
  before?: string;
  from: DateBase;
  by?: (typeof countedBy)[number];
}

/** Policies by name: `Fast ladder@2`, or without a number the newest that is published. */
export interface PolicyNames {
  escalation?: string;
  reminder?: string;
  signOff?: string;
  extension?: string;
  /** By which it is checked whether an item was effective; none where nothing is said. */
  effectiveness?: string;
}

export interface TemplatePhase {
  name: string;
  description?: string;
  target?: RelativeDate | null;
}

export interface TemplateItem {
  /** Once in a template; the item bears it as its external id. */
  key: string;
  title: string;
  description?: string;
  severity?: string | null;
  tags?: string[];
  attributes?: Record<string, unknown>;
  /** The name of a phase. */
  phase: string;
  owner: OwnerRule;
  due: RelativeDate;
  policies?: PolicyNames;
  /** Keys of the items that must be done before it. */
  dependsOn?: string[];
}

/** One version of a template: a program with roles instead of names and relative dates. */
export interface TemplateBody {
  description?: string;
  /** Where nothing is said, the value of the parameter of that kind. */
  domain?: string;
  markets?: string[];
  policies?: PolicyNames & { tollgate?: string };
  parameters: TemplateParameter[];
  phases: TemplatePhase[];
  items: TemplateItem[];
}

/** How much a template holds, and how long its texts are. */
export const templateLimits = {
  parameters: 50,
  phases: 30,
  items: 1_000,
  dependencies: 50,
  tags: 50,
  phaseName: 200,
  key: 100,
  title: 500,
  description: 50_000,
  severity: 100,
  span: 60,
  policy: 220,
} as const;

/** The parameter of a kind of which there is at most one. */
export function parameterOf(body: TemplateBody, kind: 'market' | 'domain'): string | undefined {
  return body.parameters.find((parameter) => parameter.kind === kind)?.name;
}

/** The people whom a body names by id, each once. */
export function peopleNamedIn(body: TemplateBody): string[] {
  const somebody = (owner: OwnerRule): string[] =>
    'managerOf' in owner ? somebody(owner.managerOf) : 'person' in owner ? [owner.person.toLowerCase()] : [];
  const defaults = body.parameters.flatMap((parameter) =>
    parameter.kind === 'person' && parameter.default ? [parameter.default.toLowerCase()] : [],
  );
  return [...new Set([...body.items.flatMap(({ owner }) => somebody(owner)), ...defaults])];
}

export interface NamedPolicy {
  path: string;
  kind: PolicyKind;
  ref: string;
}

/** What policies are named for, and of which kind they are. */
export const policyUses = [
  ['escalation', 'escalation'],
  ['reminder', 'reminder'],
  ['signOff', 'sign_off'],
  ['extension', 'extension'],
  ['tollgate', 'sign_off'],
  ['effectiveness', 'effectiveness'],
] as const;

/** The policies that a body names, with where it does. */
export function policiesNamedIn(body: TemplateBody): NamedPolicy[] {
  const of = (policies: TemplateBody['policies'] = {}, path: string): NamedPolicy[] =>
    policyUses.flatMap(([use, kind]) => {
      const ref = policies[use];
      return ref === undefined ? [] : [{ path: `${path}.${use}`, kind, ref }];
    });
  return [
    ...of(body.policies, 'policies'),
    ...body.items.flatMap((item, index) => of(item.policies, `items.${index}.policies`)),
  ];
}
