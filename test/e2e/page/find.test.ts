import { launchedCase, type Case } from '../../factories/case.js';
import { againstAxe, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('records are found from everywhere', (browser) => {
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
  });

  test('the command menu offers what stands at the head of the page, and a record has its acts by keys', async () => {
    const { key, lead } = await c.owner.must('/cases', {
      ...{ title: 'Stickers sold as licences', text: 'Told by a buyer', source: 'seller_report' },
      ...{ likelihood: 2, impact: 2 },
    });
    const page = await windows.as(c.managerId);
    await visit(page, '/cases');
    await page.keyboard.press('Control+k');
    const offered = page.getByRole('group', { name: 'Cases' });
    await offered.getByRole('option', { name: 'Report a case' }).click();
    await page.getByRole('form', { name: 'Report a case' }).waitFor();

    const leading = await windows.as(lead.id);
    await visit(leading, `/cases/${key}`);
    await leading.getByRole('button', { name: 'Triage it' }).waitFor();
    const named = leading.getByRole('dialog').getByRole('combobox');
    await leading.keyboard.press('Control+k');
    await named.fill('record pack');
    expect(await leading.getByRole('option', { name: 'Record pack' }).count()).toBe(0);
    await named.fill('triage');
    await leading.getByRole('option', { name: /^Triage it\s*a$/ }).waitFor();
    await leading.keyboard.press('Escape');
    await named.waitFor({ state: 'detached' });
    await leading.keyboard.press('a');
    await leading.getByRole('form', { name: 'Triage it' }).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('what a case is tied to is found by words, linked, seen from the other end, and taken away there', async () => {
    const item = await c.item({ title: 'Count the vouchers again' });
    const { key } = await c.owner.must('/cases', {
      ...{ title: 'Vouchers used twice', text: 'Seen by three sellers', source: 'seller_report' },
      ...{ likelihood: 2, impact: 2 },
    });
    const page = await windows.as(c.ownerId);
    await visit(page, `/cases/${key}`);
    const links = page.getByRole('region', { name: 'Linked to' });
    await links.getByText('Linked to nothing yet.').waitFor();
    await links.getByRole('combobox', { name: 'Link to' }).fill('vouchers again');
    await page.getByRole('option', { name: item.key }).click();
    await links.getByRole('link', { name: item.key }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${item.key} `) }).waitFor();
    await links.getByRole('link', { name: key }).waitFor();
    await links.getByText('to be triaged').waitFor();
    await links.getByRole('button', { name: `Take away the link to ${key}` }).click();
    await links.getByText('Linked to nothing yet.').waitFor();
    expect((await c.owner.get(`/cases/${key}/links`)).body.items).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });

  test('the page of the search: by kind, with how much there is of each, the words marked, and the way there in the address', async () => {
    const item = await c.item({ title: 'Freeze the wallets of dormant shops' });
    await c.owner.must(`/action-items/${item.id}/comments`, { body: 'Two wallets are left.' });
    const hidden = await launchedCase(tollgate);
    await hidden.item({ title: 'Wallets of which nobody hears' });
    await hidden.manager.put(`/programs/${hidden.programId}/readers`, { restricted: true });
    const page = await windows.as(c.ownerId);
    await visit(page, '/search');
    await page.getByText('Searches everything that you see').waitFor();
    await page.keyboard.type('wallets');
    const items = page.getByRole('region', { name: 'Action items' });
    const comments = page.getByRole('region', { name: 'Comments' });
    await items.getByRole('link', { name: item.key }).waitFor();
    await items.getByText('1 of 1 shown').waitFor();
    expect(await items.locator('mark').allTextContents()).toEqual(['wallets']);
    expect(await comments.locator('mark').allTextContents()).toEqual(['wallets']);
    expect(await page.getByText('of which nobody hears').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?q=wallets');

    await page.getByRole('navigation', { name: 'Of which kind' }).getByRole('link', { name: 'Comments (1)' }).click();
    await items.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?q=wallets&kind=comment');
    await page.goBack();
    await items.waitFor();

    await page.getByRole('searchbox').fill('zzzwallets');
    await page.getByText('Nothing that you see has all of these words.').waitFor();
    await page.getByRole('searchbox').fill('w');
    await page.getByRole('alert').getByText('must have a word of two letters or more').first().waitFor();
    expect(windows.complained(/status of 400/)).toEqual([]);
  });

  test('what is found is narrowed to a market, which stands in the address', async () => {
    const facts = { ownerId: c.ownerId, due: { date: '2031-03-03' } };
    for (const market of ['MY', 'TH']) {
      const program = { name: `Parcels ${market}`, markets: [market], launch: true };
      const { id: programId } = await c.manager.must('/programs', program);
      await c.manager.must('/action-items', { ...facts, programId, title: `Parcels in ${market}` });
    }
    const page = await windows.as(c.ownerId);
    await visit(page, '/search?q=parcels');
    await page.getByRole('link', { name: /Parcels in TH/ }).waitFor();
    await page.getByLabel('Market').fill('my');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /Parcels in TH/ }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /Parcels in MY/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?q=parcels&market=my');
    await page.getByRole('navigation', { name: 'Of which kind' }).getByRole('link', { name: 'Programs (1)' }).click();
    await page.getByRole('link', { name: 'Parcels MY' }).waitFor();
    expect(new URL(page.url()).searchParams.get('market')).toBe('my');
    expect(await againstAxe(page)).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });

  test('the trail names what each event is about, leads there, and says what is gone', async () => {
    const item = await c.item({ title: 'Weigh the parcels' });
    const team = await tollgate.admin.must('/teams', { name: 'For a while' });
    await tollgate.dataSource.query('DELETE FROM teams WHERE id = $1', [team.id]);
    const page = await windows.as(await tollgate.person('Auditor', { access: 'auditor' }));
    await visit(page, `/audit?subject=${team.id}`);
    await page.getByText('team that is gone').waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await visit(page, `/audit?subject=${item.id}`);
    await page.getByRole('link', { name: `${item.key} Weigh the parcels` }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${item.key} `) }).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('more than one page of them comes when it is asked for', async () => {
    for (let n = 0; n < 51; n += 1) await c.manager.must(`/programs/${c.programId}/comments`, { body: `Quorum ${n}` });
    const page = await windows.as(c.ownerId);
    await visit(page, '/search?q=quorum&kind=comment');
    await page.getByText('50 of 51 shown').waitFor();
    await page.getByRole('button', { name: 'More results' }).click();
    await page.getByText('51 of 51 shown').waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('an answer that comes late is given up, and never stands in the place of a newer one', async () => {
    const first = await c.item({ title: 'Audit the escrow of sellers' });
    const second = await c.item({ title: 'Audit the ledger of sellers' });
    const page = await windows.as(c.ownerId);
    await visit(page, '/programs');
    const asked: string[] = [];
    const givenUp: string[] = [];
    const wordsOf = (url: string): string => new URL(url).searchParams.get('q') ?? '';
    page.on('request', (each) => {
      if (each.url().includes('/api/v1/search?')) asked.push(wordsOf(each.url()));
    });
    page.on('requestfailed', (each) => givenUp.push(wordsOf(each.url())));
    // Of the first the answer does not come.
    await page.route(/\/search\?q=escrow/, () => undefined);
    await page.keyboard.press('Control+k');
    const field = page.getByRole('dialog').getByRole('combobox');
    await field.fill('escrow');
    await until('the first to be asked', () => Promise.resolve(asked.length === 1));
    await field.fill('ledger');
    await page.getByRole('option', { name: second.key }).waitFor();
    expect(asked).toEqual(['escrow', 'ledger']);
    expect(givenUp).toEqual(['escrow']);
    expect(await page.getByRole('option', { name: first.key }).count()).toBe(0);
    await page.getByRole('option', { name: 'All results for “ledger”' }).click();
    await page.getByRole('region', { name: 'Action items' }).getByRole('link', { name: second.key }).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('in Chinese what happened is said in Chinese, with whom and when it names', async () => {
    const item = await c.item({ title: 'Sort the returns' });
    await c.owner.must(`/action-items/${item.id}/start`);
    await c.owner.must(`/action-items/${item.id}/comments`, { body: 'half of them' });
    const page = await windows.as(c.ownerId, { locale: 'zh-CN' });
    await visit(page, `/items/${item.key}`);
    const happened = page.getByRole('list', { name: '经过' });
    await happened.getByText('已开始', { exact: true }).waitFor();
    await happened.getByText('评论：half of them').waitFor();
    await happened.getByText(/^已创建，.* 到期$/).waitFor();
    expect(await happened.getByText('Work began').count()).toBe(0);
    expect(windows.complained()).toEqual([]);
  });

  test('in Chinese a refusal says what it is and what to do, with the words of the API below', async () => {
    const page = await windows.as(c.ownerId, { locale: 'zh-CN' });
    await visit(page, '/search?q=w');
    const alert = page.getByRole('alert');
    await alert.getByText('填写的内容有误').waitFor();
    await alert.getByText('请修改下面指出的地方，然后重新提交。').waitFor();
    await alert.getByText('must have a word of two letters or more').first().waitFor();
    expect(windows.complained(/status of 400/)).toEqual([]);
  });
});
