import type { ExceptionEvent } from '../exception/table.js';
import type { Actor } from './actor.js';
import { byWhat, type Explanation } from './explain.js';
import { administers } from './held.js';
import type { Place } from './place.js';
import { noWriting, refuse } from './refuse.js';
import { exceptionPartNames, exceptionRights, exceptionStanding, isOfTheRound, type ExceptionPart } from './rights.js';
import { standsByRole } from './roles.js';

/** Who plays which part in an exception, and where it stands. */
export interface ExceptionParts {
  requestedBy: string;
  riskOwnerId: string;
  domainLeadId: string | null;
  programManagerIds: string[];
  place: Place;
}

type AskedEvent = keyof typeof exceptionRights;

/** Asks for an exception: everybody but auditors; others decide on it. */
export function mayRequestException(actor: Actor): void {
  if (actor.access === 'auditor') noWriting(actor);
}

export function canDoToException(actor: Actor, event: ExceptionEvent, parts: ExceptionParts): boolean {
  if (actor.access === 'auditor') return false;
  if (isOfTheRound(event)) return true;
  const rights: readonly ExceptionPart[] | undefined = exceptionRights[event as AskedEvent];
  if (rights === undefined) return false;
  if (administers(actor) || rights.some((part) => [parts[part]].flat().includes(actor.id))) return true;
  return standsByRole(actor, exceptionStanding, rights, parts.place);
}

/** By which part or role somebody may do it; null: by none, undefined: the round says who. */
export function byWhatOnException(
  actor: Actor,
  event: ExceptionEvent,
  parts: ExceptionParts,
): Explanation | null | undefined {
  const asked: readonly ExceptionPart[] | undefined = exceptionRights[event as AskedEvent];
  const played = asked?.map((part) => ({
    ...{ part, name: exceptionPartNames[part] },
    people: [parts[part]].flat().filter((id) => id !== null),
  }));
  return played && byWhat(actor, exceptionStanding, played, parts.place);
}

/** @throws Refusal `not-allowed` naming who could */
export function mayDoToException(actor: Actor, event: ExceptionEvent, parts: ExceptionParts): void {
  if (canDoToException(actor, event, parts)) return;
  if (actor.access === 'auditor') noWriting(actor);
  const rights: readonly ExceptionPart[] | undefined = exceptionRights[event as AskedEvent];
  const who = (rights ?? []).map((part) => exceptionPartNames[part]);
  refuse(`${event} this exception`, [...who, 'an administrator']);
}
