import type { EntityManager } from 'typeorm';
import { mayDoToItem } from '../../domain/access/access.js';
import type { Actor } from '../../domain/access/actor.js';
import type { ExceptionToItem, ItemCommand, MachineToItem, ProgramToItem } from '../../domain/action-item/commands.js';
import type { CommandResult } from '../../domain/record/command.js';
import { decideItem } from '../../domain/action-item/decide.js';
import { followPeople } from '../../domain/action-item/follow-people.js';
import { fireDueSteps } from '../../domain/action-item/fire.js';
import type { ItemCase } from '../../domain/action-item/item.js';
import { type ItemOutcome } from '../../domain/action-item/outcome.js';
import { noOutcome } from '../../domain/record/outcome.js';
import type { ItemEvent } from '../../domain/action-item/table.js';
import { refused } from '../../domain/record/command.js';
import { Refusal } from '../../domain/refusal.js';
import { Turn } from '../engine/in-turns.js';
import { actorsNow } from '../people/actor-now.js';
import { stillAsRead } from '../trail/as-read.js';
import { recordedKeys } from '../trail/events.js';
import { loadItemCases } from './load-cases.js';
import { recordOutcomes } from './record-outcomes.js';
import { snapshotOf, type ItemSnapshot } from './snapshot.js';

export interface ItemCommandRequest {
  itemId: string;
  command: ItemCommand | ProgramToItem | ExceptionToItem | MachineToItem;
  actorId: string | null;
  /** The absent person by whose part the actor may, where he stands in for somebody. */
  onBehalfOf?: string;
  /** Carried out once for an item, however often it is sent. */
  key: string;
  /** Business time of the command, epoch ms. */
  at: number;
  /** Refused with `version-mismatch` unless the item has this version. */
  expectedVersion?: number;
  /**
   * Whoever sent it, as they are now; null where they are not there any more. Whether they may, and in whose name, is asked
   * again. Absent: it was settled before.
   */
  actor?: Actor | null;
  /** Commands of one item that bear the same word are carried out all, or none of them. */
  together?: string;
}

export interface CommandAnswers {
  /** In the order of the requests. */
  results: CommandResult[];
  /** The facts of each item afterwards. */
  snapshots: Map<string, ItemSnapshot>;
}

/**
 * Carries commands out, each on the facts as the one before left them. What is due by then fires
 * first. A refused command changes nothing and does not stop the others, but for those it belongs together with.
 *
 * @param options.byWorkflow a person sent them: whether they may is asked again, and the workflow adopts what they lead to
 */
export async function runItemCommands(
  manager: EntityManager,
  requests: ItemCommandRequest[],
  options: { poke: boolean; byWorkflow?: boolean },
): Promise<CommandAnswers> {
  const ids = [...new Set(requests.map(({ itemId }) => itemId))];
  const owners = requests.flatMap(({ command }) => (command.type === 'reassign' ? [command.ownerId] : []));
  const replans = requests.flatMap(({ command }) => (command.type === 'replan' ? [command] : []));
  const cases = await loadItemCases(manager, ids, {
    at: Math.min(...requests.map((request) => request.at)),
    lock: 'wait',
    people: owners,
    actors: requests.flatMap(({ actorId }) => actorId ?? []),
    presentCalendars: replans.some(({ calendar }) => calendar === 'present'),
    policyVersions: [...new Set([...replans.flatMap(policyVersionsOf), ...requests.flatMap(checkedBy)])],
  });
  // Looked up under the lock: whoever held it before may have carried out the same key.
  const recorded = await recordedKeys(manager, requests.map(eventKey));
  const actors = options.byWorkflow ? await actorsOf(manager, requests) : null;
  const outcomes = new Map<string, ItemOutcome>(cases.map((subject) => [subject.item.id, noOutcome(subject)]));
  const expected = await versionsMeant(manager, requests, outcomes);
  const results: CommandResult[] = [];
  const begun = new Map<string, { before: ItemOutcome | undefined; failed: CommandResult | null; places: number[] }>();
  const turn = new Turn();
  for (const [place, request] of requests.entries()) {
    await turn.next();
    const name = request.together === undefined ? String(place) : `${request.itemId}/${request.together}`;
    const group = begun.get(name) ?? { before: outcomes.get(request.itemId), failed: null, places: [] };
    begun.set(name, group);
    group.places.push(place);
    const meant = { ...request, ...expected.get(request) };
    const asked = actors ? { ...meant, actor: actors.get(request.actorId ?? '') ?? null } : meant;
    const result = group.failed ?? carryOne(outcomes, recorded, asked);
    results.push(result);
    if (result.ok || group.failed) continue;
    group.failed = result;
    if (group.before) outcomes.set(request.itemId, group.before);
    for (const earlier of group.places) results[earlier] = result;
  }
  await recordOutcomes(manager, [...outcomes.values()], {
    firedBy: 'command',
    byWorkflow: options.byWorkflow ?? false,
    poke: options.poke,
  });
  return { results, snapshots: new Map([...outcomes].map(([id, outcome]) => [id, snapshotOf(outcome.after)])) };
}

