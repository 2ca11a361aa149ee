import type { Locator, Page } from 'playwright-core';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { againstAxe, tooWide, untilPage, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('a program on a line of time', (browser) => {
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

  const at = (more = ''): string => `/programs/${c.programId}?view=timeline${more}`;
  const endOf = (page: Page, { key }: { key: string }): Locator =>
    page.getByRole('slider', { name: new RegExp(`^Due date of ${key} `) });
  const dateOf = async ({ id }: { id: string }): Promise<string> =>
    (await c.owner.get(`/action-items/${id}`)).body.due.date;

  /** Pulls the end of a bar by so many days, which is 26 pixels each. */
  async function pull(page: Page, item: { key: string }, days: number): Promise<void> {
    const handle = endOf(page, item);
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.boundingBox();
    if (box === null) throw new Error('the end of the bar is not there');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + days * 13, y);
    await page.mouse.move(x + days * 26, y);
    await page.mouse.up();
  }

  test('who pulls the end of their bar asks for an extension, and those are named first who must agree', async () => {
    const item = await c.item({ title: 'Reconcile payouts' });
    const page = await windows.as(c.ownerId);
    await visit(page, at());
    await pull(page, item, 5);
    const form = page.getByRole('form', { name: 'Ask for more time' });
    expect(await form.getByLabel('New due date').inputValue()).toBe(inDays(12).date);
    const { asked } = (await c.owner.get(`/action-items/${item.id}/due-move?date=${inDays(12).date}`)).body.extension;
    expect(asked.length).toBeGreaterThan(1);
    for (const { name } of asked) await form.getByText(name).waitFor();
    expect((await c.owner.get(`/action-items/${item.id}`)).body.pendingExtension).toBeNull();
    await form.getByLabel('Reason').fill('The site is closed until Monday.');
    await form.getByRole('button', { name: 'Ask for more time' }).click();
    await until('it to be asked', async () => {
      const { body } = await c.owner.get(`/action-items/${item.id}`);
      return body.pendingExtension?.due.date === inDays(12).date;
    });
    expect(await dateOf(item)).toBe(inDays(7).date);
    expect(windows.complained()).toEqual([]);
  });

  test('who may set the date sets it, by keys too, and sees whose dates could no longer be kept', async () => {
    const item = await c.item({ title: 'Clean the data' });
    const next = await c.item({ title: 'Train the detector', due: inDays(9) });
    await c.manager.must(`/action-items/${next.id}/dependencies`, { on: item.key });
    const page = await windows.as(c.managerId);
    await visit(page, at());
    await endOf(page, item).focus();
    for (let n = 0; n < 2; n += 1) await page.keyboard.press('Shift+ArrowRight');
    expect(await endOf(page, item).getAttribute('aria-valuenow')).toBe(
      String(Date.parse(`${inDays(21).date}T00:00:00Z`) / 86_400_000),
    );
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Change the due date' });
    await form.getByText(/could no longer be kept/).waitFor();
    await form.getByRole('link', { name: next.key }).waitFor();
    await form.getByLabel('Reason').fill('Agreed in the weekly.');
    await form.getByRole('button', { name: 'Change the due date' }).click();
    await until('it to be due later', async () => (await dateOf(item)) === inDays(21).date);
    await untilPage(
      page,
      'the bar to end later',
      `document.querySelector('[role=slider][aria-valuenow="${String(
        Date.parse(`${inDays(21).date}T00:00:00Z`) / 86_400_000,
      )}"]')`,
    );
    expect(windows.complained()).toEqual([]);
  });

  test('who may neither ask nor set is told who may', async () => {
    const item = await c.item({ title: 'Somebody else’s' });
    const page = await windows.as(await tollgate.person('Colleague'));
    await visit(page, at('&as=table'));
    await page.getByRole('button', { name: `Another date for ${item.key}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('You cannot move this due date.').waitFor();
    const { change } = (await c.lead.get(`/action-items/${item.id}/due-move?date=${inDays(7).date}`)).body;
    expect(typeof change.refused === 'string' || change.refused === null).toBe(true);
    expect(await dialog.getByRole('form').count()).toBe(0);
    expect(await dialog.getByText(/manager|owner/i).count()).toBeGreaterThan(0);
    expect(windows.complained()).toEqual([]);
  });

  test('an empty program has its tollgates, and says that there is nothing else', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, at());
    await page.getByText('The program has no action item.').waitFor();
    await page.locator('.gantt-name').filter({ hasText: 'Contain' }).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });

  test('three hundred items with long titles: few rows are drawn, axe finds nothing, and a phone has a list', async () => {
    const titles = [
      'ทบทวนรายการสินค้าต้องห้ามกับทีมปฏิบัติการในทุกตลาดและทุกภาษาที่เกี่ยวข้อง',
      '为东南亚六个市场补齐卖家资质复核记录并逐一核对历史付款',
      'Give every new seller a second identity check before their first payout, in each market',
    ];
    const items: { id: string; key: string }[] = [];
    for (let n = 0; n < 300; n += 20)
      items.push(
        ...(await Promise.all(
          Array.from({ length: 20 }, (_, k) =>
            c.item({ title: `${titles[(n + k) % 3]} ${n + k}`, due: inDays(4 + ((n + k) % 60)) }),
          ),
        )),
      );
    for (let n = 1; n < 20; n += 1)
      await c.manager.must(`/action-items/${items[n]?.id}/dependencies`, { on: items[n - 1]?.key });
    for (const look of [{}, { dark: true }]) {
      const page = await windows.as(c.managerId, look);
      await visit(page, at('&zoom=month'));
      expect(await page.getByRole('slider').count()).toBeLessThan(60);
      expect(await page.locator('.arrows > path').count()).toBeGreaterThan(0);
      expect(await againstAxe(page)).toEqual([]);
      await visit(page, at('&as=table&group=owner'));
      expect(await againstAxe(page)).toEqual([]);
    }
    const phone = await windows.as(c.ownerId, { phone: true });
    await visit(phone, at());
    await phone
      .getByRole('button', { name: /^Another date for / })
      .first()
      .waitFor();
    expect(await tooWide(phone)).toEqual([]);
    expect(await againstAxe(phone)).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });
});
