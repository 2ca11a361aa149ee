import type { ExceptionEvent } from '../exception/table.js';
import type { Actor } from './actor.js';
import { noWriting, refuse } from './refuse.js';

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
