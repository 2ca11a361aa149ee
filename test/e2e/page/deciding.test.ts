import type { Page } from 'playwright-core';
import { alignmentCase } from '../../factories/alignment.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { againstAxe, againstAxeByNight, chooseFound, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('from one record to the next', (browser) => {
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

  test('J and K go through the risks of a list, U goes back to it, and the menu shows the keys', async () => {
    const risk = (title: string, reviewEvery: string): Promise<{ key: string }> =>
      c.manager.must('/risks', {
        ...{ title, text: `${title}, and nothing links them.`, ownerId: c.ownerId, domainLeadId: c.leadId },
        ...{ likelihood: 4, impact: 3, reviewEvery },
      });
    const first = await risk('Counterfeits come back', '3 months');
    const second = await risk('Banned sellers come back', '3 months');
    const page = await windows.as(c.managerId);
    await visit(page, '/risks');
    const order = await page.getByRole('link', { name: /^RK-/ }).allTextContents();
    expect(order).toHaveLength(2);
    await page.getByRole('link', { name: order[0] ?? '' }).click();
    await heading(page, order[0] ?? '');
    await page.getByText('1 of 2').waitFor();
    await page.keyboard.press('j');
    await heading(page, order[1] ?? '');
    await page.keyboard.press('k');
    await heading(page, order[0] ?? '');
    await page.keyboard.press('?');
    const menu = page.getByRole('dialog');
    await menu.getByRole('group', { name: /^RK-/ }).first().waitFor();
    await menu.getByRole('option', { name: /^Next/ }).first().waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await page.waitForURL('**/risks');
    expect([first.key, second.key].every((key) => order.some((text) => text.startsWith(key)))).toBe(true);
    expect(windows.complained()).toEqual([]);
  });

  test('proposals are gone through, chosen and decided on by keyboard, what each would change being shown', async () => {
    const all: { key: string }[] = [];
    for (const tags of [['first'], ['second'], ['third']]) {
      const { key } = await c.item();
      const edit = { record: key, command: 'edit', arguments: { tags }, reason: `It is the ${String(tags[0])}` };
      all.push(await c.owner.must('/proposals', edit));
    }
    const [first, second, third] = all.map(({ key }) => key);
    const states = async (): Promise<string[]> =>
      Promise.all(all.map(async ({ key }) => (await c.manager.get(`/proposals/${key}`)).body.status as string));
    const page = await windows.as(c.managerId);
    await visit(page, '/proposals');
    await page.getByText('["second"]').waitFor();
    const at = page.locator('li[aria-current="true"]');
    await page.keyboard.press('j');
    await at.getByText(new RegExp(`^${first}`)).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await at.getByText(new RegExp(`^${second}`)).waitFor();
    await page.keyboard.press('x');
    await page.getByText('2 chosen').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('status').getByText('2 were done.').waitFor();
    await until(
      'two to be carried out',
      async () => (await states()).filter((one) => one === 'carried_out').length === 2,
    );
    await page.getByText('["first"]').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await at.getByText(new RegExp(`^${third}`)).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('combobox', { name: 'Why it is not to be done' }).click();
    await page.getByRole('option', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    await until('the third to be rejected', async () => (await states())[2] === 'rejected');
    expect(windows.complained()).toEqual([]);
  });

  test('a proposal is changed and approved by keyboard, what was proposed beside what is made of it', async () => {
    const proposed = async (title: string): Promise<{ key: string; item: string }> => {
      const { key } = await c.item();
      const edit = { record: key, command: 'edit', reason: 'As the desk said' };
      const made = await c.owner.must('/proposals', { ...edit, arguments: { title, tags: ['desk', 'late'] } });
      return { key: made.key as string, item: key };
    };
    const [inbox, own] = [await proposed('Appeals are red'), await proposed('Appeals are heard twice')];
    const stands = async ({ key }: { key: string }): Promise<Record<string, unknown>> =>
      until('it to be carried out', async () => {
        const { body } = await c.manager.get(`/proposals/${key}`);
        return body.status === 'carried_out' && body;
      });
    const page = await windows.as(c.managerId);
    await visit(page, '/proposals');
    await page.getByText('Appeals are red').first().waitFor();
    await page.keyboard.press('j');
    await page
      .locator('li[aria-current="true"]')
      .getByText(new RegExp(`^${inbox.key}`))
      .waitFor();
    await page.keyboard.press('e');
    const form = page.getByRole('form', { name: 'Change and approve' });
    await form.getByText('Nothing is changed: it is approved as it is.').waitFor();
    // Nothing but its arguments, and a note.
    expect(await form.getByRole('textbox').count()).toBe(3);
    await form.getByRole('textbox', { name: 'title' }).fill('');
    await form.getByRole('button', { name: 'Change and approve' }).click();
    await form.getByRole('textbox', { name: 'title', description: /must/ }).waitFor();
    await form.getByRole('textbox', { name: 'title' }).fill('Appeals are read');
    const beside = form.getByRole('table', { name: `What is changed: ${inbox.key}` });
    await beside.getByRole('row', { name: 'title Appeals are red Appeals are read' }).waitFor();
    expect([...(await againstAxe(page)), ...(await againstAxeByNight(page))]).toEqual([]);
    await form.getByRole('button', { name: 'Change and approve' }).click();
    expect(await stands(inbox)).toMatchObject({ changed: true, approvedAs: { changes: [{ field: 'title' }] } });
    expect((await c.manager.get(`/action-items/${inbox.item}`)).body).toMatchObject({
      ...{ title: 'Appeals are read', tags: ['desk', 'late'] },
    });

    await visit(page, `/proposals/${own.key}`);
    await page.getByRole('button', { name: 'Change and approve' }).waitFor();
    await page.keyboard.press('e');
    await form.getByRole('textbox', { name: 'tags' }).fill('desk\nlate\nheard');
    await form.getByRole('button', { name: 'Change and approve' }).click();
    await stands(own);
    const part = page.getByRole('region', { name: 'What was approved instead' });
    await part.getByRole('row', { name: /^tags desk late desk late heard/ }).waitFor();
    await part.getByText(/who answers for it too; 16.7% of what was proposed is another/).waitFor();
    await page.getByText('With changes', { exact: true }).waitFor();
    expect([...(await againstAxe(page)), ...(await againstAxeByNight(page))]).toEqual([]);
    await visit(page, `/items/${own.item}`);
    await page.getByText(new RegExp(`on proposal ${own.key} by .*, with changes`)).waitFor();
    // The empty title, which was refused.
    expect(windows.complained()).toEqual([expect.stringContaining('status of 400')]);
  });

  test('a program stands in the list of programs still after its own items were shown', async () => {
    await launchedCase(tollgate);
    await c.item();
    const page = await windows.as(c.managerId);
    await visit(page, '/programs');
    const order = await page.getByRole('link', { name: /^Program \d+$/ }).allTextContents();
    await page.getByRole('link', { name: order[0] ?? '', exact: true }).click();
    await heading(page, order[0] ?? '');
    await page.keyboard.press('j');
    await heading(page, order[1] ?? '');
    expect(windows.complained()).toEqual([]);
  });

  test('after a decision on an exception the next one is there', async () => {
    const exception = async (title: string, days: number): Promise<{ key: string }> => {
      const made = await c.manager.must('/exceptions', {
        ...{
          kind: 'policy_exception',
          title,
          rule: 'Holds are released by the system only',
          scope: { text: 'Old files' },
        },
        ...{
          rationale: 'The bank delivers the new file in two months.',
          inherentRating: 'high',
          residualRating: 'low',
        },
        ...{ riskOwnerId: c.ownerId, domainLeadId: c.leadId, ends: inDays(days) },
        compensatingControls: [{ text: 'A second person looks at each release', ownerId: c.ownerId }],
      });
      return made as { key: string };
    };
    const first = await exception('Release by hand', 20);
    const second = await exception('Release by mail', 21);
    const page = await windows.as(c.leadId);
    await visit(page, '/exceptions?status=requested');
    await page.getByRole('link', { name: first.key }).click();
    await heading(page, first.key);
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('form', { name: 'Approve' }).getByRole('button', { name: 'Approve', exact: true }).click();
    await heading(page, second.key);
    expect(windows.complained()).toEqual([]);
  });

  test('an approval on a condition: what is missing stands at its field, and it becomes an item', async () => {
    const item = await c.item({ title: 'Publish the policy' });
    await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Published.' });
    const page = await windows.as(c.leadId);
    await visit(page, `/items/${item.key}`);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Approve on a condition' }).click();
    const form = page.getByRole('form', { name: 'Approve on a condition' });
    await form.getByLabel('What must still be done').fill('Train the new reviewers on it');
    await form.getByLabel('Until').fill(inDays(30).date);
    await form.getByRole('button', { name: 'Approve on a condition' }).click();
    await form.getByText('followUps.0.ownerId').first().waitFor();
    const { name } = (await c.owner.get('/people/me')).body;
    await chooseFound(form, { field: 'By whom', typed: name });
    await form.getByRole('button', { name: 'Approve on a condition' }).click();
    await until('it to be done', async () => (await c.owner.get(`/action-items/${item.id}`)).body.status === 'done');
    const { items } = (await c.owner.get(`/action-items?q=${encodeURIComponent('Train the new reviewers on it')}`))
      .body;
    expect(items).toMatchObject([{ title: 'Train the new reviewers on it', owner: { id: c.ownerId } }]);
    expect(windows.complained(/status of 4(?:00|22)/)).toEqual([]);
  });

  test('a tollgate is passed on a condition: it becomes an item of the next phase', async () => {
    const phases = [{ name: 'Detection' }, { name: 'Enforcement' }];
    const { id } = await c.manager.must('/programs', {
      ...{ name: 'Passed with a rest', domainLeadId: c.leadId, launch: true, phases },
    });
    const item = await c.item({ programId: id, title: 'Find the leak' });
    await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Found.' });
    await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
    const read = async () => (await c.manager.get(`/programs/${id}`)).body;
    await until('the tollgate', async () => (await read()).phases[0].signOff);
    const page = await windows.as(c.leadId);
    await visit(page, `/programs/${id}`);
    await page.getByRole('button', { name: 'Approve on a condition' }).click();
    const form = page.getByRole('form', { name: 'Approve on a condition' });
    await form.getByLabel('What must still be done').fill('Watch it for a month');
    await form.getByLabel('Until').fill(inDays(30).date);
    await page.reload();
    await page.getByRole('button', { name: 'Approve on a condition' }).click();
    expect(await form.getByLabel('What must still be done').inputValue()).toBe('Watch it for a month');
    const { name } = (await c.owner.get('/people/me')).body;
    await chooseFound(form, { field: 'By whom', typed: name });
    await form.getByRole('button', { name: 'Approve on a condition' }).click();
    await until('it to be passed', async () => (await read()).phases[0].status === 'passed');
    const [, next] = (await read()).phases;
    const { items } = (await c.owner.get(`/action-items?program=${id}&q=${encodeURIComponent('Watch it')}`)).body;
    expect(items).toMatchObject([{ title: 'Watch it for a month', phase: { id: next.id }, owner: { id: c.ownerId } }]);
    expect(windows.complained()).toEqual([]);
  });

  test('a team objects on the page of a round; the chair sees whom a revision asks again, and declines a condition', async () => {
    const a = await alignmentCase(tollgate);
    const [appeals, policy] = a.teams;
    const round = await a.opened();
    await a.says(1, round, { position: 'conditions', conditions: [{ text: 'Retrain the night shift' }] });
    const page = await windows.as(appeals.leadId);
    await visit(page, '/');
    await page.getByRole('link', { name: round.key }).click();
    await heading(page, round.key);
    await page.getByRole('button', { name: 'Answer for your team' }).click();
    const form = page.getByRole('form', { name: 'Answer for your team' });
    await form.getByRole('combobox', { name: 'What your team says' }).click();
    await page.getByRole('option', { name: 'We object' }).click();
    await form.getByLabel('Why').fill('One month is too short');
    await form.getByLabel('What would change your team’s mind').fill('The same in a quarter');
    await form.getByRole('button', { name: 'Answer for your team' }).click();
    await page.getByText('✕ Against').waitFor();
    const chair = await windows.as(a.authorId);
    await visit(chair, `/alignments/${round.key}`);
    await chair.getByRole('button', { name: 'Decline “Retrain the night shift”' }).click();
    const declining = chair.getByRole('form', { name: 'Decline “Retrain the night shift”' });
    await declining.getByLabel('Reason').fill('It is done already');
    await declining.getByRole('button', { name: /^Decline/ }).click();
    await chair.getByText('Declined: It is done already').waitFor();
    await chair.getByRole('button', { name: 'Revise what is proposed' }).click();
    const revising = chair.getByRole('form', { name: 'Revise what is proposed' });
    await revising.getByLabel('What is proposed').fill('By September, after a quarter');
    await revising.getByText(`Asked again: ${appeals.name}, ${policy.name}, ${a.teams[2].name}`).waitFor();
    await revising.getByLabel('Reason').fill('As they ask');
    await revising.getByRole('button', { name: 'Revise what is proposed' }).click();
    await chair.getByRole('heading', { name: 'Revision 2' }).waitFor();
    expect((await a.author.get(`/alignments/${round.id}`)).body).toMatchObject({ revision: 2, status: 'open' });
    expect(windows.complained(/status of 4(?:00|22)/)).toEqual([]);
  });

  test('what an item is about is changed in its place; who changes it at once with another sees both texts', async () => {
    const item = await c.item({ title: 'Draw a sample' });
    const page = await windows.as(c.managerId);
    await visit(page, `/items/${item.key}`);
    await page.keyboard.press('e');
    const form = page.getByRole('form', { name: 'Save' });
    await form.getByLabel('Title').fill('Draw a sample of 200 sellers');
    const { version } = (await c.manager.get(`/action-items/${item.id}`)).body;
    const changed = { title: 'Draw a sample of 100 sellers' };
    expect((await c.manager.patch(`/action-items/${item.id}`, changed, { 'if-match': `"${version}"` })).status).toBe(
      200,
    );
    await form.getByText('it says now: Draw a sample of 100 sellers').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await heading(page, `${item.key} Draw a sample of 200 sellers`);
    expect(windows.complained()).toEqual([]);
  });
});

/** Waits until a record's page is there. */
function heading(page: Page, name: string): Promise<void> {
  return page.getByRole('heading', { level: 1, name }).waitFor();
}
