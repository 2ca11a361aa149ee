import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { requireWithin } from '../../domain/access/limits.js';
import { refused, type CommandResult } from '../../domain/record/command.js';
import type { Facts } from '../../domain/proposal/premise.js';
import { noOutcome, type Outcome, type Subject } from '../../domain/record/outcome.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { Turn } from '../sql/in-turns.js';
import { isHeldByOthers } from '../sql/faults.js';
import { inTransaction } from '../sql/transaction.js';
import { eitherName, themselvesNow } from '../people/actor-now.js';
import { expectAsRead } from '../trail/as-read.js';
import { recordedKeys } from '../trail/events.js';
import type { StoredKind } from './kind.js';
import type { CommandRequest } from '../../domain/record/command.js';
import { recordKinds, type RecordKind } from '../engine/kinds.js';
import { allUnmoved, saveOutcomes } from './save.js';
import { snapshotOf, type RecordAnswer, type RecordSnapshot } from './snapshot.js';

export interface RunOptions {
  /** Write a poke for each record's workflow. */
  poke: boolean;
  /** A person sent them: whether they may is asked again, behind the locks. */
  themselves?: boolean;
  /** The workflow carries them out, and adopts what they lead to. */
  byWorkflow?: boolean;
  /** Nothing is written where a record's workflow would wait for something else afterwards. @throws Moves */
  unmovedOnly?: boolean;
  /** What must hold of the facts behind the locks, who may being asked before it. @throws Refusal */
  holds?: (facts: Facts) => void;
}

/** What was asked for leads to something else to wait for: it is the workflow's to record. */
export class Moves extends Error {}

export interface CommandAnswers {
  /** In the order of the requests. */
  results: CommandResult[];
  /** The facts of each record afterwards, by id. */
  snapshots: Map<string, RecordSnapshot>;
}

/** Commands of one word go together: what is undone where one of them is refused. */
interface Group<S extends Subject, E> {
  before: Outcome<S, E> | undefined;
  failed: CommandResult | null;
  places: number[];
}

/** What commands lead to, before anything of it is written. */
interface Decided<S extends Subject, E> {
  results: CommandResult[];
  /** By id of the record. */
  outcomes: Map<string, Outcome<S, E>>;
}

/** Decides on commands behind the locks of their records, each on the facts as the one before left them; writes nothing. */
async function decideAll<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  requests: readonly CommandRequest<C>[],
  { themselves, holds }: Pick<RunOptions, 'themselves' | 'holds'>,
): Promise<Decided<S, E>> {
  const ids = [...new Set(requests.map(({ id }) => id))];
  const at = Math.min(...requests.map((request) => request.at));
  const subjects = await stored.load(manager, ids, { at, lock: 'wait', requests });
  const outcomes = new Map<string, Outcome<S, E>>();
  for (const subject of subjects) outcomes.set(stored.factsOf(subject).id, noOutcome(subject));
  const actorIds = requests.flatMap(({ actorId }) => actorId ?? []);
  // Looked up under the lock: whoever held it before may have carried out the same key, or changed who may.
  const [recorded, actors] = await Promise.all([
    recordedKeys(
      manager,
      requests.map((request) => eventKey(stored.kind, request)),
    ),
    themselves ? themselvesNow(manager, actorIds, at) : null,
  ]);
  const results: CommandResult[] = [];
  const groups = new Map<string, Group<S, E>>();
  const turn = new Turn();
  for (const [place, request] of requests.entries()) {
    await turn.next();
    const word = request.together === undefined ? String(place) : `${request.id}/${request.together}`;
    const group = groups.get(word) ?? { before: outcomes.get(request.id), failed: null, places: [] };
    groups.set(word, group);
    group.places.push(place);
    const running = { outcomes, recorded, actors, holds };
    const result = group.failed ?? (await runOne(stored, manager, running, request));
    results.push(result);
    if (result.ok || group.failed) continue;
    group.failed = result;
    // What a single one leads to though it is refused stays.
    if (group.before && request.together !== undefined) outcomes.set(request.id, group.before);
    for (const earlier of group.places) results[earlier] = result;
  }
  return { results, outcomes };
}

/**
 * Carries commands of records of one kind out, each on the facts as the one before left them, in the caller's transaction.
 * What is due by then fires first. A refused command changes nothing and does not stop the others, but for those it
 * belongs together with.
 */
export async function runCommands<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  requests: readonly CommandRequest<C>[],
  options: RunOptions,
): Promise<CommandAnswers> {
  const [first] = requests;
  if (!first) return { results: [], snapshots: new Map() };
  const { results, outcomes } = await decideAll(stored, manager, requests, options);
  const outcome = [...outcomes.values()];
  if (options.unmovedOnly === true && !allUnmoved(stored, outcome, first.at)) throw new Moves();
  await saveOutcomes(stored, manager, outcome, {
    firedBy: 'command',
    byWorkflow: options.byWorkflow ?? false,
    poke: options.poke,
    actorId: first.actorId,
    at: first.at,
  });
  const snapshots = [...outcomes].map(([id, { after }]) => [id, snapshotOf(stored, after)] as const);
  return { results, snapshots: new Map(snapshots) };
}

