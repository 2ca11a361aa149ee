import { launchedCase, type Case } from '../../factories/case.js';
import { visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('stand-ins, and how all goes', (browser) => {
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

  test('whoever will be away says who stands in, is told what does not go, and ends it', async () => {
    const { name } = (await tollgate.admin.get(`/people/${c.ownerId}`)).body;
    const page = await windows.as(c.managerId);
    await visit(page, '/delegations');
    await page.getByText('Nobody stands in for you.').waitFor();
    await page.getByRole('button', { name: 'Say who stands in' }).click();
    const form = page.getByRole('form', { name: 'Say who stands in' });
    const standIn = form.getByRole('combobox', { name: 'Who stands in' });
    await standIn.click();
    await standIn.fill(name);
    await page.getByRole('option', { name }).first().click();
    await form.getByLabel('From', { exact: false }).fill('2031-03-03');
    await form.getByLabel('Until', { exact: false }).fill('2031-03-01');
    await form.getByRole('button', { name: 'Say who stands in' }).click();
    await form.getByText('It must end after it begins.', { exact: false }).waitFor();
    await form.getByLabel('Until', { exact: false }).fill('2031-03-14');
    await form.getByRole('button', { name: 'Say who stands in' }).click();
    await page.getByText(`${name} stands in for`, { exact: false }).first().waitFor();

    // As it was said: the last day is part of it, though it ends at the midnight after.
    await page.getByText(/3 Mar 2031 until .*14 Mar 2031/).waitFor();
    // The one who stands in sees it, and may give it back.
    const theirs = await windows.as(c.ownerId);
    await visit(theirs, '/delegations?of=standIn');
    await theirs.getByRole('button', { name: `End it: ${name} stands in`, exact: false }).click();
    const ending = theirs.getByRole('form', { name: 'End it' });
    await ending.getByLabel('Why (both are told)').fill('I am away too');
    await ending.getByRole('button', { name: 'End it' }).click();
    await theirs.locator('#main').getByText('ended early', { exact: true }).waitFor();
    const [{ state, can }] = (await tollgate.admin.get(`/delegations?person=${c.managerId}`)).body.items;
    expect({ state, can }).toEqual({ state: 'revoked', can: [] });
    expect(windows.complained(/status of 422/)).toEqual([]);
  });

  test('a domain lead looks from all markets into one, and from a count at what it counts', async () => {
    await c.item({ title: 'Look at the stickers', attributes: { market: 'QZ' } });
    const page = await windows.as(c.managerId);
    await visit(page, '/ageing');
    await page.getByRole('button', { name: 'QZ' }).click();
    await page.getByText('Market: QZ').waitFor();
    await page.getByText('No domain').waitFor();
    await page.getByText('Program', { exact: true }).click();
    await page.getByRole('row', { name: 'Program 1' }).getByRole('link', { name: '1', exact: true }).click();
    await page.getByRole('link', { name: 'Look at the stickers', exact: false }).waitFor();
    expect(new URL(page.url()).searchParams.get('market')).toBe('QZ');
    expect(windows.complained()).toEqual([]);
  });
});
