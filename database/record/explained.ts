import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import type { Explanation } from '../../domain/access/explain.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';

/** Whether somebody may do something, by what, and whether it would be done as things stand. */
export interface Explained {
  may: boolean;
  by: Explanation | null;
  now: boolean;
  because: string | null;
}

/** What of a kind must be known to say who may what, and why. */
interface Explaining<S, E extends string> {
  /** What is done to one, by name. */
  events: readonly E[];
  /** One as it stands, for this person; nothing is locked. */
  load: (manager: EntityManager, id: string, actor: Actor, at: Instant) => Promise<S | null>;
  /** @throws Refusal where they may not at all */
  ask: (actor: Actor, event: E, subject: S, at: Instant) => unknown;
  /** By which part or role; null where they have neither, undefined where the round or a policy says who. */
  byWhat: (actor: Actor, event: E, subject: S) => Explanation | null | undefined;
  /** What stands in the way of its going through; null where nothing does. */
  whyNot: (actor: Actor, event: E, subject: S, at: Instant) => { detail: string } | null;
}

/** The same once the kind is known: of an event that is none, undefined. */
export interface Explains {
  events: readonly string[];
  explain: (manager: EntityManager, actor: Actor, event: string, id: string) => Promise<Explained | undefined>;
}

const byRules: Explanation = {
  ...{ by: 'rules', text: 'Those whom the round or the policy asks, and who stands in for them.' },
  grantIds: [],
};
/** Who has neither part nor role, and may all the same. */
export const standingIn: Explanation = {
  ...{ by: 'stand_in', text: 'They stand in, for everything, for whoever may.' },
  grantIds: [],
};
/** Where it is not known better what does. */
export const asItStands = {
  detail: 'Not as it stands: its state, its round, or whose own work it is stands in the way.',
};

/** Explains by the same functions that decide. Nothing is changed. */
export function explains<S, E extends string>(kind: Explaining<S, E>): Explains {
  return {
    events: kind.events,
    async explain(manager, actor, name, id) {
      const event = kind.events.find((one) => one === name);
      const at = Date.now();
      const subject = event === undefined ? null : await kind.load(manager, id, actor, at);
      if (event === undefined || subject === null) return undefined;
      const refusal = await refusalOf(() => kind.ask(actor, event, subject, at));
      const by = kind.byWhat(actor, event, subject);
      const not = refusal ?? kind.whyNot(actor, event, subject, at);
      return explained(refusal, by === undefined ? byRules : (by ?? standingIn), not);
    },
  };
}

/** @param not what stands in the way of its being done now */
export function explained(refusal: Refusal | null, by: Explanation, not: { detail: string } | null): Explained {
  const may = refusal === null;
  return { may, by: may ? by : null, now: not === null, because: not?.detail ?? null };
}

/** What something is refused with; null where it is not. */
export async function refusalOf(work: () => unknown): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