/** What a command would lead to: the same decision behind the same locks, and nothing of it is written. */
export interface Attempt {
  result: CommandResult;
  /** The facts as they are and as they would be; null where there is no such record. */
  before: Facts | null;
  after: Facts | null;
}

/** Tries one command; its record stays locked until the caller's transaction ends. */
export async function attemptCommand<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  request: CommandRequest<C>,
  options: Pick<RunOptions, 'themselves' | 'holds'>,
): Promise<Attempt> {
  const { results, outcomes } = await decideAll(stored, manager, [request], options);
  const [result] = results;
  if (!result) throw new Error('a command has no answer');
  const outcome = outcomes.get(request.id);
  const factsOf = (subject: S): Facts => ({ ...stored.factsOf(subject) });
  return {
    result,
    before: outcome ? factsOf(outcome.before) : null,
    after: outcome ? factsOf(outcome.after) : null,
  };
}

/** The same for one command of one record. */
export async function runCommand<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  request: CommandRequest<C>,
  options: RunOptions,
): Promise<RecordAnswer> {
  const { results, snapshots } = await runCommands(stored, manager, [request], options);
  const [result] = results;
  if (!result) throw new Error('a command has no answer');
  return { result, snapshot: snapshots.get(request.id) ?? null };
}

/** So long it waits for a record that others hold, before the workflow waits for it instead: a connection is not held for longer. */
const patience = '2s';

/**
 * The same for a command that a person sends, where the record's workflow has no part in it: one that is refused, or after
 * which it waits for the same. Null where it is the workflow's to carry out, or others hold the record; nothing was written then.
 */
export async function runWithoutWorkflow<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  dataSource: DataSource,
  request: Omit<CommandRequest<C>, 'at'>,
  now: (manager: EntityManager) => Promise<Instant>,
): Promise<CommandResult | null> {
  try {
    return await inTransaction(dataSource, async (manager) => {
      const [, at] = await Promise.all([manager.query(`SET LOCAL lock_timeout = '${patience}'`), now(manager)]);
      const options = { poke: true, themselves: true, unmovedOnly: true };
      return (await runCommand(stored, manager, { ...request, at }, options)).result;
    });
  } catch (error) {
    if (error instanceof Moves || isHeldByOthers(error)) return null;
    throw error;
  }
}

interface Running<S extends Subject, E> {
  outcomes: Map<string, Outcome<S, E>>;
  recorded: Set<string>;
  /** Whoever sent them, as they are now; null where who may was settled before. */
  actors: Map<string, Actor> | null;
  holds: RunOptions['holds'];
}

/** Carries one out where it can be. */
async function runOne<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  { outcomes, recorded, actors, holds }: Running<S, E>,
  request: CommandRequest<C>,
): Promise<CommandResult> {
  const { id, command, actorId } = request;
  const outcome = outcomes.get(id);
  if (!outcome) return refused(new Refusal('not-found', `There is no ${stored.noun} ${id}.`));
  const key = eventKey(stored.kind, request);
  if (recorded.has(key)) return accepted(stored, outcome.after);
  try {
    const name = actors
      ? await inWhoseName(stored, manager, present(actors, actorId), outcome.after, request)
      : (request.onBehalfOf ?? null);
    holds?.({ ...stored.factsOf(outcome.after) });
    const { version } = stored.factsOf(outcome.after);
    await expectAsRead(manager, { id, version, called: `The ${stored.noun}` }, request.expectedVersion);
    const by = { ...request, key };
    if (name === null) delete by.onBehalfOf;
    else by.onBehalfOf = name;
    const carried = await stored.carryOut(manager, outcome, command, by);
    const next = 'outcome' in carried ? carried.outcome : carried;
    outcomes.set(id, next);
    return 'outcome' in carried ? refused(carried.refused) : accepted(stored, next.after);
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

/** What they came in with is asked first: whatever their part in it, that may end before it. */
function inWhoseName<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  actor: Actor,
  subject: S,
  { command, at }: CommandRequest<C>,
): Promise<string | null> | string | null {
  requireWithin(actor, 'act', stored.programOf(subject));
  return eitherName(manager, actor, at, (acting) => stored.inWhoseName(manager, acting, command, subject, at));
}

function present(actors: Map<string, Actor>, actorId: string | null): Actor {
  const actor = actors.get(actorId ?? '');
  if (!actor) throw new Refusal('not-allowed', 'Whoever asks for this has left.');
  return actor;
}

function accepted<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  subject: S,
): CommandResult {
  const { version, status } = stored.factsOf(subject);
  return { ok: true, version, status };
}

/** Of the event that a command leaves in the trail of its record. */
export function eventKey(kind: RecordKind, { id, key }: Pick<CommandRequest, 'id' | 'key'>): string {
  return `${recordKinds[kind].prefix}/${id}#cmd:${key}`;
}
