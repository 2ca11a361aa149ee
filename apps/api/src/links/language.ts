import type { FastifyRequest } from 'fastify';

/** The languages that these pages speak. Further ones are a file beside `chinese.ts` and a line in `say.ts`. */
export const pageLanguages = { en: 'English', 'zh-CN': '简体中文' } as const;
export type PageLanguage = keyof typeof pageLanguages;

/** The page of the installation sets it too (`apps/web/src/lib/texts.ts`): what somebody chose there holds here. */
export const languageCookie = 'tollgate-language';

/** So much of a header is read: who sends more asks for nothing that we have. */
const mostRead = 500;

/** What they choose now, or have chosen before; else what their browser asks for; else English. */
export function languageOf(request: Pick<FastifyRequest, 'url' | 'cookies' | 'headers'>): PageLanguage {
  const chosen = chosenIn(request.url) ?? known(request.cookies[languageCookie]);
  return chosen ?? askedFor(request.headers['accept-language']);
}

/** What a link of ours asks for; null: it asks for none. */
export function chosenIn(url: string): PageLanguage | null {
  return known(new URL(url, 'http://here').searchParams.get('language'));
}

function known(tag: string | null | undefined): PageLanguage | null {
  return Object.keys(pageLanguages).includes(tag ?? '') ? (tag as PageLanguage) : null;
}

const byPrimaryTag: ReadonlyMap<string, PageLanguage> = new Map([
  ['en', 'en'],
  ['zh', 'zh-CN'],
]);

/** By weight, then in the order in which they are named (RFC 9110, 12.5.4). */
function askedFor(header: string | undefined): PageLanguage {
  const asked = (header ?? '')
    .slice(0, mostRead)
    .split(',')
    .flatMap((part) => {
      const [, tag, weight = '1'] =
        /^\s*([a-z]{1,8})(?:-[a-z\d-]{1,35})?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*$/i.exec(part) ?? [];
      const language = byPrimaryTag.get(tag?.toLowerCase() ?? '');
      return language === undefined || Number(weight) === 0 ? [] : [{ language, weight: Number(weight) }];
    })
    .toSorted((a, b) => b.weight - a.weight);
  return asked[0]?.language ?? 'en';
}

/** What a form has answered, and what somebody was sent to by a provider, is read again where it began. */
const began: readonly (readonly [RegExp, string])[] = [
  [/^\/signed-in\/password$/, '/signed-in'],
  [/^\/sign-out$|^\/sign-in\/(?:back|with|out)\//, '/sign-in'],
];

/** The address of a page in another language. @param url by which it was asked for */
export function addressIn(language: string, url: string): string {
  const asked = new URL(url, 'http://here');
  const [, instead] = began.find(([path]) => path.test(asked.pathname)) ?? [];
  const here = instead === undefined ? asked : new URL(instead, asked);
  here.searchParams.set('language', language);
  return `${here.pathname}${here.search}`;
}
