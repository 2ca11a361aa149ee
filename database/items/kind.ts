import { mayDoToItem, partsThatMay } from '../../domain/access/item-access.js';
import type { Actor } from '../../domain/access/actor.js';
import { byWhat } from '../../domain/access/explain.js';
import { itemAccess } from '../../domain/access/kind-access.js';
import { requireWithin } from '../../domain/access/limits.js';
import type { ExceptionToItem, ItemCommand, MachineToItem } from '../../domain/item/commands.js';
import type { ProgramToItem } from '../../domain/program/to-items.js';
import { decideItem } from '../../domain/item/decide.js';
import { fireDueSteps } from '../../domain/item/fire.js';
import { followPeople } from '../../domain/item/follow-people.js';
import type { ItemRecord } from '../../domain/item/item.js';
import type { ItemEffect, ItemOutcome } from '../../domain/item/outcome.js';
import { accessParts, whyNotPossible } from '../../domain/access/possible-on-item.js';
import { itemPartNames, itemStanding } from '../../domain/access/rights.js';
import { isLive, itemEvents, itemTable, type ItemEvent } from '../../domain/item/table.js';
import { isCheckPending } from '../../domain/item/check.js';
import { Refusal } from '../../domain/refusal.js';
import { describeInstant, type Instant } from '../../domain/time.js';
import { explains } from '../record/explained.js';
import type { StoredKind, Wanted } from '../record/kind.js';
import type { By, CommandRequest } from '../../domain/record/command.js';
import { findItem } from './listed-items.js';
import { loadItemRecords, type LoadOptions } from './load-items.js';
import { itemOutbox, saveItemEffects, saveItems, tellThoseWhoWait } from './save-items.js';

/** Whatever is done to an item: by people, by its program, by an exception, by the machine. */
export type AnyItemCommand = ItemCommand | ProgramToItem | ExceptionToItem | MachineToItem;

export const itemKind: StoredKind<ItemRecord, AnyItemCommand, ItemEffect> = {
  kind: 'action_item',
  noun: 'action item',
  states: { title: 'Action item', table: itemTable },
  many: true,
  factsOf: ({ item }) => item,
  workflowVersionOf: ({ item }) => item.workflowVersion,
  armsOnly: true,
  isLive: ({ item }) => isLive(item.status) || isCheckPending(item),
  programOf: ({ item }) => item.programId,
  aboutOf: ({ item, programName, phaseName, ownerName, ownerZone }) => ({
    facts: {
      itemTitle: item.title,
      itemNumber: item.number,
      programName,
      phaseName,
      ownerName,
      dueText: describeInstant(item.dueAt, ownerZone),
    },
    dueAt: item.dueAt,
  }),
  load: (manager, ids, wanted) => loadItemRecords(manager, [...ids], neededBy(wanted)),
  inWhoseName: (_manager, actor, command, subject) => actsOnItemAs(actor, command, subject),
  carryOut: (_manager, outcome, command, by) => carryOutOnItem(outcome, command, by),
  look: (_manager, outcome, now) => lookAtItem(outcome, now),
  async called(manager, ref) {
    const { id, number, version, program_id: programId } = await findItem(manager, ref);
    return { id, number, version, programId, deciders: [] };
  },
  access: itemAccess,
  explains: explains<ItemRecord, ItemEvent>({
    events: itemEvents,
    async load(manager, id, actor, at) {
      const [subject] = await loadItemRecords(manager, [id], { at, actors: [actor.id] });
      return subject ?? null;
    },
    ask: (actor, event, subject) => mayDoToItem(actor, event, accessParts(subject)),
    byWhat(actor, event, subject) {
      const parts = accessParts(subject);
      const played = partsThatMay(event, parts)?.map((part) => ({
        ...{ part, name: itemPartNames[part] },
        people: [parts[part] ?? ''],
      }));
      return played && byWhat(actor, itemStanding, played, parts.place);
    },
    whyNot: (actor, event, subject, at) => whyNotPossible(subject, actor, event, at),
  }),
  saveRows: saveItems,
  saveEffects: saveItemEffects,
  outboxOf: itemOutbox,
  afterwards: tellThoseWhoWait,
};

/**
 * In whose name somebody does it: null for their own.
 * @param actor null: they are not there any more
 * @throws Refusal `not-allowed`
 */
export function actsOnItemAs(actor: Actor | null, command: AnyItemCommand, subject: ItemRecord): string | null {
  if (actor === null) throw new Refusal('not-allowed', 'Whoever asks for this has left.');
  requireWithin(actor, 'act', subject.item.programId);
  return mayDoToItem(actor, command.type as ItemEvent, accessParts(subject));
}

/**
 * What a command leads to on the facts, what is due by then included; nothing is written. A command that asked for what
 * is the case already leaves no event under its key.
 *
 * @throws Refusal
 */
export function carryOutOnItem(outcome: ItemOutcome, command: AnyItemCommand, by: By): ItemOutcome {
  if (command.type === 'reassign' && !(command.ownerId in outcome.after.managers))
    throw new Refusal('unknown-person', `There is no person ${command.ownerId} to become the owner.`);
  if (command.type === 'cancel') return decideItem(lookWherePossible(outcome, by.at), command, by);
  return lookAtItem(decideItem(lookAtItem(outcome, by.at), command, by), by.at);
}

/** What the machine does by itself: people are followed, and what is due fires. */
export function lookAtItem(outcome: ItemOutcome, now: Instant): ItemOutcome {
  return fireDueSteps(followPeople(outcome, now), now);
}

/** What cannot be gone on with can be ended all the same. */
function lookWherePossible(outcome: ItemOutcome, at: Instant): ItemOutcome {
  try {
    return lookAtItem(outcome, at);
  } catch {
    return outcome;
  }
}

/** What is loaded with items for what is to be decided. */
function neededBy({ at, lock, requests }: Wanted<AnyItemCommand>): LoadOptions {
  if (requests.length === 0) return { at, lock, forFiring: true };
  const commands = requests.map(({ command }) => command);
  const replans = commands.filter((command) => command.type === 'replan');
  return {
    at,
    lock,
    people: commands.flatMap((command) => (command.type === 'reassign' ? [command.ownerId] : [])),
    actors: requests.flatMap(({ actorId }) => actorId ?? []),
    presentCalendars: replans.some(({ calendar }) => calendar === 'present'),
    policyVersions: [...new Set([...replans.flatMap(policyVersionsOf), ...commands.flatMap(checkedBy)])],
  };
}

function policyVersionsOf(command: Extract<ItemCommand, { type: 'replan' }>): string[] {
  const { escalationPolicyVersionId, reminderPolicyVersionId, signOffPolicyVersionId, extensionPolicyVersionId } =
    command;
  return [escalationPolicyVersionId, reminderPolicyVersionId, signOffPolicyVersionId, extensionPolicyVersionId].filter(
    (id) => id !== undefined,
  );
}

/** The effectiveness policy that a command sets. */
function checkedBy(command: AnyItemCommand): string[] {
  return command.type === 'set_effectiveness' && command.policyVersionId !== null ? [command.policyVersionId] : [];
}

/** A command of an item, of whomever. */
export type ItemCommandRequest = CommandRequest<AnyItemCommand>;
