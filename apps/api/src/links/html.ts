import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { html, type Html } from '../../../../domain/text/html.js';
import { addressIn, chosenIn, languageCookie, languageOf, pageLanguages, type PageLanguage } from './language.js';
import { sayIn, type Say } from './say.js';

/** In the colours of the page (`apps/web/src/lib/theme.ts`), by day and by night. */
const style = `
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#f3f5f7, #1a1b1e); color: light-dark(#1b1f24, #c9cfd6); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans Thai', sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 44rem; margin: 2rem auto; padding: 1.5rem 2rem; background: light-dark(#fff, #242424); border: 1px solid light-dark(#dee2e6, #424242); border-radius: 4px; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt { color: light-dark(#5a6472, #a7b0bc); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
dd ul { margin: 0; padding-left: 1.2rem; white-space: normal; }
a { color: light-dark(#1c5d99, #4b90d3); }
code { font-size: .85rem; overflow-wrap: anywhere; }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
input, textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; color: inherit; background: light-dark(#fff, #2e2e2e); border: 1px solid light-dark(#667085, #8a939e); border-radius: 4px; }
button, a.button { display: inline-block; font: inherit; font-weight: 600; margin: 1rem .5rem 0 0; padding: .5rem 1.1rem; border: 0; border-radius: 4px; background: #1c5d99; color: #fff; text-decoration: none; cursor: pointer; }
button.danger, a.danger { background: #b3261e; }
a.plain { background: light-dark(#fff, #2e2e2e); color: light-dark(#344054, #c9cfd6); box-shadow: inset 0 0 0 1px light-dark(#667085, #8a939e); }
:focus-visible { outline: 3px solid light-dark(#73aadd, #4b90d3); outline-offset: 2px; }
.note { color: light-dark(#5a6472, #a7b0bc); }
.languages { max-width: 44rem; margin: 0 auto 2rem; padding: 0 2rem; font-size: .9rem; }
.languages a, .languages span { margin-right: 1rem; }
.problem { border-left: 4px solid light-dark(#b3261e, #ff8a80); background: light-dark(#fef3f2, #3b1f1d); padding: .75rem 1rem; margin: 0 0 1rem; }
@media (max-width: 40rem) { main { margin: 0; border: 0; border-radius: 0; padding: 1.25rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** Headers of a page: nothing from elsewhere, no script, no frame, not kept, not found by searching. */
export const pageHeaders: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
};

/** A page in whichever language it is read. */
export interface Page {
  status: number;
  title: (t: Say) => string;
  body: (t: Say) => Html;
}

/** One whose title is its heading, too. @param below what stands under it */
export function headed(status: number, title: string, below: (t: Say) => Html): Page {
  return {
    status,
    title: (t) => t.plain(title),
    body: (t) =>
      html`<h1>${t(title)}</h1>
        ${below(t)}`,
  };
}

/** Answers with a page in the language of whoever reads it, which is kept where they choose it now. */
export async function sendPage(
  reply: FastifyReply,
  page: Page,
  headers: Record<string, string> = pageHeaders,
): Promise<void> {
  const { url } = reply.request;
  const language = languageOf(reply.request);
  const year = 31_536_000;
  if (chosenIn(url) !== null)
    void reply.setCookie(languageCookie, language, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: false });
  await reply
    .status(page.status)
    .headers(headers)
    .send(document(page, language, url));
}

function document({ title, body }: Page, language: PageLanguage, url: string): string {
  const t = sayIn(language);
  const head = html`<meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex, nofollow" /><title>${title(t)} – Tollgate</title>`;
  const main = html`<main>${body(t)}</main>
    ${languagesOf(language, url)}`;
  return `<!doctype html><html lang="${language}"><head>${head.text}<style>${style}</style></head><body>${main.text}</body></html>`;
}

/** The same page in the other languages. */
function languagesOf(spoken: PageLanguage, url: string): Html {
  const links = Object.entries(pageLanguages).map(([language, name]) =>
    language === spoken
      ? html`<span lang="${language}" aria-current="true">${name}</span> `
      : html`<a href="${addressIn(language, url)}" lang="${language}" hreflang="${language}">${name}</a> `,
  );
  return html`<nav class="languages" aria-label="Language / 语言">${links}</nav>`;
}
