import type { Locator, Page } from 'playwright-core';
import { launchedCase, inDays, type Case } from '../../factories/case.js';
import { againstAxe, tooWide, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('a program as a board, and how it goes', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
  });
  beforeEach(async () => {
    c = await launchedCase(tollgate, { phases: ['Contain', 'Remedy'] });
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  const at = (view: string): string => `/programs/${c.programId}?view=${view}`;
  const column = (page: Page, name: string): Locator =>
    page.locator('.board-column').filter({ has: page.getByRole('heading', { level: 3, name }) });
  const is = (status: string, { id }: { id: string }) =>
    until(`it to be ${status}`, async () => (await c.owner.get(`/action-items/${id}`)).body.status === status);

  test('a card is moved by keys: a command without words is sent at once, one with a form asks', async () => {
    const item = await c.item({ title: 'Reconcile payouts' });
    const page = await windows.as(c.ownerId);
    await visit(page, at('board'));
    await column(page, 'Open').getByRole('link', { name: item.key }).waitFor();
    const move = page.getByRole('button', { name: `Move ${item.key} ` });
    await move.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'In progress' }).focus();
    await page.keyboard.press('Enter');
    await is('in_progress', item);
    await column(page, 'In progress').getByRole('link', { name: item.key }).waitFor();
    await move.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Handed in' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Hand in' });
    await form.getByLabel('What was done').fill('All of them are stopped.');
    await form.getByRole('button', { name: 'Hand in' }).click();
    await is('submitted', item);
    await column(page, 'Handed in').getByRole('link', { name: item.key }).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('a manager moves another’s card; one that may not be moved there stays, and it is said who may', async () => {
    const item = await c.item({ title: 'Train reviewers' });
    const manager = await windows.as(c.managerId);
    await visit(manager, at('board'));
    await manager.getByRole('button', { name: `Move ${item.key} ` }).click();
    await manager.getByRole('menuitem', { name: 'On hold' }).click();
    const form = manager.getByRole('form', { name: 'Put on hold' });
    await form.getByLabel('Reason').fill('The site moves.');
    await form.getByRole('button', { name: 'Put on hold' }).click();
    await is('on_hold', item);

    await c.owner.must(`/action-items/${(await c.item({ title: 'Mine' })).id}/submit`, { statement: 'Done' });
    const owner = await windows.as(c.ownerId);
    await visit(owner, at('board'));
    const mine = column(owner, 'Handed in').locator('.card').filter({ hasText: 'Mine' });
    await mine.getByRole('button', { name: /^Move / }).click();
    await owner.getByRole('menuitem', { name: 'Done' }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByText('You cannot bring it to “Done” now.').waitFor();
    await dialog.getByText(/Nobody signs for their own work/).waitFor();
    expect(await dialog.getByRole('form').count()).toBe(0);
    expect(windows.complained()).toEqual([]);
  });

  test('an empty board opens at once, with every state; so does how it goes', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, at('board'));
    for (const name of ['Draft', 'Open', 'In progress', 'On hold', 'Handed in', 'Done', 'Cancelled'])
      await column(page, name).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await visit(page, at('progress'));
    await page.getByText('Nothing has come into the program yet.').waitFor();
    expect(await againstAxe(page)).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });

  test('many cards are drawn as one comes near them; axe finds nothing in both themes, and a phone has lists', async () => {
    for (let n = 0; n < 120; n += 20)
      await Promise.all(
        Array.from({ length: 20 }, (_, k) =>
          c.item({
            title: `${(n + k) % 2 ? '为东南亚六个市场补齐卖家资质复核记录' : 'ทบทวนรายการสินค้าต้องห้ามกับทีมปฏิบัติการ'} ${n + k}`,
            due: inDays(((n + k) % 9) + 1),
          }),
        ),
      );
    const late = await c.item({ title: 'Late', due: inDays(-2) });
    await until('it to be overdue', async () => (await c.owner.get(`/action-items/${late.id}`)).body.overdue === true);
    for (const look of [{}, { dark: true }]) {
      const page = await windows.as(c.managerId, look);
      await visit(page, at('board'));
      const cards = column(page, 'Open').locator('.card');
      await cards.first().waitFor();
      expect(await cards.count()).toBeLessThan(40);
      await column(page, 'Open').getByRole('heading', { name: '121' }).waitFor();
      expect(await againstAxe(page)).toEqual([]);
      await visit(page, at('progress'));
      await page
        .getByRole('img', { name: /0 of 121 are done/ })
        .locator('svg')
        .waitFor();
      await page.getByText('121 items are open, 1 late').first().waitFor();
      await page.getByText('No item was signed off yet, so there is no rate.').waitFor();
      expect(await againstAxe(page)).toEqual([]);
    }
    const phone = await windows.as(c.ownerId, { phone: true });
    for (const view of ['board', 'progress']) {
      await visit(phone, at(view));
      expect(await tooWide(phone)).toEqual([]);
      expect(await againstAxe(phone)).toEqual([]);
    }
    expect(windows.complained()).toEqual([]);
  });
});
