import type { OwnerRule, SomebodyRule } from './template.js';

/** Who fills which part of a program that is about to be launched. */
export interface LaunchParts {
  managerId: string;
  domainLeadId: string | null;
  /** The values of the parameters. */
  values: Readonly<Record<string, string>>;
  /** Manager of each person who exists; null where they have none. */
  managers: Readonly<Record<string, string | null>>;
}

/** The person whom a rule finds, or why it finds nobody and what to do about it. */
export type FoundOwner = { id: string } | { problem: string };

export function ownerOf(rule: OwnerRule, parts: LaunchParts): FoundOwner {
  if (!('managerOf' in rule)) return somebody(rule, parts);
  const of = somebody(rule.managerOf, parts);
  if ('problem' in of) return of;
  const manager = parts.managers[of.id];
  return manager
    ? { id: manager }
    : { problem: `is the manager of ${nameOf(rule.managerOf)}, who has none. Give them one.` };
}

function somebody(rule: SomebodyRule, parts: LaunchParts): FoundOwner {
  if ('person' in rule) return existing(rule.person.toLowerCase(), 'is a person who does not exist.', parts);
  if ('parameter' in rule) {
    const id = parts.values[rule.parameter];
    if (id === undefined) return { problem: `is the parameter ${rule.parameter}, which has no value.` };
    return existing(id.toLowerCase(), `is the parameter ${rule.parameter}: nobody has the id ${id}.`, parts);
  }
  if (rule.role === 'program_manager') return { id: parts.managerId };
  if (parts.domainLeadId === null)
    return { problem: 'is the domain lead, and the program has none. Say domainLeadId.' };
  return { id: parts.domainLeadId };
}

function existing(id: string, problem: string, { managers }: LaunchParts): FoundOwner {
  return id in managers ? { id } : { problem };
}

function nameOf(rule: SomebodyRule): string {
  if ('role' in rule) return rule.role === 'program_manager' ? 'the program manager' : 'the domain lead';
  return 'parameter' in rule ? `the parameter ${rule.parameter}` : `the person ${rule.person}`;
}
