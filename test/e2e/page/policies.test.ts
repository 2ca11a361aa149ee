import type { Locator, Page } from 'playwright-core';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { againstAxe, loaded, tooWide, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('policies of every kind are written in the page', (browser) => {
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

  const policyOf = async (kind: string): Promise<string> =>
    (await tollgate.admin.get(`/policies?kind=${kind}`)).body.items[0].id;
  const draftOf = async (id: string) => {
    const { versions } = (await tollgate.admin.get(`/policies/${id}`)).body;
    return versions.find(({ version }: { version: number }) => version === 2);
  };
  const write = async (page: Page, id: string): Promise<void> => {
    await visit(page, `/policies/${id}`);
    await page.getByRole('link', { name: 'New version' }).click();
    await loaded(page);
  };
  /** Opens a list of which several can be chosen, and chooses or takes out one. */
  const choose = async (within: Page | Locator, page: Page, label: string, option: string): Promise<void> => {
    await within.getByLabel(label, { exact: true }).first().click({ force: true });
    await page.getByRole('option', { name: option, exact: true }).click();
    await page.keyboard.press('Escape');
  };
  const save = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByRole('button', { name: 'Version 2', pressed: true }).waitFor();
  };

  test('a policy of a name of its own begins as the default is, and is then written; a name that is taken is told at its field', async () => {
    const page = await windows.as(adminId);
    await visit(page, '/policies');
    await page.getByRole('button', { name: 'New policy' }).click();
    const form = page.getByRole('form', { name: 'New policy' });
    await form.getByRole('combobox', { name: 'What it rules' }).click();
    const listed = page.getByRole('listbox').getByRole('option');
    await listed.nth(2).click();
    await form.getByLabel('What it is called').fill('Default');
    await form.getByRole('button', { name: 'New policy' }).click();
    await form.getByText('There is a sign_off policy "Default" already', { exact: false }).first().waitFor();
    await form.getByLabel('What it is called').fill('Two of Trust');
    await form.getByRole('button', { name: 'New policy' }).click();
    await page.getByRole('heading', { level: 1, name: 'Two of Trust: version 1, which is a draft' }).waitFor();
    const [{ id }] = (await tollgate.admin.get('/policies?q=Two of Trust')).body.items;
    const [begun] = (await tollgate.admin.get(`/policies/${await policyOf('sign_off')}`)).body.versions;
    expect((await tollgate.admin.get(`/policies/${id}`)).body).toMatchObject({
      ...{ kind: 'sign_off', isDefault: false },
      versions: [{ version: 1, status: 'draft', body: begun.body }],
    });
    expect(windows.complained(/status of 409/)).toEqual([]);
  });

  test('what a policy that fires nothing would mean for an item stands beside its form, and follows what is typed', async () => {
    // Of a program of its own: what other tests count is none of it once it is cancelled.
    const own = await launchedCase(tollgate);
    const item = await own.item({ title: 'Label the samples', due: inDays(9) });
    const names = async (...of: string[]): Promise<string[]> =>
      Promise.all(of.map(async (id) => (await tollgate.admin.get(`/people/${id}`)).body.name));
    const [lead = '', manager = ''] = await names(own.leadId, own.managerId);
    const page = await windows.as(adminId);
    const tried = async (kind: string, title = 'For this item it would mean') => {
      await visit(page, `/policies/${await policyOf(kind)}/edit?item=${item.key}`);
      return page.getByRole('region', { name: title });
    };
    const signing = await tried('sign_off');
    await signing.getByText(`${manager}, ${lead}`, { exact: true }).waitFor();
    await signing.getByText('1 of 2 must say yes').waitFor();
    await signing.getByRole('list', { name: 'Handed in now, and nobody decides' }).waitFor();
    await page.getByLabel('How many must approve').fill('2');
    await signing.getByText('2 of 2 must say yes').waitFor();
    expect(await againstAxe(page)).toEqual([]);

    const granting = await tried('extension');
    await granting.getByText('It may be extended 3 more times.').waitFor();
    await granting.getByText('180 calendar days may still be granted in all.').waitFor();
    await granting.getByText('1 to 180 days', { exact: false }).waitFor();
    const checking = await tried('effectiveness');
    await checking.getByText(/^Were it done on its due date, /).waitFor();
    await checking.getByText(lead).first().waitFor();
    const accepting = await tried('exception', 'For this item or exception it would mean');
    await accepting.getByText(/owns the risk\.$/).waitFor();
    await accepting
      .getByText(/^It would hold \d+ steps?:/)
      .first()
      .waitFor();
    expect([...(await againstAxe(page)), ...(await tooWide(page))]).toEqual([]);
    expect(windows.complained()).toEqual([]);
    // A page on which it is tried on would ask again, and be told that it is over.
    await visit(page, '/policies');
    await tollgate.admin.must(`/action-items/${item.id}/cancel`, { reason: 'Tried on' });
  });

  test('what goes by an earlier version is found from the policy, and re-planned after a preview', async () => {
    const own = await launchedCase(tollgate);
    const item = await own.item({ title: 'Sort the backlog', due: inDays(20) });
    const { id, versions, name } = await tollgate.admin.must('/policies', {
      ...{ kind: 'reminder', name: 'Nudges' },
      body: { before: ['P3D'], channels: ['inbox'] },
    });
    await tollgate.admin.must(`/policies/${id}/versions/1/publish`);
    const moved = { reminderPolicyVersionId: versions[0].id, reason: 'Its own' };
    await tollgate.admin.must(`/action-items/${item.id}/replan`, moved);
    await tollgate.admin.must(`/policies/${id}/versions`, { body: { before: ['P5D'], channels: ['inbox'] } });
    await tollgate.admin.must(`/policies/${id}/versions/2/publish`);
    const page = await windows.as(adminId);
    await visit(page, `/policies/${id}`);
    await page.getByRole('link', { name: '1 open item keeps an earlier version' }).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Re-plan them to version 2' }).click();
    const panel = page.getByRole('region', { name: 'One thing done to many items' });
    expect(await panel.getByLabel('To which version').inputValue()).toBe(`${name}, version 2`);
    await panel.getByLabel('Reason').fill('The new one holds for all');
    await panel.getByRole('button', { name: 'See what would become of each' }).click();
    await panel.getByText('1 would be changed').waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await panel
      .getByRole('button', { name: /^Do it|^Change/ })
      .first()
      .click();
    await panel.getByText('It is done.').waitFor();
    const list = page.getByRole('button', { name: 'On an earlier version of a policy: take this away' });
    await list.waitFor();
    const newest = (await tollgate.admin.get(`/policies/${id}`)).body.versions[0];
    const asked = await tollgate.admin.get(`/action-items?policyVersionId=${newest.id}`);
    expect(asked.body.items.map(({ key }: { key: string }) => key)).toEqual([item.key]);
    await tollgate.admin.must(`/action-items/${item.id}/cancel`, { reason: 'Tried on' });
    expect(windows.complained()).toEqual([]);
  });

  test('who signs: stages are added, ordered and weighed, and the way past them is said; what is wrong stands at its field', async () => {
    const item = await c.item({ title: 'Reconcile payouts', due: inDays(12) });
    const id = await policyOf('sign_off');
    const page = await windows.as(adminId);
    await write(page, id);
    const says = page.getByRole('region', { name: 'What it says so far' });
    await page.getByRole('button', { name: 'Add a stage' }).click();
    const second = page.getByRole('group', { name: 'Stage 2', exact: true });
    await second.getByLabel('What it is called').fill('Quality');
    await says.getByText('Stage 2: Quality').waitFor();
    // The one that was added comes first.
    await page.getByRole('button', { name: 'Earlier: Stage 2' }).click();
    await says.getByText('Stage 1: Quality').waitFor();
    const first = page.getByRole('group', { name: 'Stage 1', exact: true });
    await first.getByLabel('Approvals weigh differently').check();
    await first.getByLabel('Weight of the domain lead').fill('2');
    await first.getByLabel('Weight that is needed').fill('9');
    await first.getByLabel('Only some can end it by sending it back').check();
    await page.getByLabel('Whoever decides must just have proved who they are').check();
    await page.getByLabel('Where no approver is there, two others may decide past them').check();
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await first.getByText(/^must be a whole number between 1 and 3, which is what all of the stage weigh/).waitFor();
    const glass = page.getByRole('group', { name: 'Past the approvers' });
    await glass.getByText('finds nobody. Name at least one role, person or rota.').first().waitFor();
    expect(await againstAxe(page)).toEqual([]);

    await first.getByLabel('Weight that is needed').fill('3');
    await choose(glass, page, 'May ask, by their part', 'the program manager');
    await choose(glass, page, 'Confirms, by their part', 'the domain lead');
    // What nobody has saved is there after a reload.
    await page.reload();
    await loaded(page);
    await says.getByText('Past its approvers: asked by the program manager, confirmed by the domain lead').waitFor();
    await save(page);
    const { status, body } = await draftOf(id);
    expect(status).toBe('draft');
    expect(body).toMatchObject({
      stages: [
        { name: 'Quality', required: 3, weights: { domain_lead: 2 }, veto: ['program_manager'] },
        { name: 'Sign-off', required: 1 },
      ],
      proof: { maxAgeMinutes: 5 },
      breakGlass: { roles: ['program_manager'], secondPerson: { roles: ['domain_lead'] }, expires: 'PT4H' },
    });

    // What publishing changes stands there before the button.
    const effect = page.getByRole('group', { name: 'What publishing version 2 changes' });
    await effect.getByText('1 open item keeps the version that it began under.').waitFor();
    await effect.getByRole('link', { name: new RegExp(item.key) }).waitFor();
    await effect.getByText(/^Once it is published, 1 of them can be re-planned/).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await effect.waitFor({ state: 'detached' });
    expect((await draftOf(id)).status).toBe('published');
    expect(windows.complained(/400 \(Bad Request\)/)).toEqual([]);
  });

  test('who grants more time: a rule is added before the one that holds for the rest', async () => {
    const id = await policyOf('extension');
    const page = await windows.as(adminId);
    await write(page, id);
    await page.getByRole('button', { name: 'Add a rule before the last' }).click();
    const rule = page.getByRole('group', { name: 'Rule 1', exact: true });
    await rule.getByLabel('Up to days', { exact: true }).fill('7');
    await page.getByLabel('Days in all, at most', { exact: true }).fill('');
    await page.getByRole('region', { name: 'What it says so far' }).getByText('up to 7 days').waitFor();
    // The last may have no bounds: the API says so at the rule.
    const last = page.getByRole('group', { name: 'Rule 2', exact: true });
    await last.getByLabel('Up to extension no.').fill('2');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await last.getByText(/^is the last rule and must hold for all the rest/).waitFor();
    await last.getByLabel('Up to extension no.').fill('');
    expect(await againstAxe(page)).toEqual([]);
    await save(page);
    const { body } = await draftOf(id);
    expect(body.rules).toMatchObject([{ upToDays: 7, required: 1 }, { required: 1 }]);
    expect(body).not.toHaveProperty('longestTotalDays');
    expect(windows.complained(/400 \(Bad Request\)/)).toEqual([]);
  });

  test('who accepts which risk: each rating has stages of its own', async () => {
    const id = await policyOf('exception');
    const page = await windows.as(adminId);
    await write(page, id);
    const critical = page.getByRole('group', { name: 'Where the residual risk is critical' });
    await critical.getByLabel('Runs at most', { exact: true }).fill('14');
    await critical.getByRole('button', { name: 'Take out: Stage 2' }).click();
    await page.getByRole('button', { name: 'Add a reminder' }).click();
    expect(await againstAxe(page)).toEqual([]);
    await save(page);
    const { body } = await draftOf(id);
    expect(body.ratings.critical).toMatchObject({ longest: 'P14D', stages: [{ name: 'Domain lead' }] });
    expect(body.before).toEqual(['P30D', 'P7D', 'P1D', 'P2D']);
    expect(windows.complained()).toEqual([]);
  });

  test('whether it helped: who may not write it may read the form, on a phone too', async () => {
    const id = await policyOf('effectiveness');
    const page = await windows.as(c.ownerId, { phone: true });
    await write(page, id);
    await page.getByLabel('Asked', { exact: true }).fill('30');
    await page.getByText('30 working days').first().waitFor();
    await page.getByText(/^Writing and publishing policies: /).waitFor();
    expect(await page.getByRole('button', { name: 'Save as a draft' }).count()).toBe(0);
    expect([...(await tooWide(page)), ...(await againstAxe(page))]).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });
});
