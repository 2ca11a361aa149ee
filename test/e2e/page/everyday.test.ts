import type { Locator, Page } from 'playwright-core';
import { defaultSignOffPolicy } from '../../../domain/policy/sign-off.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { untilPage, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('what people do every day', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;
  /** Their manager is asked, and after them the lead of the domain. */
  let oneAfterTheOther: string;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    const stage = { required: 1, people: [] };
    const stages = [
      { ...stage, name: 'Line', roles: ['owner_manager'] },
      { ...stage, name: 'Domain', roles: ['domain_lead'] },
    ];
    const body = { ...defaultSignOffPolicy, stages };
    const { id } = await tollgate.admin.must('/policies', { kind: 'sign_off', name: 'One after the other', body });
    oneAfterTheOther = (await tollgate.admin.must(`/policies/${id}/versions/1/publish`)).versions[0].id;
  });
  beforeEach(async () => {
    c = await launchedCase(tollgate);
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  const is = (status: string, { id }: { id: string }) =>
    until(`it to be ${status}`, async () => (await c.owner.get(`/action-items/${id}`)).body.status === status);

  test('an owner starts and hands in with a file, and two approvers decide, without leaving their work', async () => {
    const item = await c.item({ title: 'Reconcile payouts', signOffPolicyVersionId: oneAfterTheOther });
    const owner = await windows.as(c.ownerId);
    await visit(owner, '/');
    await owner.getByRole('button', { name: `Open ${item.key} here` }).click();
    await owner.getByRole('button', { name: 'Start', exact: true }).click();
    await is('in_progress', item);
    await owner.getByRole('button', { name: 'Hand in', exact: true }).click();
    const form = formOf(owner, 'Hand in');
    const file = { name: 'payouts.csv', mimeType: 'text/csv', buffer: Buffer.from('seller,payout\n17,0\n') };
    const [chooser] = await Promise.all([owner.waitForEvent('filechooser'), form.getByLabel('Evidence').click()]);
    await chooser.setFiles(file);
    await form.getByLabel('What was done').fill('Payouts of all banned sellers are stopped.');
    await send(owner, 'Hand in');
    await is('submitted', item);

    for (const [approver, status] of [
      [c.bossId, 'submitted'],
      [c.leadId, 'done'],
    ] as const) {
      const page = await windows.as(approver);
      await visit(page, '/');
      await page.getByRole('button', { name: `Open ${item.key} here` }).click();
      await page.getByText('Payouts of all banned sellers are stopped.').waitFor();
      await page.getByRole('link', { name: 'payouts.csv' }).waitFor();
      await page.getByRole('button', { name: 'Approve', exact: true }).click();
      await send(page, 'Approve');
      await page.getByText('Nothing waits for your decision.').waitFor();
      await is(status, item);
    }
    const [round] = (await c.owner.get(`/action-items/${item.id}/sign-off-rounds`)).body.items;
    expect(round.signatures.map(({ person }: { person: { id: string } }) => person.id)).toEqual([c.bossId, c.leadId]);
    expect(windows.complained()).toEqual([]);
  });

  test('nobody is offered to sign what is their own; the page says who may instead', async () => {
    const item = await c.item({ ownerId: c.managerId });
    await c.manager.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
    const page = await windows.as(c.managerId);
    await visit(page, `/items/${item.key}`);
    expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
    await page.getByText('What else there is, and who may').click();
    await page.getByText('Nobody signs for their own work. Ask another approver of this stage to decide.').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /Lead \d+ · has not decided$/ })
      .last()
      .waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('by keys alone: to the next item, open it, hand it in, and to another page', async () => {
    const first = await c.item({ title: 'First' });
    const page = await windows.as(c.ownerId);
    await visit(page, '/');
    await page.keyboard.press('j');
    await page.getByRole('button', { name: `Close ${first.key}` }).waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('hand in');
    await page.keyboard.press('Enter');
    await formOf(page, 'Hand in').waitFor();
    // Whoever opens a form can type at once.
    await untilPage(page, 'the form to have the focus', `document.activeElement?.closest('form')`);
    await page.keyboard.type('By keys alone.');
    await tabTo(page, formOf(page, 'Hand in').getByRole('button', { name: 'Hand in' }));
    await page.keyboard.press('Enter');
    await is('submitted', first);
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForURL('**/programs');
    await page.getByRole('heading', { level: 1, name: 'Programs' }).waitFor();
    await untilPage(page, 'the heading to have the focus', `document.activeElement?.tagName === 'H1'`);
    expect(windows.complained()).toEqual([]);
  });

  test('an approver goes through what waits with two keys for each: one that opens the form, one that sends it', async () => {
    const items = [await c.item({ title: 'One' }), await c.item({ title: 'Two' }), await c.item({ title: 'Three' })];
    for (const { id } of items.slice(0, 2)) await c.owner.must(`/action-items/${id}/submit`, { statement: 'Done' });
    const page = await windows.as(c.managerId);
    await visit(page, '/');
    await page.keyboard.press('j');
    await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    await page.keyboard.press('a');
    await formOf(page, 'Approve').waitFor();
    await untilPage(page, 'the form to have the focus', `document.activeElement?.closest('form')`);
    await page.keyboard.press('Control+Enter');
    // The next one is there.
    await page.getByRole('button', { name: 'Send back', exact: true }).waitFor();
    await page.keyboard.press('s');
    await formOf(page, 'Send back').waitFor();
    await untilPage(page, 'the form to have the focus', `document.activeElement?.closest('form')`);
    await page.keyboard.type('November is missing.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Nothing waits for your decision.').waitFor();
    const statuses = await Promise.all(
      items.map(async ({ id }) => String((await c.owner.get(`/action-items/${id}`)).body.status)),
    );
    expect(statuses.toSorted()).toEqual(['done', 'in_progress', 'open']);
    expect(windows.complained()).toEqual([]);
  });

  test('a refusal stands in the form, what was typed stays over a reload, and it is sent once', async () => {
    const item = await c.item({ title: 'Train reviewers' });
    const page = await windows.as(c.ownerId);
    await visit(page, `/items/${item.key}`);
    await page.getByRole('button', { name: 'Ask for more time' }).click();
    const form = formOf(page, 'Ask for more time');
    await form.getByLabel('New due date').fill('2020-01-01');
    await form.getByLabel('Reason').fill('The outsourced site is closed until Monday.');
    await page.reload();
    await page.getByRole('button', { name: 'Ask for more time' }).click();
    expect(await form.getByLabel('Reason').inputValue()).toBe('The outsourced site is closed until Monday.');
    await send(page, 'Ask for more time');
    await form
      .getByText(/later|past|before/)
      .first()
      .waitFor();
    expect((await c.owner.get(`/action-items/${item.id}`)).body.pendingExtension).toBeNull();
    await form.getByLabel('New due date').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
    const sent: string[] = [];
    page.on('request', (each) => {
      // What would come of it is asked while one types, and sends nothing.
      const asks = each.url().endsWith('/what-if');
      if (each.method() === 'POST' && !asks) sent.push(each.headers()['idempotency-key'] ?? 'none');
    });
    await form.getByRole('button', { name: 'Ask for more time' }).dblclick();
    await until('it to be asked', async () => {
      const { body } = await c.owner.get(`/action-items/${item.id}`);
      return body.pendingExtension?.reason === 'The outsourced site is closed until Monday.';
    });
    expect(new Set(sent).size).toBe(1);
    expect(windows.complained(/status of 4(?:09|22)/)).toEqual([]);
  });
});

interface InPage {
  document: { activeElement: unknown };
}

function formOf(page: Page, name: string): Locator {
  return page.getByRole('form', { name, exact: true });
}

/** Presses the button of a form. */
function send(page: Page, name: string): Promise<void> {
  return formOf(page, name).getByRole('button', { name, exact: true }).click();
}

/** Goes on by the tab key until that has the focus. */
async function tabTo(page: Page, to: Locator): Promise<void> {
  for (let n = 0; n < 20; n += 1) {
    if (await to.evaluate((each: unknown) => each === (globalThis as unknown as InPage).document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the tab key does not lead there');
}
