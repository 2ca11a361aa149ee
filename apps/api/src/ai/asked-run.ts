import type { EntityManager } from 'typeorm';
import type { Settings } from '../../../../config/settings.js';
import { gather, type Gathered, type Leaving } from '../../../../database/ai/gather.js';
import { linkable } from '../../../../database/record-links/links.js';
import { runKinds, type RunKind, type Task } from '../../../../domain/ai/task.js';
import { tasks } from '../../../../domain/ai/tasks.js';
import type { Linked } from '../../../../domain/record-link/link.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Actor } from '../access/actor.js';

export type Leaves = Pick<Settings, 'aiDomains' | 'aiRestricted' | 'aiMask'>;

/** A record of which a model may be told at all: a case or a finding that somebody sees. @throws Refusal `not-found`, `invalid-command` */
export async function askedAbout(
  manager: EntityManager,
  ref: string,
  actor: Actor,
): Promise<Linked & { kind: RunKind }> {
  const on = await linkable(manager, ref, actor.sight);
  const kind = runKinds.find((one) => one === on.kind);
  if (kind === undefined)
    throw new Refusal(
      'invalid-command',
      `A model is asked about cases and findings. ${on.key ?? on.title} is neither.`,
      {
        path: 'record',
      },
    );
  return { ...on, kind };
}

export function gathered(
  manager: EntityManager,
  record: { kind: RunKind; id: string },
  { sight }: Pick<Actor, 'sight'>,
  settings: Leaves,
): Promise<Gathered | null> {
  return gather(manager, record, { sight, leaving: leavingBy(settings) });
}

/** Which records may leave. */
export const leavingBy = ({ aiDomains, aiRestricted }: Leaves): Leaving => ({
  domains: aiDomains,
  restricted: aiRestricted,
});

/** Why a task cannot be asked for on a record as it stands; null where it can. */
export function whyNot(task: Task, kind: RunKind, found: Pick<Gathered, 'kept' | 'status'>): Refusal | null {
  const states = task.of[kind];
  if (states === undefined)
    return new Refusal(
      'invalid-command',
      `${task.name} is not for a ${kind}. tollgate ai tasks says what is for what.`,
      {
        path: 'task',
      },
    );
  if (found.kept === 'restricted')
    return new Refusal('not-allowed', 'It is restricted, and what is restricted does not leave (AI_RESTRICTED).');
  if (found.kept === 'domain')
    return new Refusal('not-allowed', 'Its domain is not among those whose records may leave (AI_DOMAINS).');
  if (states !== null && !states.includes(found.status))
    return new Refusal(
      'illegal-transition',
      `It is ${found.status.replaceAll('_', ' ')}. Ask while it is ${states.join(' or ')}.`,
      {
        currentStatus: found.status,
      },
    );
  return null;
}

/** The task of that name. */
export const taskOf = (name: keyof typeof tasks): Task => tasks[name];
