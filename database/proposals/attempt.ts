import type { EntityManager } from 'typeorm';
import { fallenOf, premiseFell, type Fallen, type Facts } from '../../domain/proposal/premise.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import { refused, type CommandResult } from '../../domain/record/command.js';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import type { RecordKind } from '../engine/kinds.js';
import { namesOf } from '../people/people.js';
import type { Living } from '../record/living.js';

/** Kinds of record of which a command can be proposed. */
export type Targets = Record<Exclude<RecordKind, 'proposal'>, Living>;

/** What the command of a proposal would lead to, with the facts of its record as they are and as they would be. */
interface Tried {
  result: CommandResult;
  facts: Facts | null;
  after: Facts | null;
}

/** What the command of a proposal would lead to for somebody; its record stays locked until the transaction ends. */
export async function attemptOn(
  targets: Targets,
  manager: EntityManager,
  { facts }: { facts: Pick<Proposal, 'id' | 'on' | 'sent' | 'premise'> },
  { actorId, at }: { actorId: string | null; at: Instant },
): Promise<Tried> {
  const { on, sent } = facts;
  const premise = premiseIn(facts);
  const request = { id: on.id, command: sent, actorId, key: facts.id, at };
  const { result, before, after } = await targets[on.kind].attempt(manager, request, {
    ...{ themselves: true, holds: premise.holds },
  });
  return { result: await premise.spoken(manager, result), facts: before, after };
}

/** The look at a premise behind the locks of its record, and what is said where it fell, with people by their names. */
export function premiseIn({ premise }: Pick<Proposal, 'premise'>): {
  holds: (facts: Facts) => void;
  spoken: (manager: EntityManager, result: CommandResult) => Promise<CommandResult>;
} {
  let fallen: Fallen[] = [];
  return {
    holds(facts) {
      fallen = fallenOf(premise, facts);
      if (fallen.length > 0) throw premiseFell(fallen);
    },
    async spoken(manager, result) {
      if (result.ok || fallen.length === 0) return result;
      const people = fallen.flatMap(({ was, is }) => [was, is]).filter((value) => isUuid(value));
      return refused(premiseFell(fallen, Object.fromEntries(await namesOf(manager, people))));
    },
  };
}
