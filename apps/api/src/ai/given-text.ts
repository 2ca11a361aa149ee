import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { evidenceBeside } from '../../../../database/ai/beside.js';
import type { TextSource } from '../../../../database/ai/runs.js';
import { readFile } from '../../../../database/files/files.js';
import type { TextLanguage } from '../../../../domain/ai/language.js';
import { mostSentences, sentencesOf } from '../../../../domain/ai/sentences.js';
import type { Task } from '../../../../domain/ai/task.js';
import { Refusal } from '../../../../domain/refusal.js';
import { readUploaded } from '../uploads/read-uploaded.js';
import type { Actor } from '../access/actor.js';
import { leavingBy, type Leaves } from './asked-run.js';

/** A text that is to be read, in its sentences. */
export interface GivenText {
  sentences: string[];
  source: TextSource;
  /** The item whose evidence it is. */
  itemId: string | null;
}

/** What may be given besides a record. */
export interface GivenBesides {
  text?: string;
  evidence?: string;
  called?: string;
  into?: TextLanguage;
}

/** What is not for the task, or lacks. @throws Refusal `invalid-command` with its place */
export function checkGiven({ name, needs }: Task, given: GivenBesides): void {
  const texts = (['text', 'evidence'] as const).filter((one) => given[one] !== undefined);
  const wrong = (path: string, says: string): never => {
    throw new Refusal('invalid-command', says, { path });
  };
  if (needs === 'text') {
    if (texts.length === 0) wrong('text', 'Give the text, or name a file that is evidence (evidence).');
    if (texts.length > 1) wrong('evidence', 'Give either a text or a file, not both.');
    if (given.evidence !== undefined && given.called !== undefined)
      wrong('called', 'A file has a name. Leave this out.');
  } else if (texts[0] !== undefined) wrong(texts[0], `${name} reads no text besides the record. Leave it out.`);
  else if (given.called !== undefined) wrong('called', `${name} reads no text besides the record. Leave it out.`);
  if (needs === 'language' && given.into === undefined)
    wrong('into', 'Say into which language it is to be translated.');
  if (needs !== 'language' && given.into !== undefined) wrong('into', `${name} translates nothing. Leave it out.`);
}

/**
 * The text that was given, or that of the file: read off the loop that serves others, and only where the record may be asked about.
 *
 * @throws Refusal `not-found`, `invalid-command`; Problem where a file cannot be read
 */
export async function givenText(
  manager: EntityManager,
  settings: Leaves,
  { text, evidence, called }: GivenBesides,
  { recordId, actor: { sight } }: { recordId: string; actor: Actor },
): Promise<GivenText | null> {
  if (text !== undefined) {
    const sha256 = createHash('sha256').update(text).digest('hex');
    const source = { name: called ?? 'the text', sha256, evidenceId: null, itemKey: null };
    return { sentences: sentencesIn(text, 'text'), source, itemId: null };
  }
  if (evidence === undefined) return null;
  const files = await evidenceBeside(manager, recordId, { sight, leaving: leavingBy(settings) });
  const file = files.find(({ id }) => id === evidence);
  const bytes = file && (await readFile(manager, file.sha256));
  if (!file || !bytes)
    throw new Refusal(
      'not-found',
      'There is no such file in the evidence of the items that the record is linked to, or it may not leave. tollgate ai tasks lists those that there are.',
      { path: 'evidence' },
    );
  const read = await readUploaded('document', { bytes }, {});
  const { fileName: name, sha256, id: evidenceId, itemKey, itemId } = file;
  return { sentences: sentencesIn(read.text, 'evidence'), source: { name, sha256, evidenceId, itemKey }, itemId };
}

function sentencesIn(text: string, path: string): string[] {
  const sentences = sentencesOf(text);
  if (sentences.length === 0)
    throw new Refusal('invalid-command', 'There is no sentence in it: no line has a letter.', { path });
  if (sentences.length > mostSentences)
    throw new Refusal(
      'invalid-command',
      `It has ${sentences.length} sentences. At most ${mostSentences} are read at a time: give a part of it.`,
      { path },
    );
  return sentences;
}
