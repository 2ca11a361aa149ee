/** What a refusal means, and what would put it right, in the language of whoever reads. */
export interface RefusalText {
  title: string;
  mend: string;
  /** Said instead of `mend` where the problem carries all that stands in its braces. */
  mendWith?: string;
}

/** What stands in the braces of a text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
}

/** What a problem carries that can be said: texts, numbers, and lists of them in the way of the language. */
export function carriedBy(extra: Readonly<Record<string, unknown>>, language: string): Record<string, string> {
  const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });
  return Object.fromEntries(
    Object.entries(extra).flatMap(([name, value]) => {
      if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]];
      if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string'))
        return [[name, list.format(value)]];
      return [];
    }),
  );
}
