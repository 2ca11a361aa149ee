import type { EntityManager } from 'typeorm';
import type { Settings } from '../../../../config/settings.js';
import { choicesFor, gather, peopleIn, type Gathered } from '../../../../database/ai/gather.js';
import type { KeptQuestion, NewRun } from '../../../../database/ai/runs.js';
import { linkable } from '../../../../database/record-links/links.js';
import { languageOf } from '../../../../domain/ai/language.js';
import { Masking } from '../../../../domain/ai/masking.js';
import { questionOf, runKinds, tasks, type RunKind, type Task } from '../../../../domain/ai/tasks.js';
import type { Linked } from '../../../../domain/record-link/link.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Actor } from '../access/actor.js';

type Leaves = Pick<Settings, 'aiDomains' | 'aiRestricted' | 'aiMask'>;

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
  { aiDomains, aiRestricted }: Leaves,
): Promise<Gathered | null> {
  return gather(manager, record, { sight, leaving: { domains: aiDomains, restricted: aiRestricted } });
}

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

/** A run with what it sends: gathered as whoever asks sees it, and masked. @throws Refusal where it may not be asked for */
export async function runAsked(
  manager: EntityManager,
  settings: Leaves,
  { id, task, record, actor }: { id: string; task: Task; record: Linked & { kind: RunKind }; actor: Actor },
): Promise<NewRun> {
  const found = await gathered(manager, record, actor, settings);
  if (!found) throw new Refusal('not-found', `${record.key ?? record.id} is not there any more.`);
  const refused = whyNot(task, record.kind, found);
  if (refused) throw refused;
  const { sources, version, domain, ids, leftOut } = found;
  const own = sources.filter(({ key }) => key === sources[0]?.key);
  return {
    ...{ id, task: task.name, taskVersion: task.version, sourceIds: ids, leftOut, askedBy: actor.id, at: Date.now() },
    record: { kind: record.kind, id: record.id, version },
    language: languageOf(own.map(({ text }) => text).join('\n')),
    question: await question(manager, task, { sources, domain }, settings),
  };
}

async function question(
  manager: EntityManager,
  task: Task,
  { sources, domain }: Pick<Gathered, 'sources' | 'domain'>,
  { aiMask: masked }: Leaves,
): Promise<KeptQuestion> {
  const { domains, leads } = await choicesFor(manager, domain);
  const choices = { domains, leads: leads.map((one, place) => ({ word: `lead-${place + 1}`, ...one })) };
  const all = sources.map(({ text }) => text).join('\n');
  const masking = new Masking(masked ? await peopleIn(manager, all) : [], all);
  const said = masked ? sources.map((one) => ({ ...one, text: masking.hide(one.text) })) : sources;
  return {
    ...questionOf(task, { sources: said, choices }),
    ...{ shape: task.shape(choices), mostTokens: task.mostTokens, masked, mask: masking.mask, sources, choices },
  };
}

/** The task of that name. */
export const taskOf = (name: keyof typeof tasks): Task => tasks[name];
