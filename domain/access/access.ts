import { machineEvents, type ItemEvent } from '../item/table.js';
import { Refusal } from '../refusal.js';
import type { Actor } from './actor.js';
import { noWriting, refuse } from './refuse.js';

/** Who plays which part in an action item, for the question who may do what to it. */
export interface ItemParts {
  ownerId: string;
  ownerManagerId: string | null;
  programManagerId: string;
  domainLeadId: string | null;
  submittedById: string | null;
}

export interface ProgramParts {
  managerId: string;
  /** Those who own live work in it, as far as it matters for a stand-in. */
  owners?: readonly string[];
}

/** Whose absence a delegation is about. */
export interface AbsentPerson {
  id: string;
  managerId: string | null;
}

const partNames = {
  ownerId: 'its owner',
  ownerManagerId: "the owner's manager",
  programManagerId: 'the manager of its program',
  domainLeadId: 'the domain lead of its program',
  submittedById: 'whoever handed it in',
} as const;

type Part = keyof typeof partNames;

const workers: Part[] = ['ownerId', 'programManagerId'];
const steerers: Part[] = ['programManagerId'];

type MachineEvent = (typeof machineEvents)[number];

function isMachineEvent(event: ItemEvent): event is MachineEvent {
  return (machineEvents as readonly ItemEvent[]).includes(event);
}
/** Who may is decided by the round, or by the extension or effectiveness policy: those asked, and who stands in for them. */
const decidedByTheRules = [
  'sign',
  'revoke',
  'ask',
  'decide_extension',
  'take_back_extension',
  'pass_effectiveness',
  'fail_effectiveness',
] as const;
type DecidedByTheRules = (typeof decidedByTheRules)[number];

/**
 * Which parts may do what to an item; an administrator always may. The rules of the engine come after it: they know, for
 * instance, that nobody decides on their own extension, and who signs.
 */
