import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { carriedBy, namesIn, type RefusalText } from '../texts/refusals/refusal-text.js';
import { ProblemError } from './problem.js';

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
