import { allowedEvents, machineEvents, type ItemEvent, type ItemStatus } from '../item/table.js';
import { Refusal } from '../refusal.js';
import type { Actor } from './actor.js';
import { has, holdsSomewhere, need } from './has.js';
import { administers } from './held.js';
import { requireWithin } from './limits.js';
import type { Place } from './place.js';
import { noWriting, refuse } from './refuse.js';
import {
  decidedByTheRules,
  insteadOfManager,
  itemPartNames,
  itemRights,
  itemStanding,
  programRights,
  programStanding,
  type AskedOfItem,
  type DecidedByTheRules,
  type ItemPart,
} from './rights.js';
import { standsByRole } from './roles.js';

/** Who plays which part in an action item, and where it stands, for the question who may do what to it. */
export interface ItemParts {
  ownerId: string;
  ownerManagerId: string | null;
  programManagerId: string;
  domainLeadId: string | null;
  submittedById: string | null;
  place: Place;
}

export interface ProgramParts {
  managerId: string;
  place: Place;
  /** Those who own live work in it, as far as it matters for a stand-in. */
  owners?: readonly string[];
}

/** Whose absence a delegation is about. */
export interface AbsentPerson {
  id: string;
  managerId: string | null;
}

type MachineEvent = (typeof machineEvents)[number];

function isMachineEvent(event: ItemEvent): event is MachineEvent {
  return (machineEvents as readonly ItemEvent[]).includes(event);
}

function isDecidedByTheRules(event: ItemEvent): event is DecidedByTheRules {
  return (decidedByTheRules as readonly ItemEvent[]).includes(event);
}

export function canDoToItem(actor: Actor, event: ItemEvent, item: ItemParts): boolean {
  return inWhoseName(actor, event, item) !== undefined;
}

/** Where the program manager owns the item, the domain lead may do what they may not. */
function rightsOf(event: AskedOfItem, { ownerId, programManagerId }: ItemParts): readonly ItemPart[] {
  const instead = ownerId === programManagerId && insteadOfManager.includes(event);
  return instead ? [...itemRights[event], 'domainLeadId'] : itemRights[event];
}

/** Which parts may do it; undefined where that is decided by the round or a policy, or by the machine. */
export function partsThatMay(event: ItemEvent, item: ItemParts): readonly ItemPart[] | undefined {
  return isMachineEvent(event) || isDecidedByTheRules(event) ? undefined : rightsOf(event, item);
}

/** Null: in their own. Undefined: not at all. */
function inWhoseName(actor: Actor, event: ItemEvent, item: ItemParts): string | null | undefined {
  if (isMachineEvent(event) || actor.access === 'auditor') return undefined;
  if (isDecidedByTheRules(event) || administers(actor)) return null;
  const parts = rightsOf(event, item);
  const people = parts.map((part) => item[part]).filter((id) => id !== null);
  if (people.includes(actor.id) || standsByRole(actor, itemStanding, parts, item.place)) return null;
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
  return refuse(
    `${event.replaceAll('_', ' ')} this item`,
    [...known.map((part) => itemPartNames[part]), 'an administrator'],
    actor.id === item.ownerId ? ownersInstead(event) : '',
  );
}

/** What there is to be done to an item in its state, where somebody may do none of it whatever the facts are. */
export function refusedByRight(
  actor: Actor,
  status: ItemStatus,
  item: ItemParts,
): { command: ItemEvent; because: string }[] {
  return allowedEvents(status).flatMap((command) => {
    try {
      mayDoToItem(actor, command, item);
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [{ command, because: error.detail }];
      throw error;
    }
  });
}

/** Whoever owes it asks for what they may not do themself, and others agree: in the words of `own-obligation.ts`. */
function ownersInstead(event: ItemEvent): string {
  if (event === 'change_due') return ' You may ask for more time, which others agree to (tollgate extend).';
  return event === 'hold' || event === 'cancel' ? ' You may ask for it, which others agree to (tollgate request).' : '';
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
  if (actor.id === createdBy || administers(actor)) return;
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
  if (administers(actor) || program.managerId === actor.id) return null;
  if (standsByRole(actor, programStanding, programRights.steer.parts, program.place)) return null;
  if (standsInForAll(actor, program.managerId, program.owners ?? [])) return program.managerId;
  return refuse('do this to the program', ['its manager', 'an administrator']);
}

