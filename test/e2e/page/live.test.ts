import { launchedCase, type Case } from '../../factories/case.js';
import { visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('what happens elsewhere is seen while one looks', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  test('an item breaches and climbs its ladder before one’s eyes, and what one is typing stays', async () => {
    const item = await c.item({ title: 'Clear the backlog' });
    const page = await windows.as(c.managerId);
    const listening = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/events'));
    await visit(page, `/items/${item.key}`);
    await listening;
    await page.getByLabel('Say something').fill('I have asked the site twi');
    await c.owner.must(`/action-items/${item.id}/start`);
    const ladder = page.getByRole('list', { name: /^The ladder/ });
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor({ state: 'detached' });
    await tollgate.clock.advance('P30D');
    await ladder.locator('[data-passed]').nth(2).waitFor();
    expect(await page.getByLabel('Say something').inputValue()).toBe('I have asked the site twi');
    expect(windows.complained()).toEqual([]);
  });

  test('two who edit the same see both texts, and choose', async () => {
    const wei = await tollgate.person('Wei');
    const admin = await tollgate.person('Grace Lim', { access: 'administrator' });
    const page = await windows.as(admin);
    const listening = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/events'));
    await visit(page, `/people/${wei}`);
    await listening;
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const form = page.getByRole('form', { name: 'Save' });
    await form.getByLabel('Name', { exact: false }).fill('Wei Chen');
    await tollgate.admin.patch(`/people/${wei}`, { name: 'Wei Lin', market: 'SG' }, { 'if-match': '*' });
    await form.getByText('Somebody changed it meanwhile; it says now: Wei Lin').waitFor();
    // What one has not touched says what is so.
    expect(await form.getByLabel('Market').inputValue()).toBe('SG');
    expect(await form.getByLabel('Name', { exact: false }).inputValue()).toBe('Wei Chen');
    await form.getByRole('button', { name: 'Take theirs' }).click();
    expect(await form.getByLabel('Name', { exact: false }).inputValue()).toBe('Wei Lin');
    expect(windows.complained()).toEqual([]);
  });
});
