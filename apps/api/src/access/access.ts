import type { ExceptionEvent } from '../../../../domain/exception/table.js';
import type { ItemEvent } from '../../../../domain/action-item/table.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Actor } from './actor.js';

/** Who plays which part in an action item, for the question who may do what to it. */
export interface ItemParts {
  ownerId: string;
  ownerManagerId: string | null;
  programManagerId: string;
  domainLeadId: string | null;
}

export interface ProgramParts {
  managerId: string;
}

const partNames = {
  ownerId: 'its owner',
  ownerManagerId: "the owner's manager",
  programManagerId: 'the manager of its program',
  domainLeadId: 'the domain lead of its program',
} as const;

type Part = keyof typeof partNames;

const workers: Part[] = ['ownerId', 'programManagerId'];
const steerers: Part[] = ['programManagerId'];

/** What programs, exceptions and the machine do to items; no person can. */
const machineEvents = ['activate', 'suspend', 'release', 'unreached', 'end_maintenance'] as const satisfies ItemEvent[];
type MachineEvent = (typeof machineEvents)[number];

function isMachineEvent(event: ItemEvent): event is MachineEvent {
  return (machineEvents as readonly ItemEvent[]).includes(event);
}

/**
 * Which parts may do what to an item; an administrator always may. The rules of the engine come after it: they know, for
 * instance, that nobody decides on his own extension, and who signs.
 */
const itemRights: Record<Exclude<ItemEvent, 'sign' | MachineEvent>, Part[]> = {
  start: workers,
  submit: workers,
  request_extension: workers,
  add_evidence: workers,
  remove_evidence: workers,
  edit: workers,
  acknowledge: ['ownerId', 'ownerManagerId', 'programManagerId', 'domainLeadId'],
  decide_extension: ['programManagerId', 'ownerManagerId', 'domainLeadId'],
  reassign: steerers,
  hold: steerers,
  resume: steerers,
  change_due: steerers,
  cancel: steerers,
  reopen: steerers,
  replan: steerers,
};

export function canDoToItem(actor: Actor, event: ItemEvent, item: ItemParts): boolean {
  if (isMachineEvent(event) || actor.access === 'auditor') return false;
  if (event === 'sign' || actor.access === 'administrator') return true;
  return itemRights[event].some((part) => item[part] === actor.id);
}

/** @throws Refusal `not-allowed` naming who could */
export function mayDoToItem(actor: Actor, event: ItemEvent, item: ItemParts): void {
  if (canDoToItem(actor, event, item)) return;
  if (actor.access === 'auditor') return noWriting(actor);
  const parts = event === 'sign' || isMachineEvent(event) ? [] : itemRights[event];
  const who = parts.map((part) => partNames[part]);
  refuse(`${event.replaceAll('_', ' ')} this item`, [...who, 'an administrator']);
}

/** Everybody with a token may read items and programs. */
export function mayReadItem(_actor: Actor): void {
  // Openness is the rule here: an obligation that others cannot see is not escalated by them either.
}

/** Comments: everybody but auditors, who only read. */
export function mayComment(actor: Actor): void {
  if (actor.access === 'auditor') noWriting(actor);
}

/** Changes a program, adds items to it, imports into it. */
export function maySteerProgram(actor: Actor, program: ProgramParts): void {
  if (actor.access === 'auditor') noWriting(actor);
  if (actor.access === 'administrator' || program.managerId === actor.id) return;
  refuse('do this to the program', ['its manager', 'an administrator']);
}

/** Who plays which part in an exception. */
export interface ExceptionParts {
  requestedBy: string;
  riskOwnerId: string;
  domainLeadId: string | null;
  programManagerIds: string[];
}

const exceptionPartNames = {
  requestedBy: 'whoever asked for it',
  riskOwnerId: 'the owner of the risk',
  domainLeadId: 'the domain lead',
  programManagerIds: 'a manager of the programs of its items',
} as const;

type ExceptionPart = keyof typeof exceptionPartNames;
type AskedEvent = Exclude<ExceptionEvent, 'sign' | 'start' | 'end' | 'evaluate'>;

const askers: ExceptionPart[] = ['requestedBy', 'riskOwnerId'];
const concerned: ExceptionPart[] = [...askers, 'domainLeadId', 'programManagerIds'];

/** Which parts may do what to an exception; who signs is decided by its round. An administrator always may. */
const exceptionRights: Record<AskedEvent, ExceptionPart[]> = {
  request: askers,
  edit: askers,
  withdraw: askers,
  renew: [...askers, 'programManagerIds'],
  revoke: concerned,
  reassess: concerned,
};

/** Asks for an exception: everybody but auditors; others decide on it. */
export function mayRequestException(actor: Actor): void {
  if (actor.access === 'auditor') noWriting(actor);
}

export function canDoToException(actor: Actor, event: ExceptionEvent, parts: ExceptionParts): boolean {
  if (actor.access === 'auditor') return false;
  if (event === 'sign') return true;
  const rights: ExceptionPart[] | undefined = exceptionRights[event as AskedEvent];
  if (rights === undefined) return false;
  return actor.access === 'administrator' || rights.some((part) => [parts[part]].flat().includes(actor.id));
}

/** @throws Refusal `not-allowed` naming who could */
export function mayDoToException(actor: Actor, event: ExceptionEvent, parts: ExceptionParts): void {
  if (canDoToException(actor, event, parts)) return;
  if (actor.access === 'auditor') noWriting(actor);
  const rights: ExceptionPart[] | undefined = exceptionRights[event as AskedEvent];
  const who = (rights ?? []).map((part) => exceptionPartNames[part]);
  refuse(`${event} this exception`, [...who, 'an administrator']);
}

/** Creates programs. */
export function mayLaunch(actor: Actor): void {
  if (actor.access === 'administrator' || actor.access === 'program_manager') return;
  refuse('create a program', ['a program manager', 'an administrator']);
}

/** People, teams, tokens of others, policies, deliveries. */
export function mayAdminister(actor: Actor): void {
  if (actor.access !== 'administrator') refuse('do this', ['an administrator']);
}

/** Swaps a duty: whoever takes turns in the rota, and administrators. */
export function maySwapDuty(actor: Actor, members: readonly string[]): void {
  if (actor.access === 'administrator' || (actor.access !== 'auditor' && members.includes(actor.id))) return;
  refuse('change who is on duty', ['the people of the rota', 'an administrator']);
}

/** Sets up or cancels a maintenance window: of one program its manager, else administrators. */
export function maySetMaintenance(actor: Actor, program: ProgramParts | null): void {
  if (program === null) mayAdminister(actor);
  else maySteerProgram(actor, program);
}

/** A person's addresses, preferences, links and feeds: his own, or as an administrator. */
export function mayManageMessagesOf(actor: Actor, personId: string): void {
  if (actor.id === personId || actor.access === 'administrator') return;
  refuse('see or change how messages reach this person', ['the person himself', 'an administrator']);
}

/** The audit trail across all records, deliveries, metrics. */
export function mayReadAudit(actor: Actor): void {
  if (actor.access === 'administrator' || actor.access === 'auditor') return;
  refuse('read this', ['an administrator', 'an auditor']);
}

function noWriting(actor: Actor): never {
  throw new Refusal(
    'not-allowed',
    `${actor.name} has the access of an auditor, who reads everything and changes nothing.`,
  );
}

function refuse(what: string, who: string[]): never {
  const last = who.at(-1) ?? '';
  const names = who.length > 1 ? `${who.slice(0, -1).join(', ')} or ${last}` : last;
  throw new Refusal('not-allowed', `Only ${names} may ${what}.`);
}
