import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Taken } from './shot.js';
import { states, stateTitles } from './states.js';

const perSheet = 6;

/** All pictures on one page, `index.html`, and the same in pictures of six each; gives the names of those. */
export async function contactSheet(browser: Browser, folder: string, taken: readonly Taken[]): Promise<string[]> {
  const index = join(folder, 'index.html');
  writeFileSync(index, documentOf(taken));
  const page = await browser.newPage({ viewport: { width: 1_200, height: 900 } });
  const files: string[] = [];
  for (let from = 0; from < taken.length; from += perSheet) {
    writeFileSync(index, documentOf(taken.slice(from, from + perSheet)));
    await page.goto(pathToFileURL(index).href);
    const file = `sheet-${String(files.length + 1).padStart(2, '0')}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: true });
    files.push(file);
  }
  await page.close();
  writeFileSync(index, documentOf(taken));
  return files;
}

function documentOf(taken: readonly Taken[]): string {
  const parts = states.flatMap((state) => {
    const figures = taken.filter((each) => each.state === state).map(figureOf);
    return figures.length === 0 ? [] : [`<h1>${stateTitles[state]}</h1><main>${figures.join('\n')}</main>`];
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title><style>
body{font:13px system-ui,sans-serif;margin:12px;background:#fff;color:#222}h1{font-size:16px;margin:8px 0}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(560px,1fr));gap:14px;align-items:start}
figure{margin:0}figcaption{padding:2px 0}img{width:100%;max-height:760px;object-fit:cover;object-position:top;border:1px solid #bbb}
figure[data-narrow] img{width:auto;max-width:100%}.wrong{color:#b00}</style>
${parts.join('\n')}</html>
`;
}

function figureOf({ page, how, file, look, complaints }: Taken): string {
  const wrong = complaints.map((line) => `<div class="wrong">${text(line)}</div>`).join('');
  const title = `<b>${text(page)}</b>${how === '' ? '' : ` ${text(how)}`}`;
  return `<figure${look?.phone ? ' data-narrow' : ''}><figcaption>${title}${wrong}</figcaption><a href="${file}"><img src="${file}" alt=""></a></figure>`;
}

function text(said: string): string {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