/** Whether somebody is the domain lead of a program, or stands there by a role. */
export function leadsProgram(
  actor: Actor,
  { domainLeadId, place }: { domainLeadId: string | null; place: Place },
): boolean {
  return domainLeadId === actor.id || standsByRole(actor, programStanding, ['domainLeadId'], place);
}

/** Restricts a record that is of no program, and says who reads it: whoever answers for it, in their own name. */
export function maySetReaders(actor: Actor, deciders: readonly (string | null)[]): void {
  if (actor.access === 'auditor') noWriting(actor);
  if (administers(actor) || deciders.includes(actor.id)) return;
  refuse('say who reads this', ['whoever answers for it', 'an administrator']);
}

/** Holds, cancels or resumes a program as its domain lead, where its manager owes something in it: in their own name. */
export function mayStopInstead(actor: Actor): null {
  return actor.access === 'auditor' ? noWriting(actor) : null;
}

/** Says who manages and who leads a program: that decides who signs, so no stand-in does it. */
export function maySayWhoLeads(actor: Actor, program: ProgramParts): void {
  const { standsInFor: _, ...themself } = actor;
  maySteerProgram(themself, program);
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
  if (!administers(actor))
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
  if ([standInId, person.id, person.managerId].includes(actor.id) || administers(actor)) return;
  refuse('end this', ['the person themself', 'their manager', 'the stand-in', 'an administrator']);
}

/**
 * Creates programs.
 * @param place of the program that is to be made; undefined where that is not known yet: somewhere
 */
export function mayLaunch(actor: Actor, place?: Place): void {
  requireWithin(actor, 'act', null);
  if (place === undefined && actor.access !== 'auditor' && holdsSomewhere(actor, 'launch')) return;
  need(actor, 'launch', place);
}

/** Writes templates and publishes them. */
export function mayKeepTemplates(actor: Actor): void {
  need(actor, 'keep_templates');
}

/** Writes policies and publishes them. */
export function mayKeepPolicies(actor: Actor): void {
  need(actor, 'keep_policies');
}

/** Whose a recurrence is, and where the program stands that it makes items in; null: it makes programs. */
interface RecurrenceParts {
  ownerId: string;
  place: Place | null;
}

/** Changes, pauses, runs or ends a recurrence: whoever manages what it makes. */
export function maySteerRecurrence(actor: Actor, recurrence: RecurrenceParts): void {
  if (canSteerRecurrence(actor, recurrence)) return;
  if (actor.access === 'auditor') noWriting(actor);
  refuse('do this to the recurrence', ['its owner', 'an administrator']);
}

export function canSteerRecurrence(actor: Actor, { ownerId, place }: RecurrenceParts): boolean {
  if (actor.access === 'auditor') return false;
  if (administers(actor) || actor.id === ownerId) return true;
  return place !== null && standsByRole(actor, programStanding, programRights.steer.parts, place);
}

/** People, teams, tokens of others, policies, deliveries. */
export function mayAdminister(actor: Actor): void {
  requireWithin(actor, 'administer');
  need(actor, 'administer');
}

/** Who has a duty for a time: people of the rota among themselves; that nobody has it, or for long, administrators say. */
export function maySwapDuty(
  actor: Actor,
  members: readonly string[],
  { personId, days }: { personId: string | null; days: number },
): void {
  if (administers(actor)) return;
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
  if (days <= mostDaysOfMaintenance || (administers(actor) && !owes)) return;
  refuse(`hold escalation back for more than ${mostDaysOfMaintenance} days to come in all`, [
    'an administrator who owes nothing that it covers',
  ]);
}

const mostDaysOfMaintenance = 31;

/** A person's addresses, preferences, links and feeds: their own, or as an administrator. */
export function mayManageMessagesOf(actor: Actor, personId: string): void {
  if (actor.id === personId || administers(actor)) return;
  refuse('see or change how messages reach this person', ['that person', 'an administrator']);
}

/** That an address is a person's: nobody says so for them, no administrator either, or buttons there would be another's. */
export function mayConfirmFor(actor: Actor, personId: string): void {
  if (actor.id !== personId) refuse('confirm an address of this person', ['the person whose address it is']);
}

/** The audit trail across all records, deliveries, metrics. */
export function seesAudit(actor: Actor): boolean {
  return has(actor, 'read_trail');
}

export function mayReadAudit(actor: Actor): void {
  need(actor, 'read_trail');
}
