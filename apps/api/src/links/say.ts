import { escaped, html, Html } from '../../../../domain/text/html.js';
import { describeInstant, formatLocal, type Instant } from '../../../../domain/time.js';
import { chinese } from './chinese.js';
import type { PageLanguage } from './language.js';

type Values = Readonly<Record<string, Html | string | number>>;

/** Says things in one language. */
export interface Say {
  readonly language: PageLanguage;
  /** As HTML. What is not known in the language is said in English, and marked as such. @param english with `{{name}}` for values */
  (english: string, values?: Values): Html;
  /** As text, where no HTML may stand. */
  plain: (english: string, values?: Readonly<Record<string, string | number>>) => string;
  instant: (at: Instant, zone: string) => string;
}

/** Whole sentences by what they are in English; English itself needs none. */
const sentences: Readonly<Record<PageLanguage, ReadonlyMap<string, string> | null>> = {
  en: null,
  'zh-CN': new Map(Object.entries(chinese)),
};

export function sayIn(language: PageLanguage): Say {
  const known = sentences[language];
  const wordsOf = (english: string): string | undefined => (known === null ? english : known.get(english));
  const say = (english: string, values: Values = {}): Html => {
    const words = wordsOf(english);
    const said = filled(
      words ?? english,
      (text) => escaped(text),
      (value) => html`${value}`.text,
      values,
    );
    return words === undefined ? html`<span lang="en">${new Html(said)}</span>` : new Html(said);
  };
  return Object.assign(say, {
    language,
    plain: (english: string, values: Readonly<Record<string, string | number>> = {}) =>
      filled(wordsOf(english) ?? english, (text) => text, String, values),
    instant: (at: Instant, zone: string) =>
      known === null ? describeInstant(at, zone) : `${formatLocal(at, zone)} (${zone})`,
  });
}

function filled<V>(
  text: string,
  literal: (text: string) => string,
  shown: (value: V) => string,
  values: Readonly<Record<string, V>>,
): string {
  return text
    .split(/\{\{(\w+)\}\}/)
    .map((part, place) => {
      if (place % 2 === 0) return literal(part);
      const value = values[part];
      // Of a text that has braces of its own.
      return value === undefined ? literal(`{{${part}}}`) : shown(value);
    })
    .join('');
}
