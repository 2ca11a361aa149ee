import type { Page } from 'playwright-core';
import { launchedCase, type Case } from '../../factories/case.js';
import { againstAxe, loaded, tooWide, untilPage, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('a list is saved as it is set', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
    await c.item({ title: 'Grave', severity: 'high', tags: ['grave'] });
    await c.item({ title: 'Trifling', severity: 'low' });
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  const menu = (page: Page) => page.getByRole('region', { name: 'Views', exact: true }).getByRole('button').first();
  const choose = async (page: Page, item: string | RegExp): Promise<void> => {
    await menu(page).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const saved = (name: string, more: object = {}, by = c.manager) =>
    by.must('/views', { list: 'action-items', name, query: { severity: 'high' }, ...more });
  const viewNamed = async (name: string, by = c.manager) =>
    (await by.get(`/views?name=${encodeURIComponent(name)}`)).body.items[0];
  const isAt = (page: Page, name: string) => page.getByRole('button', { name: `View: ${name}` }).waitFor();

  test('somebody saves how they look at it and shares it; a second person opens it, and sees the same', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, '/items?severity=high&group=owner&sort=-due');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Root cause' }).check();
    await page.keyboard.press('Escape');
    await choose(page, /^Save as a view/);
    const form = page.getByRole('form', { name: 'Save the view' });
    await form.getByLabel('Name of the view').fill('What is grave');
    await form.getByRole('combobox', { name: 'For whom' }).click();
    await page.getByRole('option', { name: 'For everybody' }).click();
    await form.getByRole('button', { name: 'Save the view' }).click();
    await isAt(page, 'What is grave');
    const view = await viewNamed('What is grave');
    expect(view).toMatchObject({
      ...{ query: { severity: 'high', sort: '-due' }, group: 'owner', sharing: 'all' },
      columns: ['program', 'owner', 'due', 'status', 'severity', 'cause'],
    });

    const other = await windows.as(c.ownerId);
    await visit(other, '/items');
    await other.getByText('Trifling').waitFor();
    await choose(other, /^What is grave/);
    await isAt(other, 'What is grave');
    await other.getByRole('link', { name: /Grave$/ }).waitFor();
    await other.getByText('Trifling').waitFor({ state: 'detached' });
    await other.getByRole('columnheader', { name: 'Root cause' }).waitFor();
    // It is another's: they are told whose, and what they can do instead.
    await menu(other).click();
    await other.getByText(/^It is kept by Manager \d+\. Save one of your own\.$/).waitFor();
    expect(await other.getByRole('menuitem', { name: 'Remove the view' }).count()).toBe(0);
    // A sheet of it has the same rows and columns.
    await other.keyboard.press('Escape');
    const href = await other.getByRole('link', { name: 'As a spreadsheet' }).getAttribute('href');
    const asked = new URL(href ?? '', tollgate.url).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      ...{ severity: 'high', sort: '-due', format: 'xlsx', columns: 'program,owner,due,status,severity,cause' },
    });
    expect(windows.complained()).toEqual([]);
  });

  test('a change is marked, and is kept, or is undone; Back leads to where one was', async () => {
    await saved('To be changed');
    const page = await windows.as(c.managerId);
    await visit(page, '/items');
    await choose(page, /^To be changed/);
    await isAt(page, 'To be changed');
    await page.getByText('Trifling').waitFor({ state: 'detached' });
    expect(await page.getByText('Changed since it was saved').count()).toBe(0);
    await page.getByLabel('Only what is overdue').check();
    await page.getByText('Changed since it was saved').waitFor();
    await choose(page, 'Back to what was saved');
    await page.getByText('Changed since it was saved').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Only what is overdue').isChecked()).toBe(false);
    await page.getByLabel('Only what is overdue').check();
    await page.getByRole('button', { name: 'Update the view' }).click();
    await page.getByText('Changed since it was saved').waitFor({ state: 'detached' });
    expect((await viewNamed('To be changed')).query).toEqual({ severity: 'high', overdue: 'true' });
    // A reload loses nothing: the address says which view it is.
    await page.reload();
    await loaded(page);
    await isAt(page, 'To be changed');
    await choose(page, 'Without a view');
    await page.getByText('Trifling').waitFor();
    await page.goBack();
    await isAt(page, 'To be changed');
    expect(windows.complained()).toEqual([]);
  });

  test('one’s own list opens in the view of one’s choice, and others’ as it did', async () => {
    await saved('Every morning', { sharing: 'all' });
    const page = await windows.as(c.managerId);
    await visit(page, '/items');
    await choose(page, /^Every morning/);
    await isAt(page, 'Every morning');
    await choose(page, 'Open the list in it, for me');
    await until('it to be preferred', async () => (await viewNamed('Every morning')).isDefault);
    await visit(page, '/items');
    await isAt(page, 'Every morning');
    await page.getByText('Trifling').waitFor({ state: 'detached' });
    // What an address says goes before it.
    await visit(page, '/items?severity=low');
    await page.getByText('Trifling').waitFor();
    const other = await windows.as(c.ownerId);
    await visit(other, '/items');
    await other.getByText('Trifling').waitFor();
    const { id } = await viewNamed('Every morning');
    await c.manager.delete(`/views/${id}/default`);
    expect(windows.complained()).toEqual([]);
  });

  test('a link opens the view; one that is not for whoever follows it says so, and names nothing', async () => {
    const { id } = await saved('By link', { sharing: 'all' });
    const { id: own } = await saved('Of the manager alone');
    const page = await windows.as(c.ownerId);
    await visit(page, `/items?view=${id}`);
    await isAt(page, 'By link');
    await page.getByText('Trifling').waitFor({ state: 'detached' });
    await visit(page, `/items?view=${own}`);
    await page.getByText('This view cannot be opened').waitFor();
    expect(await page.getByText('Of the manager alone').count()).toBe(0);
    await page.getByText('Trifling').waitFor();
    expect(windows.complained(/status of 404/)).toEqual([]);
  });

  test('what a view names and is gone is said in place; it is renamed, and removed', async () => {
    const { id: teamId } = await tollgate.admin.must('/teams', { name: 'Goes away' });
    await saved('With a gone team', { query: { team: 'Goes away' } });
    await tollgate.dataSource.query('DELETE FROM teams WHERE id = $1', [teamId]);
    const page = await windows.as(c.managerId);
    await visit(page, '/items');
    await choose(page, /^With a gone team/);
    await page.getByText('“With a gone team” is not shown as it was saved').waitFor();
    await choose(page, 'Rename or share the view');
    const form = page.getByRole('form', { name: 'Rename or share the view' });
    await form.getByLabel('Name of the view').fill('Without its team');
    await form.getByRole('button', { name: 'Rename or share the view' }).click();
    await isAt(page, 'Without its team');
    await choose(page, /^Remove the view/);
    await page.getByRole('button', { name: 'Remove “Without its team”' }).click();
    await page.getByText('Trifling').waitFor();
    expect(await viewNamed('Without its team')).toBeUndefined();
    // That it is gone may be told before the answer to its removal: then it is asked for once more.
    expect(windows.complained(/status of 4(?:00|04|22)/)).toEqual([]);
  });

  test('what this page has no word for is named, so that nobody takes the list for the view', async () => {
    await saved('By tag', { query: { tag: 'grave', severity: 'high' } });
    const page = await windows.as(c.managerId);
    await visit(page, '/items');
    await choose(page, /^By tag/);
    await page.getByText('This page cannot narrow by tag = grave: the list is longer than the view.').waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('by keys alone, from the list and from the command menu', async () => {
    await saved('By keys');
    const page = await windows.as(c.managerId);
    await visit(page, '/items');
    await page.keyboard.press('v');
    await page.getByRole('menuitem', { name: /^By keys/ }).waitFor();
    await untilPage(page, 'the menu to have the focus', `document.activeElement?.closest('[role="menu"]')`);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('views by keys');
    await page.getByRole('option', { name: /^By keys/ }).waitFor();
    await page.keyboard.press('Enter');
    await isAt(page, 'By keys');
    expect(windows.complained()).toEqual([]);
  });

  test.each([
    ['programs', '/programs?status=active', { status: 'active' }],
    ['exceptions', '/exceptions?kind=risk_acceptance', { kind: 'risk_acceptance' }],
    ['risks', '/risks?overdue=yes&rating=high', { overdue: 'true', rating: 'high' }],
    ['people', '/people?access=auditor&active=no', { access: 'auditor', active: 'false' }],
    ['policies', '/policies?kind=reminder', { kind: 'reminder' }],
    ['deliveries', '/deliveries?state=dead', { state: 'dead' }],
    ['audit-events', '/audit?after=2026-01-05', { after: '2026-01-04T16:00:00.000Z' }],
  ])('a list of %s is saved from its address, and opened in it again', async (list, address, query) => {
    const { id } = (await tollgate.admin.get('/people/me')).body;
    const page = await windows.as(id);
    await visit(page, address);
    await choose(page, /^Save as a view/);
    const form = page.getByRole('form', { name: 'Save the view' });
    await form.getByLabel('Name of the view').fill('So');
    await form.getByRole('button', { name: 'Save the view' }).click();
    await isAt(page, 'So');
    expect(await page.getByText('Changed since it was saved').count()).toBe(0);
    const view = (await tollgate.admin.get(`/views?list=${list}`)).body.items[0];
    expect(view.query).toEqual(query);
    await visit(page, `${address.split('?')[0] ?? ''}?view=${view.id}`);
    await isAt(page, 'So');
    expect(await page.getByText('Changed since it was saved').count()).toBe(0);
    expect(windows.complained()).toEqual([]);
  });

  test('which columns a table has is chosen, and goes into the view', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, '/people');
    await page.getByRole('columnheader', { name: 'Market' }).waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    for (const name of ['Market', 'Team']) await page.getByRole('checkbox', { name, exact: true }).uncheck();
    await page.keyboard.press('Escape');
    await choose(page, /^Save as a view/);
    const form = page.getByRole('form', { name: 'Save the view' });
    await form.getByLabel('Name of the view').fill('Who reports to whom');
    await form.getByRole('button', { name: 'Save the view' }).click();
    await isAt(page, 'Who reports to whom');
    const { id, columns } = await viewNamed('Who reports to whom');
    expect(columns).toEqual(['name', 'access', 'manager', 'email']);
    await visit(page, `/people?view=${id}`);
    await isAt(page, 'Who reports to whom');
    await page.getByRole('columnheader', { name: 'Market' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('columnheader').allInnerTexts()).toHaveLength(4);
    expect(windows.complained()).toEqual([]);
  });

  test('opening a view fills the field that searches as one types', async () => {
    await c.manager.must('/views', { list: 'risks', name: 'Found', query: { q: 'payouts' } });
    const page = await windows.as(c.managerId);
    await visit(page, '/risks');
    await choose(page, /^Found/);
    await isAt(page, 'Found');
    await untilPage(
      page,
      'the field to say it',
      `[...document.querySelectorAll('main input')].some(({ value }) => value === 'payouts')`,
    );
    expect(windows.complained()).toEqual([]);
  });

  test.each([{ dark: false }, { dark: true, locale: 'zh-CN', phone: true }])(
    'on a desk and on a phone, in both languages, there is nothing against it: %o',
    async (look) => {
      await saved(`A name that goes on and on, for the list of those who look at it from their phones ${look.locale}`);
      const page = await windows.as(c.managerId, look);
      await visit(page, '/items');
      const [all] = (await c.manager.get('/views?list=action-items')).body.items.filter(({ name }: { name: string }) =>
        name.endsWith(String(look.locale)),
      );
      await visit(page, `/items?view=${all.id}`);
      await page.getByRole('button', { name: all.name }).click();
      await page.getByRole('menu').waitFor();
      expect(await tooWide(page)).toEqual([]);
      expect(await againstAxe(page)).toEqual([]);
      await page.getByRole('menuitem', { name: look.locale ? '另存为视图…' : 'Save as a view …' }).click();
      await page.getByRole('form', { name: look.locale ? '保存视图' : 'Save the view' }).waitFor();
      // It fades away; what is half faded has no contrast.
      await page.getByRole('menu').waitFor({ state: 'detached' });
      expect(await tooWide(page)).toEqual([]);
      expect(await againstAxe(page)).toEqual([]);
      expect(windows.complained()).toEqual([]);
    },
  );
});
