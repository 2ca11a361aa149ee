import type { ItemEvent, machineEvents } from '../item/table.js';
import type { Access } from './actor.js';
import type { Role } from './grant.js';
import type { Standing } from './roles.js';

/*
 * Who may do what, as data: decisions are made from these tables, and docs/access.md is written from them. The rules of the
 * engine come after it: they know, for instance, that nobody decides on their own extension, and who signs.
 */

/** Parts that people play in an action item. */
export const itemPartNames = {
  ownerId: 'its owner',
  ownerManagerId: "the owner's manager",
  programManagerId: 'the manager of its program',
  domainLeadId: 'the domain lead of its program',
  submittedById: 'whoever handed it in',
} as const;
export type ItemPart = keyof typeof itemPartNames;

/** Who may is decided by the round, or by the extension or effectiveness policy: those asked, and who stands in for them. */
export const decidedByTheRules = [
  'sign',
  'revoke',
  'break_glass',
  'confirm_glass',
  'refuse_glass',
  'ask',
  'decide_extension',
  'take_back_extension',
  'pass_effectiveness',
  'fail_effectiveness',
] as const;
export type DecidedByTheRules = (typeof decidedByTheRules)[number];

/** What of an exception or a risk its round decides about: who signs, and who may have it decided past those. */
const ofTheRound = ['sign', 'break_glass', 'confirm_glass', 'refuse_glass'];

export function isOfTheRound(event: string): boolean {
  return ofTheRound.includes(event);
}

const workers: ItemPart[] = ['ownerId', 'programManagerId'];
const steerers: ItemPart[] = ['programManagerId'];

export type AskedOfItem = Exclude<ItemEvent, DecidedByTheRules | (typeof machineEvents)[number]>;

/** Which parts may do what to an item; an administrator always may. */
export const itemRights: Record<AskedOfItem, readonly ItemPart[]> = {
  start: workers,
  submit: workers,
  withdraw: ['ownerId', 'submittedById'],
  answer: ['ownerId', 'submittedById'],
  request_extension: workers,
  request_consent: workers,
  add_evidence: workers,
  remove_evidence: workers,
  edit: workers,
  acknowledge: ['ownerId', 'ownerManagerId', 'programManagerId', 'domainLeadId'],
  reassign: steerers,
  hold: steerers,
  resume: steerers,
  change_due: steerers,
  cancel: steerers,
  reopen: steerers,
  set_effectiveness: steerers,
  replan: steerers,
};

/**
 * What the program manager does not do to an item of their own, because it would weaken what they owe: there the domain
 * lead may.
 */
export const insteadOfManager: readonly ItemEvent[] = [
  'hold',
  'resume',
  'change_due',
  'cancel',
  'set_effectiveness',
  'replan',
];

export const itemStanding: Standing<ItemPart> = {
  administrator: ['programManagerId', 'domainLeadId'],
  head_of_governance: ['domainLeadId'],
  program_manager: ['programManagerId'],
};

/** Parts that people play in a program. */
export const programPartNames = {
  managerId: 'its manager',
  domainLeadId: 'its domain lead, where its manager owes something in it',
} as const;
export type ProgramPart = keyof typeof programPartNames;

/** What is done to a whole program; who signs at its tollgates is decided by the round. */
export const programRights = {
  steer: {
    does: 'change it, add items and phases, import into it, rehearse it, its rooms and maintenance windows, launch it',
    parts: ['managerId'],
  },
  stop: { does: 'hold, cancel or resume it', parts: ['managerId', 'domainLeadId'] },
} as const satisfies Record<string, { does: string; parts: readonly ProgramPart[] }>;

export const programStanding: Standing<ProgramPart> = {
  administrator: ['managerId', 'domainLeadId'],
  head_of_governance: ['domainLeadId'],
  program_manager: ['managerId'],
};

/** Parts that people play in an exception. */
export const exceptionPartNames = {
  requestedBy: 'whoever asked for it',
  riskOwnerId: 'the owner of the risk',
  domainLeadId: 'the domain lead',
  programManagerIds: 'a manager of the programs of its items',
} as const;
export type ExceptionPart = keyof typeof exceptionPartNames;

const askers: ExceptionPart[] = ['requestedBy', 'riskOwnerId'];
const concerned: ExceptionPart[] = [...askers, 'domainLeadId', 'programManagerIds'];

/** Which parts may do what to an exception; who signs is decided by its round. An administrator always may. */
export const exceptionRights = {
  request: askers,
  edit: askers,
  withdraw: askers,
  renew: [...askers, 'programManagerIds'],
  revoke: concerned,
  reassess: concerned,
} as const satisfies Record<string, readonly ExceptionPart[]>;

export const exceptionStanding: Standing<ExceptionPart> = {
  administrator: ['programManagerIds', 'domainLeadId'],
  head_of_governance: ['domainLeadId'],
  program_manager: ['programManagerIds'],
};

export interface Right {
  /** As refusals and the page say it: "Only … may …". */
  does: string;
  /** By what somebody may everywhere. */
  access: readonly Access[];
  /** By a role. */
  roles: readonly Role[];
  /** Whether the role must hold for all that there is, or for the place of what is made. */
  scope: 'all' | 'place';
}

/** What belongs to no record, or to one that is still to be made. */
export const rights = {
  administer: {
    does: 'do this',
    access: ['administrator'],
    roles: ['administrator'],
    scope: 'all',
  },
  launch: {
    does: 'create a program',
    access: ['program_manager', 'administrator'],
    roles: ['program_manager', 'administrator'],
    scope: 'place',
  },
  keep_templates: {
    does: 'write or publish a template',
    access: ['program_manager', 'administrator'],
    roles: ['program_manager', 'head_of_governance', 'administrator'],
    scope: 'all',
  },
  keep_policies: {
    does: 'write or publish a policy or a rule',
    access: ['administrator'],
    roles: ['head_of_governance', 'administrator'],
    scope: 'all',
  },
  read_trail: {
    does: 'read this',
    access: ['administrator', 'auditor'],
    roles: ['administrator', 'head_of_governance', 'auditor'],
    scope: 'all',
  },
  query: {
    does: 'ask the views by SQL',
    access: ['administrator', 'auditor'],
    roles: ['administrator', 'head_of_governance', 'auditor', 'risk_analyst'],
    scope: 'all',
  },
  keep_holds: {
    does: 'place or lift a legal hold',
    access: ['administrator', 'auditor'],
    roles: ['administrator'],
    scope: 'all',
  },
  give_roles: {
    does: 'give or take this role',
    access: ['administrator'],
    roles: ['administrator'],
    scope: 'place',
  },
} as const satisfies Record<string, Right>;
export type RightName = keyof typeof rights;