/** For which version each is meant: the present one, where what was read is still so. */
async function versionsMeant(
  manager: EntityManager,
  requests: ItemCommandRequest[],
  outcomes: Map<string, ItemOutcome>,
): Promise<Map<ItemCommandRequest, { expectedVersion: number }>> {
  const meant = new Map<ItemCommandRequest, { expectedVersion: number }>();
  for (const request of requests) {
    const { itemId, expectedVersion: read } = request;
    const present = outcomes.get(itemId)?.after.item.version;
    if (read === undefined || present === undefined || read === present) continue;
    if (await stillAsRead(manager, itemId, read, present)) meant.set(request, { expectedVersion: present });
  }
  return meant;
}

/** Carries one out where it can be. */
function carryOne(
  outcomes: Map<string, ItemOutcome>,
  recorded: Set<string>,
  request: ItemCommandRequest,
): CommandResult {
  const outcome = outcomes.get(request.itemId);
  if (!outcome) return refused(new Refusal('not-found', `There is no action item ${request.itemId}.`));
  const { item } = outcome.after;
  if (recorded.has(eventKey(request))) return { ok: true, version: item.version, status: item.status };
  try {
    const next = carryOut(outcome, request);
    outcomes.set(request.itemId, next);
    return { ok: true, version: next.after.item.version, status: next.after.item.status };
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

/**
 * What a command leads to on the facts, what is due by then included; nothing is written. A command that asked for what
 * is the case already leaves no event under its key.
 *
 * @throws Refusal
 */
export function carryOut(outcome: ItemOutcome, request: ItemCommandRequest): ItemOutcome {
  const name = inWhoseName(outcome.after, request);
  const { version } = outcome.after.item;
  if (request.expectedVersion !== undefined && request.expectedVersion !== version)
    throw new Refusal('version-mismatch', `The item is at version ${version} by now. Read it again and decide anew.`, {
      version,
    });
  const { command } = request;
  if (command.type === 'reassign' && !(command.ownerId in outcome.after.managers))
    throw new Refusal('unknown-person', `There is no person ${command.ownerId} to become the owner.`);
  const { actorId, at } = request;
  const by = { actorId, key: eventKey(request), at, ...(name === null ? {} : { onBehalfOf: name }) };
  if (command.type === 'cancel') return decideItem(lookWherePossible(outcome, request.at), command, by);
  const decided = decideItem(look(outcome, request.at), command, by);
  return look(decided, request.at);
}

/** Null for their own. @throws Refusal `not-allowed` */
function inWhoseName({ item, parts }: ItemCase, { actor, command, onBehalfOf }: ItemCommandRequest): string | null {
  if (actor === undefined) return onBehalfOf ?? null;
  if (actor === null) throw new Refusal('not-allowed', 'Who asks is not there any more.');
  return mayDoToItem(actor, command.type as ItemEvent, {
    ownerId: item.ownerId,
    ownerManagerId: parts.owner_manager ?? null,
    programManagerId: parts.program_manager ?? '',
    domainLeadId: parts.domain_lead ?? null,
    submittedById: item.submittedBy,
  });
}

function actorsOf(manager: EntityManager, requests: ItemCommandRequest[]): Promise<Map<string, Actor>> {
  const ids = requests.flatMap(({ actorId }) => actorId ?? []);
  return actorsNow(manager, ids, Math.min(...requests.map(({ at }) => at)));
}

/** What the machine does by itself: people are followed, and what is due fires. */
export function look(outcome: ItemOutcome, now: number): ItemOutcome {
  return fireDueSteps(followPeople(outcome, now), now);
}

/** What cannot be gone on with can be ended all the same. */
function lookWherePossible(outcome: ItemOutcome, at: number): ItemOutcome {
  try {
    return look(outcome, at);
  } catch {
    return outcome;
  }
}

function policyVersionsOf(command: Extract<ItemCommand, { type: 'replan' }>): string[] {
  const { escalationPolicyVersionId, reminderPolicyVersionId, signOffPolicyVersionId, extensionPolicyVersionId } =
    command;
  return [escalationPolicyVersionId, reminderPolicyVersionId, signOffPolicyVersionId, extensionPolicyVersionId].filter(
    (id) => id !== undefined,
  );
}

/** The effectiveness policy that a command sets. */
function checkedBy({ command }: ItemCommandRequest): string[] {
  return command.type === 'set_effectiveness' && command.policyVersionId !== null ? [command.policyVersionId] : [];
}

/** Of the event that a command leaves in the trail of its item. */
export function eventKey({ itemId, key }: Pick<ItemCommandRequest, 'itemId' | 'key'>): string {
  return `action-item/${itemId}#cmd:${key}`;
}
