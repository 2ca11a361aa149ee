import { launchedCase, type Case } from '../../factories/case.js';
import { visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('programs and items by hand', (browser) => {
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

  test('a manager sets up a program with its phases, and writes an item into one of them', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, '/programs');
    await page.getByRole('button', { name: 'New program' }).click();
    const program = page.getByRole('form', { name: 'New program' });
    await program.getByLabel('Program').fill('Stickers by hand');
    const phases = program.getByLabel('Its phases, one on each line');
    await phases.fill('Detection = tomorrow\nEnforcement');
    await program.getByRole('button', { name: 'New program' }).click();
    // What cannot be read is said at its field, and what was typed stays.
    await program.getByText('must be a date that exists', { exact: false }).first().waitFor();
    await phases.fill('Detection = 2031-12-31\nEnforcement');
    await program.getByRole('button', { name: 'New program' }).click();
    await page.getByRole('heading', { level: 1, name: 'Stickers by hand' }).waitFor();

    await page.getByRole('link', { name: 'New action item' }).click();
    const item = page.getByRole('form', { name: 'New action item' });
    await item.getByLabel('What is to be done').fill('Count the stickers');
    const owner = item.getByRole('combobox', { name: 'Owner' });
    await owner.click();
    const { name } = (await tollgate.admin.get(`/people/${c.ownerId}`)).body;
    await owner.fill(name);
    await page.getByRole('option', { name }).first().click();
    await item.getByRole('combobox', { name: 'Phase' }).click();
    await page.getByRole('option', { name: 'Enforcement' }).click();
    await item.getByRole('button', { name: 'New action item' }).click();
    await item.getByText('needs a date as YYYY-MM-DD', { exact: false }).first().waitFor();
    await item.getByLabel('or due after', { exact: true }).fill('10 working days');
    await item.getByRole('button', { name: 'New action item' }).click();
    await page.getByRole('heading', { level: 1, name: /^AI-\d+ Count the stickers/ }).waitFor();
    const [made] = (await tollgate.admin.get('/action-items?q=Count the stickers')).body.items;
    expect(made).toMatchObject({ owner: { id: c.ownerId }, phase: { name: 'Enforcement' }, status: 'draft' });
    // That its form was wrong is the only thing the browser has to say.
    expect(windows.complained(/status of 4(?:00|22)/)).toEqual([]);
  });

  test('what is to be done about a case becomes an item that is linked to it', async () => {
    const { key } = await c.manager.must('/cases', {
      ...{ title: 'Refunds to closed accounts', text: 'Found by finance', source: 'audit' },
      ...{ likelihood: 2, impact: 2 },
    });
    const page = await windows.as(c.managerId);
    await visit(page, `/cases/${key}`);
    await page.getByRole('link', { name: 'Make an action item of it' }).click();
    const form = page.getByRole('form', { name: `New action item out of ${key}` });
    await form.getByLabel('What is to be done').fill('Close the refund path');
    await form.getByRole('combobox', { name: 'Program' }).click();
    const { name: program } = (await tollgate.admin.get(`/programs/${c.programId}`)).body;
    await page.getByRole('listbox').getByRole('option', { name: program, exact: true }).click();
    const owner = form.getByRole('combobox', { name: 'Owner' });
    const { name } = (await tollgate.admin.get(`/people/${c.ownerId}`)).body;
    await owner.fill(name);
    await page.getByRole('option', { name }).first().click();
    await form.getByLabel('Due on').fill('2031-06-02');
    await form.getByRole('button', { name: `New action item out of ${key}` }).click();
    await page.getByRole('heading', { level: 1, name: /^AI-\d+ Close the refund path/ }).waitFor();
    await page.getByRole('link', { name: new RegExp(`^${key}`) }).waitFor();
    expect(windows.complained()).toEqual([]);
  });
});
