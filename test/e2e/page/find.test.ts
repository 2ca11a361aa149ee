import { launchedCase, type Case } from '../../factories/case.js';
import { visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('records are found from everywhere', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
  }, 90_000);
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  }, 60_000);

  test('an item by a part of its title, one in Chinese by a character, and one by its key; nobody finds what they do not see', async () => {
    const item = await c.item({ title: 'Reconcile the payouts of banned sellers' });
    const chinese = await c.item({ title: '复核封禁卖家的付款' });
    const hidden = await launchedCase(tollgate);
    await hidden.item({ title: 'Payouts of which nobody hears' });
    await hidden.manager.put(`/programs/${hidden.programId}/readers`, { restricted: true });
    const page = await windows.as(c.ownerId);
    await visit(page, '/programs');
    for (const [typed, found] of [
      ['payouts', item],
      ['款', chinese],
      [chinese.key.toLowerCase(), chinese],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(typed);
      await page.getByRole('option', { name: found.key }).first().waitFor();
      expect(await page.getByText('Payouts of which nobody hears').count()).toBe(0);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${found.key} `) }).waitFor();
    }
    expect(windows.complained()).toEqual([]);
  }, 60_000);
});
