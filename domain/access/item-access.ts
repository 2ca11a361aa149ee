import { allowedEvents, machineEvents, type ItemEvent, type ItemStatus } from '../item/table.js';
import { Refusal } from '../refusal.js';
import type { Actor } from './actor.js';
import { administers } from './held.js';
import type { Place } from './place.js';
import { noWriting, refuse } from './refuse.js';
import {
  decidedByTheRules,
  insteadOfManager,
  itemPartNames,
  itemRights,
  itemStanding,
  type AskedOfItem,
  type DecidedByTheRules,
  type ItemPart,
} from './rights.js';
import { standsByRole } from './roles.js';
import { standsInForAll } from './stands-in.js';

/** Who plays which part in an action item, and where it stands, for the question who may do what to it. */
export interface ItemParts {
  ownerId: string;
  ownerManagerId: string | null;
  programManagerId: string;
  domainLeadId: string | null;
  submittedById: string | null;
  place: Place;
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
