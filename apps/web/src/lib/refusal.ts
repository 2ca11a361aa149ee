import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { ProblemError } from './problem.js';

/** What a refusal means, and what would put it right, in the language of whoever reads. */
export interface RefusalText {
  title: string;
  mend: string;
  /** Said instead of `mend` where the problem carries all that stands in its braces. */
  mendWith?: string;
}

/** The texts of the API are English: every other language has its own of each code, beside those of the page. */
export const refusalTexts = 'refusals';

/** A refusal in the language of the page; null in English, and where nobody has put its code into words yet. */
export function useRefusal(error: Error | null): { title: string; mend: string } | null {
  const { i18n } = useTranslation();
  if (!(error instanceof ProblemError)) return null;
  const found = i18next.getResource(i18n.language, refusalTexts, error.code) as RefusalText | undefined;
  if (found === undefined) return null;
  const carried = carriedBy(error.extra, i18n.language);
  const full = found.mendWith !== undefined && namesIn(found.mendWith).every((name) => name in carried);
  const say = i18n.t.bind(i18n) as (key: string, options: object) => string;
  const options = { ...carried, ns: refusalTexts };
  return {
    title: say(`${error.code}.title`, options),
    mend: say(full ? `${error.code}.mendWith` : `${error.code}.mend`, options),
  };
}

/** What stands in the braces of a text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
}

/** What a problem carries that can be said: texts, numbers, and lists of them in the way of the language. */
export function carriedBy(extra: Readonly<Record<string, unknown>>, language: string): Record<string, string> {
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'long' });
  return Object.fromEntries(
    Object.entries(extra).flatMap(([name, value]) => {
      if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]];
      if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string'))
        return [[name, list.format(value)]];
      return [];
    }),
  );
}
