import { folded } from '../text/folded.js';

/** What is found by a search over everything, in the order in which it is shown. */
export const searchKinds = [
  'item',
  'program',
  'exception',
  'risk',
  'case',
  'finding',
  'control',
  'review_round',
  'analysis',
  'alignment',
  'policy',
  'template',
  'person',
  'team',
  'recurrence',
  'calendar',
  'comment',
  'evidence',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Where a text stands that was found. */
export const searchFields = [
  ...['key', 'title', 'name', 'description', 'text', 'external_id', 'root_cause', 'rule', 'scope', 'rationale'],
  ...['email', 'body', 'file_name', 'url'],
] as const;

const mostTerms = 8;

/** The words that are looked for: all of them must stand in one text, in any order, each as a part of it. */
export interface Looked {
  /** Folded, as one text. */
  text: string;
  /** Folded, each once, the longest first. */
  terms: string[];
}

/**
 * What somebody looks for. A single letter of ASCII is in everything, and is not looked for by itself; a single character
 * of another script may be a word.
 *
 * @returns what is wrong with it, as a text for people
 */
export function lookedFor(q: string): Looked | string {
  const text = folded(q);
  const terms = [...new Set(text.split(' '))].filter((term) => term !== '').sort((a, b) => b.length - a.length);
  if (terms.length > mostTerms) return `must be at most ${mostTerms} words.`;
  if (!terms.some((term) => term.length > 1 || /[^\p{ASCII}]/u.test(term)))
    return 'must have a word of two letters or more, or a character of another script than Latin.';
  return { text, terms };
}
