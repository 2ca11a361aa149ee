import type { Page } from 'playwright-core';
import { ApiClient } from '../api-client.js';

/**
 * What people write, collected while they write it: their titles, names and reasons are not for the page to translate.
 * @returns the texts, which go on being added to
 */
export function hearWritten(): Set<string> {
  const written = new Set<string>();
  ApiClient.heard = (body) => {
    if (body instanceof FormData) for (const each of body.values()) void hearPart(written, each);
    else if (body !== undefined) textsIn(JSON.parse(body), written);
  };
  return written;
}

async function hearPart(written: Set<string>, part: string | Blob): Promise<void> {
  if (typeof part === 'string') return;
  for (const cell of (await part.text()).split(/[,\n]/)) written.add(cell.trim());
}

/** Every text of a JSON, whatever it is called. */
function textsIn(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') for (const line of value.split('\n')) found.add(line.trim());
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) textsIn(each, found);
}

/** Opens all that is folded on the page, menus excepted. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    for (const each of document.querySelectorAll('main details:not([open])')) each.open = true;
    for (const each of document.querySelectorAll('main button[aria-expanded="false"]:not([aria-haspopup])')) each.click();
  })()`);
}

/** Three words of English in a row; codes in capitals are none. */
const word = "[A-Za-z]*[a-z][A-Za-z’'-]*";
const run = new RegExp(`(?<![A-Za-z])${word}(?:[ ,]+${word}){2,}`);

/**
 * What on the page is said in English: texts with three words in a row and more, in sight or read aloud, without what people
 * wrote and what is code or marked as not to be translated.
 */
export async function englishOn(page: Page, written: ReadonlySet<string>): Promise<string[]> {
  const seen = await page.evaluate<string[]>(`(() => {
    const found = new Set();
    const own = 'code, pre, kbd, samp, script, style, [translate="no"]';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (parentElement.closest(own) === null && parentElement.checkVisibility()) found.add(data);
    }
    for (const each of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-description]'))
      if (each.closest(own) === null && each.checkVisibility())
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) found.add(each.getAttribute(name) ?? '');
    return [...found];
  })()`);
  // The longest first: of a title that holds another, nothing is left over.
  const theirs = [...written].filter((text) => /[A-Za-z]{2}/.test(text)).toSorted((a, b) => b.length - a.length);
  const left = (text: string): string => theirs.reduce((rest, each) => rest.replaceAll(each, '·'), text);
  // What was found in their words may stand there in parts.
  const ofTheirs = (text: string): boolean => theirs.some((each) => each.includes(text.trim()));
  return seen.filter((text) => run.test(left(text)) && !ofTheirs(text));
}
