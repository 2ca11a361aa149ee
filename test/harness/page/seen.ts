import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { until } from '../until.js';

/** Opens an address of the page, and waits until it has what it shows. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await loaded(page);
}

/** What the window of each page is called. */
export const hasName = /^.+ · Tollgate$/;

/** Waits until the page has a heading, and nothing on it is still to come. */
export async function loaded(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  // Twice, some pictures apart: what has come may have asked for more.
  await until('the page to be there', async () => (await isThere(page)) && (await isThere(page)));
}

/** Whether all that was asked for has come, after the next two pictures. */
function isThere(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`new Promise((resolve) => {
    const answer = () => resolve(document.querySelector('main:not([aria-busy="true"])') !== null);
    requestAnimationFrame(() => requestAnimationFrame(answer));
  })`);
}

/** Waits until something on the page is so. @param expression JavaScript, as the page would say it */
export async function untilPage(page: Page, what: string, expression: string): Promise<void> {
  await until(what, () => page.evaluate<boolean>(`Boolean(${expression})`));
}

/**
 * Chooses out of a list that is searched by what is typed. What comes of the search moves the list, and a click that meets it on
 * the way closes it: then it is opened again.
 */
export async function chooseFound(
  form: Page | Locator,
  { field, typed, option = typed }: { field: string | RegExp; typed: string; option?: string | RegExp },
): Promise<void> {
  const box = form.getByRole('combobox', { name: field });
  const page = 'context' in form ? form : form.page();
  await until(`${typed} to be chosen`, async () => {
    await box.click();
    await box.fill(typed);
    await page.getByRole('option', { name: option }).first().click({ timeout: 3_000 });
    return true;
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA with all that it builds on, and what is good practice beside it. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** What axe has against the page as it is seen now: a line for each place. */
export function againstAxe(page: Page): Promise<string[]> {
  return askAxe(page, { type: 'tag', values: tags });
}

/** The same page by night, and what axe has against its colours: nothing else of it is another. */
export async function againstAxeByNight(page: Page): Promise<string[]> {
  const scheme = async (name: string): Promise<void> => {
    await untilPage(page, `it to be ${name}`, `document.documentElement.dataset.mantineColorScheme === '${name}'`);
    // Some colours pass over into the others: what is measured on the way is neither.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    const passing = `document.getAnimations().some((each) => each instanceof CSSTransition && each.playState === 'running')`;
    await untilPage(page, 'its colours to be those', `!${passing}`);
  };
  await page.emulateMedia({ colorScheme: 'dark' });
  await scheme('dark');
  const found = await askAxe(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
  await scheme('light');
  return found.map((line) => `by night: ${line}`);
}

async function askAxe(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)} }).then((all) => all.violations)`,
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${help} at ${target.join(' ')}. ${failureSummary}`),
  );
}

/** What sticks out to the right, so that one must move the page aside to read it. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth + 1);
    return ['the page is ' + scrollWidth + ' px wide', ...out.slice(0, 5).map((each) => each.outerHTML.slice(0, 120))];
  })()`);
}

/** The same of a window that is made as narrow as a phone, and wide again. */
export async function tooWideWhereNarrow(page: Page): Promise<string[]> {
  const desk = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  // Pictures are drawn anew for the width they have, some pictures later.
  let found = await tooWide(page);
  for (let looks = 0; looks < 20 && found.length > 0; looks += 1) {
    await isThere(page);
    found = await tooWide(page);
  }
  if (desk !== null) await page.setViewportSize(desk);
  return found.map((line) => `as narrow as a phone, ${line}`);
}