const itemRights: Record<Exclude<ItemEvent, DecidedByTheRules | MachineEvent>, Part[]> = {
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

function isDecidedByTheRules(event: ItemEvent): event is DecidedByTheRules {
  return (decidedByTheRules as readonly ItemEvent[]).includes(event);
}

export function canDoToItem(actor: Actor, event: ItemEvent, item: ItemParts): boolean {
  return inWhoseName(actor, event, item) !== undefined;
}

/** What the program manager does not do to an item of their own, because it would weaken what they owe. */
const others: readonly ItemEvent[] = ['hold', 'resume', 'change_due', 'cancel', 'set_effectiveness', 'replan'];

/** Where the program manager owns the item, the domain lead may do what they may not. */
function rightsOf(event: keyof typeof itemRights, { ownerId, programManagerId }: ItemParts): Part[] {
  const instead = ownerId === programManagerId && others.includes(event);
  return instead ? [...itemRights[event], 'domainLeadId'] : itemRights[event];
}

/** Null: in their own. Undefined: not at all. */
function inWhoseName(actor: Actor, event: ItemEvent, item: ItemParts): string | null | undefined {
  if (isMachineEvent(event) || actor.access === 'auditor') return undefined;
  if (isDecidedByTheRules(event) || actor.access === 'administrator') return null;
  const people = rightsOf(event, item)
    .map((part) => item[part])
    .filter((id) => id !== null);
  if (people.includes(actor.id)) return null;
  return people.find((id) => standsInForAll(actor, id, id === item.ownerId ? [] : [item.ownerId]));
}

/** Standing in gives nobody more on their own work: no way to those above leads through its owners. */
function standsInForAll(actor: Actor, personId: string, owners: readonly string[]): boolean {
  return (actor.standsInFor ?? []).some(
    (absent) =>
      absent.personId === personId &&
      absent.scope === 'everything' &&
      !absent.through.some((id) => owners.includes(id)),
  );
}

/**
 * In whose name they may do it: null for their own, or the absent person for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function mayDoToItem(actor: Actor, event: ItemEvent, item: ItemParts): string | null {
  const name = inWhoseName(actor, event, item);
  if (name !== undefined) return name;
  if (actor.access === 'auditor') return noWriting(actor);
  const known = isMachineEvent(event) || isDecidedByTheRules(event) ? [] : rightsOf(event, item);
  return refuse(`${event.replaceAll('_', ' ')} this item`, [
    ...known.map((part) => partNames[part]),
    'an administrator',
  ]);
}

/** Asks for something to be done to many items: everybody but auditors; each item is looked at by itself. */
export function mayChangeInBulk(actor: Actor): void {
  if (actor.access === 'auditor') noWriting(actor);
}

/** Carries out what was previewed: whoever asked for it, for it is done as by them. */
export function mayRunBulk(actor: Actor, { createdBy }: { createdBy: string }): void {
  if (actor.id !== createdBy) refuse('carry out this operation', ['whoever asked for it']);
}

export function mayCancelBulk(actor: Actor, { createdBy }: { createdBy: string }): void {
  if (actor.id === createdBy || actor.access === 'administrator') return;
  refuse('cancel this operation', ['whoever asked for it', 'an administrator']);
}

/** Comments: everybody but auditors, who only read. */
export function mayComment(actor: Actor): void {
  if (actor.access === 'auditor') noWriting(actor);
}

/**
 * Changes a program, adds items to it, imports into it. In whose name: null for their own, or the manager for whom they
 * stand in.
 * @throws Refusal `not-allowed`
 */
export function maySteerProgram(actor: Actor, program: ProgramParts): string | null {
  if (actor.access === 'auditor') noWriting(actor);
  if (actor.access === 'administrator' || program.managerId === actor.id) return null;
  if (standsInForAll(actor, program.managerId, program.owners ?? [])) return program.managerId;
  return refuse('do this to the program', ['its manager', 'an administrator']);
}

/** Holds, cancels or resumes a program as its domain lead, where its manager owes something in it: in their own name. */
export function mayStopInstead(actor: Actor): null {
  return actor.access === 'auditor' ? noWriting(actor) : null;
}

/** Says who manages and who leads a program: that decides who signs, so no stand-in does it. */
export function maySayWhoLeads(actor: Actor, program: ProgramParts): void {
  maySteerProgram({ id: actor.id, name: actor.name, access: actor.access }, program);
}

/** Decides at a tollgate, asks and takes back: the round knows who may. */
export function mayDecide(actor: Actor): void {
  if (actor.access === 'auditor') noWriting(actor);
}

/**
 * Says who stands in for a person: they themselves, or an administrator who says why and is not the one who stands in.
 * A manager does not: they may be who gains by it.
 */
export function mayDelegate(actor: Actor, person: AbsentPerson, standInId: string, reason: string): void {
  if (actor.access === 'auditor') noWriting(actor);
  if (actor.id === person.id) return;
  if (actor.access !== 'administrator')
    refuse('say who stands in for this person', ['the person themself', 'an administrator, with a reason']);
  if (actor.id === standInId)
    throw new Refusal(
      'separation-of-duties',
      'Nobody puts themself in the place of another. The person themself, or another administrator, sets it.',
    );
  if (reason.trim() === '')
    throw new Refusal('invalid-command', 'Setting a stand-in for somebody else needs a reason; both are told of it.');
}

/** Ends a delegation before its time; a stand-in may give it back. */
export function mayEndDelegation(actor: Actor, person: AbsentPerson, standInId: string): void {
  if (actor.access === 'auditor') noWriting(actor);
  if ([standInId, person.id, person.managerId].includes(actor.id) || actor.access === 'administrator') return;
  refuse('end this', ['the person themself', 'their manager', 'the stand-in', 'an administrator']);
}

/** Creates programs. */
export function mayLaunch(actor: Actor): void {
  if (actor.access === 'administrator' || actor.access === 'program_manager') return;
  refuse('create a program', ['a program manager', 'an administrator']);
}

/** Writes templates and publishes them. */
export function mayKeepTemplates(actor: Actor): void {
  if (actor.access === 'administrator' || actor.access === 'program_manager') return;
  refuse('write or publish a template', ['a program manager', 'an administrator']);
}

/** Changes, pauses, runs or ends a recurrence: whoever manages what it makes. */
export function maySteerRecurrence(actor: Actor, { ownerId }: { ownerId: string }): void {
  if (canSteerRecurrence(actor, { ownerId })) return;
  if (actor.access === 'auditor') noWriting(actor);
  refuse('do this to the recurrence', ['its owner', 'an administrator']);
}

export function canSteerRecurrence(actor: Actor, { ownerId }: { ownerId: string }): boolean {
  return actor.access === 'administrator' || (actor.access !== 'auditor' && actor.id === ownerId);
}

/** People, teams, tokens of others, policies, deliveries. */
export function mayAdminister(actor: Actor): void {
  if (actor.access !== 'administrator') refuse('do this', ['an administrator']);
}

/** Who has a duty for a time: people of the rota among themselves; that nobody has it, or for long, administrators say. */
export function maySwapDuty(
  actor: Actor,
  members: readonly string[],
  { personId, days }: { personId: string | null; days: number },
): void {
  if (actor.access === 'administrator') return;
  if (personId === null) refuse('leave a duty to nobody', ['an administrator']);
  if (days > mostDaysOfSwap)
    refuse(`give somebody a duty for more than ${mostDaysOfSwap} days in all`, ['an administrator']);
  if (actor.access !== 'auditor' && members.includes(actor.id)) return;
  refuse('change who is on duty', ['the people of the rota', 'an administrator']);
}

const mostDaysOfSwap = 31;

/** Sets up or cancels a maintenance window: of one program its manager, else administrators. */
export function maySetMaintenance(actor: Actor, program: ProgramParts | null): void {
  if (program === null) mayAdminister(actor);
  else maySteerProgram(actor, program);
}

/**
 * Holds escalation back for so many days to come in all. Nobody holds it back for long from what they owe.
 *
 * @param owes whether they owe something that is covered
 */
export function mayHoldBack(actor: Actor, { days, owes }: { days: number; owes: boolean }): void {
  if (days <= mostDaysOfMaintenance || (actor.access === 'administrator' && !owes)) return;
  refuse(`hold escalation back for more than ${mostDaysOfMaintenance} days to come in all`, [
    'an administrator who owes nothing that it covers',
  ]);
}

const mostDaysOfMaintenance = 31;

/** A person's addresses, preferences, links and feeds: their own, or as an administrator. */
export function mayManageMessagesOf(actor: Actor, personId: string): void {
  if (actor.id === personId || actor.access === 'administrator') return;
  refuse('see or change how messages reach this person', ['that person', 'an administrator']);
}

/** That an address is a person's: nobody says so for them, no administrator either, or buttons there would be another's. */
export function mayConfirmFor(actor: Actor, personId: string): void {
  if (actor.id !== personId) refuse('confirm an address of this person', ['the person whose address it is']);
}

/** The audit trail across all records, deliveries, metrics. */
export function seesAudit(actor: Actor): boolean {
  return actor.access === 'administrator' || actor.access === 'auditor';
}

export function mayReadAudit(actor: Actor): void {
  if (seesAudit(actor)) return;
  refuse('read this', ['an administrator', 'an auditor']);
}
