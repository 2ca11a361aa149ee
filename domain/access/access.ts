import { Refusal } from '../refusal.js';
import type { Actor } from './actor.js';
import { has, holdsSomewhere, need } from './has.js';
import { administers } from './held.js';
import { requireWithin } from './limits.js';
import type { Place } from './place.js';
import { noWriting, refuse } from './refuse.js';
import { programRights, programStanding } from './rights.js';
import { standsByRole } from './roles.js';
import { standsInForAll } from './stands-in.js';

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

/** Writes rules, plays them on the past, and says how far each may go: what it proposes, others decide on. */
export function mayKeepRules(actor: Actor): void {
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

function canSteerRecurrence(actor: Actor, { ownerId, place }: RecurrenceParts): boolean {
  if (actor.access === 'auditor') return false;
  if (administers(actor) || actor.id === ownerId) return true;
  return place !== null && standsByRole(actor, programStanding, programRights.steer.parts, place);
}

/** People, teams, tokens of others, policies, deliveries. */
export function mayAdminister(actor: Actor): void {
  requireWithin(actor, 'administer');
  need(actor, 'administer');
}

/**
 * Hands over what hangs on somebody, or has them leave: whoever does it is shown all of it. People of outsourced sites see what
 * they have a part in, whatever they administer.
 */
export function mayHandOver(actor: Actor): void {
  mayAdminister(actor);
  if (actor.external === true) refuse('hand over what hangs on somebody', ['an administrator of the house']);
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

/** The audit trail across all records, deliveries, metrics: nobody of an outsourced site, for they tell of everything. */
export function seesAudit(actor: Actor): boolean {
  return actor.external !== true && has(actor, 'read_trail');
}

/** Asks the views of the schema `analytics` by SQL: they tell of all that is not restricted, so nobody of an outsourced site. */
export function mayQuery(actor: Actor): void {
  if (actor.external === true)
    refuse('ask the views by SQL', ['an administrator of the house', 'an auditor of the house']);
  need(actor, 'query');
}

export function mayReadAudit(actor: Actor): void {
  if (actor.external === true) refuse('read this', ['an administrator of the house', 'an auditor of the house']);
  need(actor, 'read_trail');
}
