import type { Locator, Page } from 'playwright-core';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { againstAxe, loaded, tooWide, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('rules written in the page', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;
  let adminId: string;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
    adminId = (await tollgate.admin.get('/people/me')).body.id;
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  const step = (page: Page, name: string): Locator => page.getByRole('slider', { name, exact: true });
  const says = (page: Page, name: string, text: string): Promise<void> =>
    page.locator(`[role=slider][aria-label="${name}"][aria-valuetext="${text}"]`).waitFor();

  /** Pulls a step by so much of the line, which is as wide as its way. */
  async function pull(page: Page, name: string, share: number): Promise<void> {
    await step(page, name).scrollIntoViewIfNeeded();
    const box = await step(page, name).boundingBox();
    const way = await step(page, name).locator('..').boundingBox();
    if (!box || !way) throw new Error(`${name} is not there`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + (share * way.width) / 2, y);
    await page.mouse.move(x + share * way.width, y);
    await page.mouse.up();
  }

  test('a ladder: steps are moved by keys and pulled, added and taken out, and it is said what that means for an item', async () => {
    const item = await c.item({ title: 'Reconcile payouts', due: inDays(12) });
    const { id } = (await tollgate.admin.get('/policies?kind=escalation')).body.items[0];
    const page = await windows.as(adminId);
    await visit(page, `/policies/${id}`);
    await page.getByRole('link', { name: 'New version' }).click();
    await loaded(page);
    const would = page.getByRole('region', { name: 'For this item it would mean' });
    await would.getByText('What comes is the same as now.').waitFor();
    expect(await would.getByLabel('An open item').inputValue()).toBe(`${item.key} Reconcile payouts`);
    expect(await againstAxe(page)).toEqual([]);

    await step(page, 'Level 2').focus();
    await page.keyboard.press('ArrowRight');
    await says(page, 'Level 2', '3 days after');
    await would.getByText('1 step would be another than it is now.').waitFor();
    await would.getByText(/^moved: now it comes /).waitFor();
    // Past the third it takes its place, and keeps the focus.
    await page.keyboard.press('Shift+ArrowRight');
    await says(page, 'Level 3', '8 days after');
    await says(page, 'Level 2', '5 days after');
    await page.keyboard.press('ArrowRight');
    await says(page, 'Level 3', '9 days after');
    await pull(page, 'Level 3', -0.3);
    await page.locator('[role=slider][aria-label="Level 3"]:not([aria-valuetext="9 days after"])').waitFor();

    await page.getByRole('button', { name: /^Add a level/ }).focus();
    await page.keyboard.press('Enter');
    await step(page, 'Level 4').waitFor();
    await page.keyboard.press('Delete');
    await step(page, 'Level 4').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Add a level/ }).click({ position: { x: 12, y: 10 } });
    await step(page, 'Level 4').waitFor();

    const exact = page.getByRole('group', { name: 'Level 4', exact: true });
    await exact.getByLabel('Comes', { exact: true }).fill('20');
    await exact.getByLabel('Comes', { exact: true }).blur();
    await says(page, 'Level 4', '20 days after');
    await exact.getByLabel('Again until somebody has acted').check();
    await would.getByText('Level 4 of the ladder').first().waitFor();
    await exact.getByLabel('Every', { exact: true }).fill('2');
    await exact.getByLabel('Unit of: Every').click();
    await page.getByRole('option', { name: 'minutes', exact: true }).click();
    await exact.getByText('must be at least 5 minutes.').waitFor();
    await would.getByText('Not as it is written: what is wrong stands at its field.').waitFor();

    // What nobody has saved is there after a reload.
    await page.reload();
    await loaded(page);
    await says(page, 'Level 4', '20 days after');
    await exact.getByText('must be at least 5 minutes.').waitFor();
    await exact.getByLabel('Again until somebody has acted').uncheck();
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByRole('button', { name: 'Version 2', pressed: true }).waitFor();
    const { versions } = (await tollgate.admin.get(`/policies/${id}`)).body;
    const draft = versions.find(({ version }: { version: number }) => version === 2);
    expect(draft).toMatchObject({ status: 'draft' });
    expect(draft.body.levels).toHaveLength(4);
    expect(draft.body.levels[3]).toMatchObject({ after: 'P20D' });
    await page.getByRole('link', { name: 'Go on writing version 2' }).click();
    await says(page, 'Level 4', '20 days after');
    expect(windows.complained(/400 \(Bad Request\)/)).toEqual([]);
  });

  test('reminders lie before the due date; whoever may not write them may try them, on a phone too, and is told who may', async () => {
    const { id } = (await tollgate.admin.get('/policies?kind=reminder')).body.items[0];
    const page = await windows.as(c.ownerId, { phone: true });
    await visit(page, `/policies/${id}/edit`);
    await step(page, 'Reminder 2').focus();
    await page.keyboard.press('ArrowLeft');
    await says(page, 'Reminder 2', '2 days before');
    await page.getByText(/^Writing and publishing policies: /).waitFor();
    expect(await page.getByRole('button', { name: 'Save as a draft' }).count()).toBe(0);
    expect([...(await tooWide(page)), ...(await againstAxe(page))]).toEqual([]);
    await until('nothing to be written', async () => {
      const { versions } = (await tollgate.admin.get(`/policies/${id}`)).body;
      return versions.length === 1;
    });
    expect(windows.complained()).toEqual([]);
  });
});
