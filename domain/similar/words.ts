import { folded } from '../text/folded.js';
import { functionWords } from './function-words.js';

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The words of a text by which it is told from others, folded, each as often as it stands there: set apart by dictionaries where a
 * script has no spaces (Chinese, Thai). Words that say nothing by themselves, and single letters of Latin, are left out.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(folded(text)))
    if (isWordLike && !functionWords.has(segment) && !/^[a-z]$/.test(segment)) words.push(segment);
  return words;
}

/** Han, kana and hangul: two characters say what four letters do. */
const dense = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/**
 * Pieces of a text that stay where a word is bent or misspelt, each once: pairs of Chinese characters, and three letters of others,
 * with the space at an end of a word as one of them.
 */
export function piecesOf(text: string): Set<string> {
  const characters = [
    ...` ${folded(text)
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()} `,
  ];
  const pieces = new Set<string>();
  for (const [at, first] of characters.entries()) {
    const second = characters[at + 1];
    const third = characters[at + 2];
    if (second === undefined || second === ' ') continue;
    if (dense.test(second)) {
      if (dense.test(first)) pieces.add(first + second);
    } else if (!dense.test(first) && third !== undefined && !dense.test(third)) pieces.add(first + second + third);
  }
  return pieces;
}
