import { launchedCase, type Case } from '../../factories/case.js';
import { templateBody } from '../../factories/template.js';
import { againstAxe, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('what is written in the page: templates and recurrences', (browser) => {
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

  test('a template is written with what it would make beside it; what is wrong stands at its field, and a reload keeps it', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, '/templates');
    await page.getByRole('link', { name: 'Write a template' }).click();
    await page.getByLabel('Name of the template').fill('Leakage by hand');
    await page.getByLabel('Name of phase 1').fill('Detection');
    await page.getByRole('button', { name: 'Add an item to Detection' }).click();
    const item = page.getByRole('group', { name: /^Item / });
    await item.getByLabel('Key').fill('cause');
    await item.getByLabel('Title').fill('Find the cause in {{markt}}');
    await item.getByText(/\{\{markt\}\}, which is no parameter/).waitFor();
    await page.getByText('1 thing is not right yet; it is said at its field.').waitFor();
    expect(await againstAxe(page)).toEqual([]);

    await page.reload();
    await page.getByText('Find the cause in {{markt}}').waitFor();
    await page.getByRole('button', { name: 'Change cause' }).click();
    await item.getByLabel('Title').fill('Find the cause in {{market}}');
    const due = item.getByLabel('Due', { exact: true });
    await due.fill('P2W');
    await item.getByText('2 weeks, written P2W').waitFor();
    await item.getByText('Title').first().click();
    expect(await due.inputValue()).toBe('2');
    await due.fill('3');
    await item.getByRole('combobox', { name: 'Unit of: Due' }).click();
    await page.getByRole('option', { name: 'working days' }).click();
    await item.getByText('3 working days', { exact: true }).waitFor();
    const attributes = item.getByRole('group', { name: 'Attributes' });
    await attributes.getByLabel('Name of another attribute').fill('Desk');
    await attributes.getByRole('button', { name: 'Add it' }).click();
    await attributes.getByLabel('Desk', { exact: true }).fill('Of {{market}}');
    await page.getByRole('button', { name: 'Done with this item' }).click();
    const wouldMake = page.getByRole('region', { name: 'What it would make' });
    await wouldMake.getByLabel('Starts on').fill('2031-01-06');
    await wouldMake.getByLabel('market').fill('SG');
    await wouldMake.getByRole('row', { name: /cause Find the cause in SG .*9 Jan 2031/ }).waitFor();
    expect((await c.manager.get('/templates?q=Leakage%20by')).body.items).toEqual([]);
    expect(await againstAxe(page)).toEqual([]);

    await page.getByRole('button', { name: 'Save it as a draft' }).click();
    await page.getByRole('heading', { name: 'Leakage by hand', level: 1 }).waitFor();
    const [made] = (await c.manager.get('/templates?q=Leakage%20by')).body.items;
    expect((await c.manager.get(`/templates/${made.id}/versions/1`)).body).toMatchObject({
      status: 'draft',
      body: {
        phases: [{ name: 'Detection' }],
        items: [
          {
            ...{ key: 'cause', title: 'Find the cause in {{market}}', phase: 'Detection' },
            ...{ due: { after: '3 working days' }, attributes: { Desk: 'Of {{market}}' } },
          },
        ],
      },
    });
    // What is not right yet is asked about, and refused, while one types.
    expect(windows.complained(/400/)).toEqual([]);
  });

  test('a new version is written on the one before: what has no field stays, and what was saved meanwhile is said', async () => {
    const { id } = await c.manager.must('/templates', { name: 'Versions', body: templateBody() });
    await c.manager.must(`/templates/${id}/publish`);
    const page = await windows.as(c.managerId);
    await visit(page, `/templates/${id}`);
    await page.getByRole('link', { name: 'Write a new version' }).click();
    await page.getByRole('heading', { name: 'Versions: version 2' }).waitFor();
    await page.getByRole('button', { name: 'Remove rule' }).click();
    await page.getByRole('button', { name: 'Add a phase' }).click();
    await page.getByLabel('Name of phase 3').fill('After care');

    const { version } = (await c.manager.get(`/templates/${id}`)).body;
    const body = templateBody({ description: 'Of somebody else' });
    await c.manager.put(`/templates/${id}/draft`, { body }, { 'if-match': `"${version}"` });
    await page.getByText(/^Somebody saved a draft while you wrote/).waitFor();
    await page.getByRole('button', { name: 'Save as the draft of version 2' }).click();
    await page.getByRole('heading', { name: 'Versions', level: 1 }).waitFor();
    const saved = (await c.manager.get(`/templates/${id}/versions/2`)).body.body;
    expect(saved.phases.map(({ name }: { name: string }) => name)).toEqual(['Detection', 'Proof', 'After care']);
    expect(saved.items.map(({ key, dependsOn }: { key: string; dependsOn?: string[] }) => [key, dependsOn])).toEqual([
      ['cause', undefined],
      ['announce', undefined],
      ['report', ['announce']],
    ]);
    expect(saved.items[1].attributes).toEqual({ channel: 'mail to {{market}}' });
    const owner = await windows.as(c.ownerId);
    await visit(owner, `/templates/${id}/edit`);
    await owner.getByText(/^Writing and publishing templates: /).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('a recurrence is set up from a template with its dates beside the form, changed, and one of it skipped', async () => {
    const { id } = await c.manager.must('/templates', {
      name: 'Review',
      body: templateBody({ items: [], parameters: [{ name: 'market', kind: 'market' }], description: '' }),
    });
    await c.manager.must(`/templates/${id}/publish`);
    const page = await windows.as(c.managerId);
    await visit(page, `/templates/${id}`);
    await page.getByRole('link', { name: 'Let it recur' }).click();
    const form = page.getByRole('form', { name: 'Set it up' });
    await form.getByLabel('Name of the recurrence').fill('Monthly review');
    await form.getByLabel('market').fill('SG');
    await form.getByLabel('From', { exact: true }).fill('2031-01-01');
    await form.getByRole('combobox', { name: 'On which day of the month' }).click();
    await page.getByRole('option', { name: 'on a weekday' }).click();
    await form.getByRole('combobox', { name: 'Which one in the month' }).click();
    await page.getByRole('option', { name: 'the last' }).click();
    await form.getByRole('combobox', { name: 'Weekday', exact: true }).click();
    await page.getByRole('option', { name: 'Friday' }).click();
    const means = form.getByRole('region', { name: 'What it means' });
    await means.getByText('every month on the last Friday at 09:00').waitFor();
    await means.getByText(/31 Jan 2031/).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await form.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('heading', { name: 'Monthly review', level: 1 }).waitFor();
    const [made] = (await c.manager.get('/recurrences?q=Monthly')).body.items;
    expect(made).toMatchObject({
      schedule: { rule: 'FREQ=MONTHLY;BYDAY=-1FR' },
      content: { parameters: { market: 'SG' } },
    });

    const coming = page.getByRole('region', { name: 'The next ones' });
    await coming.getByRole('button', { name: 'Skip it: 28 Feb 2031' }).click();
    const skip = coming.getByRole('form', { name: /^Skip it: / });
    await skip.getByLabel('Reason').fill('audit week');
    await skip.getByRole('button', { name: /^Skip it: / }).click();
    await coming.getByText(/^Skipped by .*: audit week$/).waitFor();
    expect(await againstAxe(page)).toEqual([]);

    await page.getByRole('button', { name: 'Change it' }).click();
    const change = page.getByRole('form', { name: 'Change it' });
    await change.getByRole('combobox', { name: 'On which day of the month' }).click();
    await page.getByRole('option', { name: 'on the last day' }).click();
    await change.getByText(/^Skipped now, and no date any more: .*28 Feb 2031/).count();
    await change.getByText('every month on the last day at 09:00').waitFor();
    await change.getByRole('button', { name: 'Change it' }).click();
    await page.getByText('every month on the last day at 09:00').waitFor();
    await coming.getByText(/^Skipped by .*: audit week$/).waitFor();
    await coming.getByRole('button', { name: 'Make it after all: 28 Feb 2031' }).click();
    await until('the skip to be taken back', async () => (await coming.getByText(/^Skipped by /).count()) === 0);
    expect((await c.manager.get(`/recurrences/${made.id}`)).body).toMatchObject({
      schedule: { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' },
    });
    expect(windows.complained()).toEqual([]);
  });

  test('out of which version of a template a recurrence makes programs, and what it is told each time, is seen and changed', async () => {
    const market = { name: 'market', kind: 'market' as const };
    const body = templateBody({
      items: [],
      parameters: [market, { name: 'analyst', kind: 'person' }],
      description: '',
    });
    const { id } = await c.manager.must('/templates', { name: 'Audit', body });
    await c.manager.must(`/templates/${id}/publish`);
    const schedule = { rule: 'FREQ=MONTHLY;BYMONTHDAY=1', startsOn: '2031-01-01' };
    const parameters = { market: 'SG', analyst: c.ownerId };
    const program = { templateId: id, version: 1, name: 'Audit {{date}}', parameters };
    const made = await c.manager.must('/recurrences', { name: 'Audits', schedule, program });
    const { version } = (await c.manager.get(`/templates/${id}`)).body;
    const next = { ...body, parameters: [market, { name: 'channel', kind: 'text' as const }] };
    await c.manager.put(`/templates/${id}/draft`, { body: next }, { 'if-match': `"${version}"` });
    await c.manager.must(`/templates/${id}/publish`);

    const page = await windows.as(c.managerId);
    await visit(page, `/recurrences/${made.id}`);
    const about = page.getByRole('region', { name: 'What it does' });
    await about.getByText('Audit, version 1 each time').waitFor();
    await about.getByText((await c.owner.get('/people/me')).body.name).waitFor();
    await page.getByRole('button', { name: 'Change it' }).click();
    const change = page.getByRole('form', { name: 'Change it' });
    await change.getByLabel('market').waitFor();
    expect(await change.getByLabel('channel').count()).toBe(0);
    await change.getByRole('combobox', { name: 'Out of which version of the template' }).click();
    await page.getByRole('option', { name: 'Version 2' }).click();
    await change.getByLabel('channel').fill('mail');
    await change.getByLabel('market').fill('MY');
    expect(await change.getByLabel('analyst').count()).toBe(0);
    expect(await againstAxe(page)).toEqual([]);
    await change.getByRole('button', { name: 'Change it' }).click();
    await about.getByText('Audit, version 2 each time').waitFor();
    expect((await c.manager.get(`/recurrences/${made.id}`)).body.content).toMatchObject({
      version: 2,
      parameters: { market: 'MY', channel: 'mail' },
    });
    expect(windows.complained()).toEqual([]);
  });

  test('what the API refuses of a recurrence stands at its field; who may not set one up is told who may', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, '/recurrences?making=yes');
    await page.getByText('an action item', { exact: true }).click();
    const form = page.getByRole('form', { name: 'Set it up' });
    await form.getByLabel('Name of the recurrence').fill('Samples');
    await form.getByRole('combobox', { name: 'In the program' }).click();
    await page.getByRole('option').first().click();
    await form.getByLabel('Title of each item').fill('Sample {{who}}');
    await form.getByRole('combobox', { name: 'Owner of each item' }).fill('Owner');
    await page
      .getByRole('option', { name: /^Owner/ })
      .first()
      .click();
    await form.getByRole('combobox', { name: 'How often' }).click();
    await page.getByRole('option', { name: 'by a rule as it is written' }).click();
    await form.getByLabel('Rule').fill('FREQ=HOURLY');
    await form
      .getByText(/FREQ=HOURLY/)
      .first()
      .waitFor();
    await form.getByLabel('Rule').fill('FREQ=WEEKLY;BYDAY=MO');
    await form.getByText('every week on Monday at 09:00').waitFor();
    await form.getByRole('button', { name: 'Set it up' }).click();
    await form
      .getByText(/\{\{who\}\}/)
      .last()
      .waitFor();
    expect((await c.manager.get('/recurrences?q=Samples')).body.items).toEqual([]);
    await form.getByLabel('Title of each item').fill('Sample {{date}}');
    await form.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('heading', { name: 'Samples', level: 1 }).waitFor();
    const owner = await windows.as(c.ownerId);
    await visit(owner, '/recurrences');
    await owner.getByText(/Setting one up: /).waitFor();
    expect(await owner.getByRole('button', { name: 'Let something recur' }).count()).toBe(0);
    // What is not right yet is asked about, and refused, while one types.
    expect(windows.complained(/400/)).toEqual([]);
  });
});
