import type { EntityManager } from 'typeorm';
import type { VersionChoice } from '../../../../database/policies/check-versions.js';
import { versionsNamed } from '../../../../database/policies/policy-names.js';
import { Refusal } from '../../../../domain/refusal.js';
import { policyUses } from '../../../../domain/template/template.js';
import { Text, type FieldOptions } from '../openapi/fields.js';
import { invalidRequest } from '../problems/problem.js';

/** A policy by its name: `Fast ladder@2`, or without a number the newest that is published; or a version by its id. */
function PolicyName(options: FieldOptions = {}): PropertyDecorator {
  return Text({ max: 220, optional: true, example: 'Fast ladder@2', ...options });
}

/** The policies of an item, by name. What is not named is that of its program. */
export class ItemPolicyChoice {
  @PolicyName()
  escalation?: string;

  @PolicyName()
  reminder?: string;

  @PolicyName()
  signOff?: string;

  @PolicyName()
  extension?: string;

  @PolicyName({ nullable: true, description: 'Null: nothing is checked once it is done.' })
  effectiveness?: string | null;
}

/** The policies that an item can be moved to, by name. */
export class ReplanPolicyChoice {
  @PolicyName()
  escalation?: string;

  @PolicyName()
  reminder?: string;

  @PolicyName()
  signOff?: string;

  @PolicyName()
  extension?: string;
}

/** The policies of a program, by name. What is not named is the default of its kind. */
export class ProgramPolicyChoice extends ItemPolicyChoice {
  @PolicyName({ description: 'A sign-off policy.' })
  tollgate?: string;
}

type Use = keyof ProgramPolicyChoice;

const fields = {
  escalation: 'escalationPolicyVersionId',
  reminder: 'reminderPolicyVersionId',
  signOff: 'signOffPolicyVersionId',
  extension: 'extensionPolicyVersionId',
  tollgate: 'tollgatePolicyVersionId',
  effectiveness: 'effectivenessPolicyVersionId',
} as const satisfies Record<Use, keyof VersionChoice>;

type Chosen = { [U in Use as (typeof fields)[U]]?: U extends 'effectiveness' ? string | null : string };

/**
 * A request without `policies`, with the versions that they name in their place.
 *
 * @param path where `policies` stands, where it is not at the top
 * @throws Refusal `unknown-name` with what is near, Problem `invalid-request` where one is given twice
 */
export async function withPolicies<Body extends VersionChoice & { policies?: Partial<ProgramPolicyChoice> }>(
  manager: EntityManager,
  body: Body,
  path = 'policies',
): Promise<Omit<Body, 'policies'> & Chosen> {
  const { policies = {}, ...rest } = body;
  const chosen: Record<string, string | null> = {};
  const named = policyUses.flatMap(([use, kind]) => {
    const ref = policies[use];
    if (ref === undefined) return [];
    if (rest[fields[use]] !== undefined)
      throw invalidRequest([{ path: `${path}.${use}`, message: `is given as ${fields[use]} too. Leave one out.` }]);
    if (ref === null) chosen[fields[use]] = null;
    return ref === null ? [] : [{ use, path: `${path}.${use}`, kind, ref }];
  });
  const { ids, problems } = await versionsNamed(manager, named);
  const [first] = problems;
  if (first)
    throw new Refusal('unknown-name', problems.map((problem) => `${problem.path} ${problem.message}`).join(' '), {
      field: first.path,
      kind: 'policy',
      near: problems.flatMap(({ near }) => near),
    });
  for (const { use, path: at } of named) chosen[fields[use]] = ids.get(at) ?? null;
  return { ...rest, ...(chosen as Chosen) };
}

/** The version of an exception policy that is named. @throws Refusal `unknown-name` */
export async function exceptionPolicyNamed(manager: EntityManager, ref: string): Promise<string> {
  const { ids, problems } = await versionsNamed(manager, [{ path: 'policy', kind: 'exception', ref }]);
  const [problem] = problems;
  if (problem)
    throw new Refusal('unknown-name', `policy ${problem.message}`, {
      field: 'policy',
      kind: 'policy',
      near: problem.near,
    });
  return ids.get('policy') ?? ref;
}
