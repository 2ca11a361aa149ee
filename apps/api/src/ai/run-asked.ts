import type { EntityManager } from 'typeorm';
import { openItemsBeside, type OpenItem } from '../../../../database/ai/beside.js';
import { choicesFor, peopleIn, type Gathered } from '../../../../database/ai/gather.js';
import type { KeptQuestion, NewRun } from '../../../../database/ai/runs.js';
import { languageOf, type TextLanguage } from '../../../../domain/ai/language.js';
import { Masking } from '../../../../domain/ai/masking.js';
import type { Source } from '../../../../domain/ai/quotes.js';
import type { Choices, RunKind, Task } from '../../../../domain/ai/task.js';
import { questionOf } from '../../../../domain/ai/tasks.js';
import type { Linked } from '../../../../domain/record-link/link.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Actor } from '../access/actor.js';
import { gathered, leavingBy, whyNot, type Leaves } from './asked-run.js';
import type { GivenText } from './given-text.js';

/** What is asked of a record, with what whoever asks gives besides. */
export interface RunAsked {
  id: string;
  task: Task;
  record: Linked & { kind: RunKind };
  actor: Actor;
  text: GivenText | null;
  into: TextLanguage | null;
}

/** What a question is made of. */
interface Material {
  sources: Source[];
  choices: Choices;
  /** Records that stand in it besides the first. */
  ids: string[];
  leftOut: number;
  about: string;
}

/** A run with what it sends: gathered as whoever asks sees it, and masked. @throws Refusal where it may not be asked for */
export async function runAsked(manager: EntityManager, settings: Leaves, asked: RunAsked): Promise<NewRun> {
  const { id, task, record, actor, text } = asked;
  const found = await gathered(manager, record, actor, settings);
  if (!found) throw new Refusal('not-found', `${record.key ?? record.id} is not there any more.`);
  const refused = whyNot(task, record.kind, found);
  if (refused) throw refused;
  const { sources, choices, ids, leftOut, about } = await materialOf(manager, settings, asked, found);
  const own = sources.filter(({ key }) => key === sources[0]?.key);
  const source = text?.source ?? null;
  return {
    ...{ id, task: task.name, taskVersion: task.version, sourceIds: ids, leftOut, about },
    ...{ askedBy: actor.id, at: Date.now() },
    record: { kind: record.kind, id: record.id, version: found.version },
    language: languageOf(own.map((one) => one.text).join('\n')),
    question: { ...(await question(manager, task, { sources, choices }, settings)), source },
  };
}

async function materialOf(
  manager: EntityManager,
  settings: Leaves,
  { record, actor: { sight }, text, into }: RunAsked,
  { sources, ids, leftOut, domain }: Gathered,
): Promise<Material> {
  if (text !== null) {
    const items = await openItemsBeside(manager, record.id, { sight, leaving: leavingBy(settings) });
    return ofText(record.id, text, items);
  }
  if (into !== null) return ofTranslation(record.id, sources, into);
  const { domains, leads } = await choicesFor(manager, domain);
  const choices = { domains, leads: leads.map((one, place) => ({ word: `lead-${place + 1}`, ...one })) };
  return { sources, choices, ids, leftOut, about: '' };
}

function ofText(recordId: string, { sentences, source, itemId }: GivenText, items: OpenItem[]): Material {
  return {
    sources: sentences.map((text, place) => ({ key: source.name, field: `sentence ${place + 1}`, text })),
    choices: {
      ...{ domains: [], leads: [], numbered: sentences.length },
      items: items.map(({ key, title }) => ({ key, title })),
    },
    ids: [recordId, ...items.map(({ id }) => id), ...(itemId === null ? [] : [itemId])],
    ...{ leftOut: 0, about: source.sha256 },
  };
}

/** Characters of a record that are translated at a time. */
const mostTranslated = 24_000;

/** Its own texts: what it is linked to is translated by itself. @throws Refusal `invalid-command` */
function ofTranslation(recordId: string, sources: readonly Source[], into: TextLanguage): Material {
  const own = sources.filter(({ key }) => key === sources[0]?.key);
  const size = own.reduce((sum, { text }) => sum + text.length, 0);
  if (size > mostTranslated)
    throw new Refusal(
      'invalid-command',
      `Its texts have ${size} characters. Records of at most ${mostTranslated} are translated.`,
      { path: 'record' },
    );
  const choices = { domains: [], leads: [], numbered: own.length, into };
  return { sources: own, choices, ids: [recordId], leftOut: 0, about: into };
}

async function question(
  manager: EntityManager,
  task: Task,
  { sources, choices }: Pick<Material, 'sources' | 'choices'>,
  { aiMask: masked }: Leaves,
): Promise<KeptQuestion> {
  const { items = [] } = choices;
  const all = [...sources.map(({ text }) => text), ...items.map(({ title }) => title)].join('\n');
  const masking = new Masking(masked ? await peopleIn(manager, all) : [], all);
  const hide = (text: string): string => (masked ? masking.hide(text) : text);
  const given = {
    sources: sources.map((one) => ({ ...one, text: hide(one.text) })),
    choices: {
      ...choices,
      ...(items.length === 0 ? {} : { items: items.map((one) => ({ ...one, title: hide(one.title) })) }),
    },
  };
  return {
    ...questionOf(task, given),
    ...{ shape: task.shape(choices), mostTokens: task.tokensFor?.(given) ?? task.mostTokens },
    ...{ masked, mask: masking.mask, sources, choices },
  };
}
