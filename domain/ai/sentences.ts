import { folded } from '../text/folded.js';
import { asText } from './as-text.js';
import { unmasked, type Mask } from './masking.js';
import type { Source } from './quotes.js';
import type { SentenceKind } from './text-tasks.js';

/** So many sentences are answered for at a time; a longer text is sent in parts. `docs/ai.md` states these to people. */
export const mostSentences = 400;
/** Characters of a text that is read for actions. */
export const mostText = 60_000;
/** A longer one is parted: some writing marks no ends of sentences, and a table may be one. */
const longestSentence = 600;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text, in their order: by lines, and within them by how sentences end. Lines without a letter are none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /\p{L}/u.test(sentence))
    .flatMap(parted);
}

/** In parts of at most so many characters, between words where there are any: nothing of it is left out. */
function parted(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > longestSentence) {
    const within = rest.slice(0, longestSentence);
    const space = Math.max(...[' ', '　', ';', '；', '，'].map((mark) => within.lastIndexOf(mark)));
    const at = space > longestSentence / 2 ? space + 1 : endOfCharacter(rest);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at);
  }
  return [...parts, rest.trim()].filter((part) => part !== '');
}

/** Not between the halves of a character, nor between a letter and its marks. */
function endOfCharacter(text: string): number {
  let at = longestSentence;
  while (at > longestSentence / 2 && /^[\p{M}\udc00-\udfff\u200d]/u.test(text.slice(at, at + 1))) at -= 1;
  return at;
}

/** What a model said of who or when, and whether the sentence says so: what it does not say is no more than a guess. */
export interface Hint {
  text: string;
  stands: boolean;
}

/** A sentence with what it was taken for. */
export interface Sentence {
  number: number;
  text: string;
  is: SentenceKind;
  /** Of an action. */
  title: string | null;
  owner: Hint | null;
  due: Hint | null;
  /** What covers it. */
  item: string | null;
}

interface Said {
  number: number;
  is: SentenceKind;
  title: string | null;
  owner: string | null;
  due: string | null;
  item: string | null;
}

/** All sentences that were sent, in their order, each with what an answer of the form of the task says of it. */
export function sentencesSaid(
  answer: Record<string, unknown>,
  { sources, mask }: { sources: readonly Source[]; mask: Mask },
): Sentence[] {
  const said = new Map((answer['sentences'] as Said[]).map((one) => [one.number, one]));
  return sources.map(({ text }, place) => {
    const number = place + 1;
    const { is = 'none', title = null, owner = null, due = null, item = null } = said.get(number) ?? {};
    const hint = (words: string | null): Hint | null => hintOf(words === null ? '' : unmasked(words, mask), text);
    const isAction = is === 'action';
    return {
      ...{ number, text, is },
      title: isAction ? asText(unmasked(title ?? '', mask)) || text.slice(0, 200) : null,
      ...{ owner: isAction ? hint(owner) : null, due: isAction ? hint(due) : null },
      item: is === 'covered' ? item : null,
    };
  });
}

function hintOf(words: string, sentence: string): Hint | null {
  const text = asText(words);
  if (text === '') return null;
  const needle = folded(words);
  return { text, stands: needle !== '' && folded(sentence).includes(needle) };
}
