import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { templateBody } from '../../factories/template.js';
import { againstAxe, chooseFound, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('what is done again and again, and to many at once', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;
  let templateId: string;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
    const body = templateBody();
    ({ id: templateId } = await c.manager.must('/templates', { name: 'Leakage review', body }));
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  test('a template is published, and a program launched from it after one has seen what it would make', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, '/templates');
    await page.getByRole('link', { name: 'Leakage review' }).click();
    await page
      .getByRole('row', { name: /cause Find the cause.* who is named as analyst 4 working days after the start/ })
      .waitFor();
    await page
      .getByRole('row', { name: /the manager of who is named as analyst 2 working days before the target/ })
      .waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await page.getByRole('button', { name: 'Launch a program from it' }).click();
    const form = page.getByRole('form', { name: 'See what it would make' });
    await form.getByLabel('Name of the program').fill('Leakage {{market}} 2031');
    await form.getByLabel('market').fill('SG');
    await form.getByLabel('Starts on').fill('2031-01-06');
    await chooseFound(form, { field: 'analyst', typed: 'Owner', option: /^Owner/ });
    await form.getByRole('button', { name: 'See what it would make' }).click();
    await page.getByRole('heading', { name: 'It would make Leakage SG 2031 with 3 items' }).waitFor();
    await page.getByText('This stands in the way').waitFor();
    expect((await c.manager.get('/programs?q=Leakage%20SG')).body.items).toEqual([]);

    await page.getByRole('button', { name: 'Change something' }).click();
    await chooseFound(form, { field: 'Domain lead', typed: 'Lead', option: /^Lead/ });
    await form.getByRole('button', { name: 'See what it would make' }).click();
    await page.getByRole('button', { name: 'Launch it at once' }).waitFor();
    await page.getByRole('row', { name: /cause Find the cause in SG Owner.*2031/ }).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Launch it at once' }).click();
    await page.getByRole('heading', { name: 'Leakage SG 2031', level: 1 }).waitFor();
    expect((await c.manager.get('/programs?q=Leakage%20SG')).body.items).toMatchObject([{ status: 'active' }]);
    expect(windows.complained()).toEqual([]);
  });

  test('a draft is made out of a program; who may not is told who keeps templates', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, '/templates');
    await page.getByRole('button', { name: 'Make one out of a program' }).click();
    const form = page.getByRole('form', { name: 'Make one out of a program' });
    await form.getByRole('combobox', { name: 'Out of which program' }).click();
    await page.getByRole('option').first().click();
    await form.getByLabel('Name of the template').fill('As it went');
    await form.getByRole('button', { name: 'Make one out of a program' }).click();
    await page.getByRole('heading', { name: 'As it went' }).waitFor();
    await page.getByText('draft', { exact: true }).waitFor();
    const owner = await windows.as(c.ownerId);
    await visit(owner, `/templates/${templateId}`);
    await owner.getByText(/^Writing and publishing templates: /).waitFor();
    await owner.getByText(/^Launching programs: /).waitFor();
    expect(await owner.getByRole('button', { name: 'Launch a program from it' }).count()).toBe(0);
    expect(windows.complained()).toEqual([]);
  });

  test('a recurrence says its rule in words and its next dates; it is run, paused, resumed and ended', async () => {
    const made = await c.manager.must('/recurrences', {
      name: 'Samples',
      schedule: {
        rule: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR',
        startsOn: '2031-01-01',
        time: '09:30',
        zone: 'Asia/Singapore',
      },
      item: { programId: c.programId, title: 'Sample of {{date}}', ownerId: c.ownerId, dueIn: '5 working days' },
    });
    const page = await windows.as(c.managerId);
    await visit(page, '/recurrences');
    await page.getByText('every 2 months on the last Friday at 09:30').waitFor();
    await page.getByRole('link', { name: 'Samples' }).click();
    const coming = page.getByRole('region', { name: 'The next ones' });
    await coming.getByText(/31 Jan 2031/).waitFor();
    await until('ten of them', async () => (await coming.getByRole('listitem').count()) === 10);
    expect(await againstAxe(page)).toEqual([]);

    const act = async (name: string, reason?: string): Promise<void> => {
      await page.getByRole('button', { name }).click();
      const form = page.getByRole('form', { name });
      if (reason !== undefined) await form.getByLabel('Reason').fill(reason);
      await form.getByRole('button', { name }).click();
    };
    await act('Make one now');
    await page.getByRole('link', { name: 'To the item' }).waitFor();
    await act('Pause it', 'Year-end freeze');
    await page.getByText('Paused: Year-end freeze').first().waitFor();
    await page.getByText('No date comes that is known now.').waitFor();
    await act('Let it go on');
    await coming.getByText(/31 Jan 2031/).waitFor();
    await act('End it', 'Not needed');
    await page
      .getByText(/^Ended .*: Not needed$/)
      .first()
      .waitFor();
    expect((await c.manager.get(`/recurrences/${made.id}`)).body).toMatchObject({ status: 'ended', allowed: [] });
    expect(windows.complained()).toEqual([]);
  });

  test('who may not steer a recurrence is told who may', async () => {
    const { id } = await c.manager.must('/recurrences', {
      name: 'Reviews',
      schedule: { rule: 'FREQ=YEARLY', startsOn: '2031-03-03', zone: 'Asia/Singapore' },
      item: { programId: c.programId, title: 'Review of {{date}}', ownerId: c.ownerId, dueIn: '5 working days' },
    });
    const page = await windows.as(c.ownerId);
    await visit(page, `/recurrences/${id}`);
    await page.getByRole('button', { name: 'What else there is, and who may' }).click();
    await page
      .getByText(/its owner/)
      .first()
      .waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('an operation that was previewed is found again after a reload, and has a page with each result', async () => {
    const mine = await c.item({ title: 'Close the old queue', due: inDays(5), tags: ['queue'] });
    const other = await c.item({ title: 'Close the other queue', due: inDays(6), tags: ['queue'] });
    await c.manager.must(`/action-items/${other.id}/cancel`, { reason: 'Not needed' });
    const page = await windows.as(c.managerId);
    await visit(page, '/items?q=queue');
    for (const { key } of [mine, other]) await page.getByRole('checkbox', { name: new RegExp(key) }).check();
    await page.getByRole('button', { name: /2 items/ }).click();
    const panel = page.getByRole('region', { name: 'One thing done to many items' });
    await panel.getByLabel('What is done').selectOption('extend');
    await panel.getByLabel('Later by', { exact: true }).fill('5 working days');
    await panel.getByRole('textbox', { name: /Reason|Why/ }).fill('audit week');
    await panel.getByRole('button', { name: 'See what would become of each' }).click();
    await panel.getByText('1 would be changed').waitFor();
    await page.reload();
    await panel.getByText('1 would be changed').waitFor();
    await panel.getByRole('link', { name: 'All results, item by item' }).click();
    await page.getByRole('heading', { name: 'Later due dates' }).waitFor();
    await page.getByRole('row', { name: new RegExp(`${mine.key}.*would be changed`) }).waitFor();
    await page.getByRole('row', { name: new RegExp(`${other.key}.*refused`) }).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Result' }).click();
    await page.getByRole('option', { name: 'refused' }).click();
    await page.getByRole('row', { name: new RegExp(mine.key) }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?result=refused');

    await page.getByRole('button', { name: 'Do it to 1 item' }).click();
    await page.getByText(/^done/).first().waitFor();
    expect((await c.manager.get(`/action-items/${mine.id}`)).body.due.date).not.toBe(inDays(5).date);
    await visit(page, '/bulk');
    await page.getByRole('row', { name: /Later due dates done 2 1 1/ }).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('who did not ask for an operation is told who may carry it out', async () => {
    const { id } = await c.manager.must('/bulk-operations', {
      kind: 'hold',
      body: { reason: 'Waits' },
      itemIds: [(await c.item()).id],
      dryRun: true,
    });
    const page = await windows.as(c.ownerId);
    await visit(page, `/bulk/${id}`);
    await page.getByRole('button', { name: 'What else there is, and who may' }).click();
    await page
      .getByText(/whoever asked for it/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /^Do it to/ }).count()).toBe(0);
    expect(windows.complained()).toEqual([]);
  });
});
