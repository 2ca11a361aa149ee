import { launchedCase, type Case } from '../../factories/case.js';
import { visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('who is named in a comment', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
    await tollgate.person('Mei Tan');
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  test('is offered behind an @, taken by the keyboard, kept over a reload, and told', async () => {
    const item = await c.item({ title: 'Count the night shift' });
    const page = await windows.as(c.ownerId);
    await visit(page, `/items/${item.key}`);
    const field = page.getByRole('textbox', { name: 'Say something' });
    await field.click();
    await page.keyboard.type('Look, @mei t');
    await page.getByRole('option', { name: 'Mei Tan' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('Look, @Mei Tan ');
    await page.keyboard.type('please');
    await page.reload();
    expect(await field.inputValue()).toBe('Look, @Mei Tan please');
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByText('for Mei Tan').waitFor();
    expect(await field.inputValue()).toBe('');
    const comments = await c.owner.get(`/action-items/${item.key}/comments`);
    expect(comments.body.items).toMatchObject([{ body: 'Look, @Mei Tan please', mentioned: [{ name: 'Mei Tan' }] }]);
    expect(windows.complained()).toEqual([]);
  });

  test('is named on a program too', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, `/programs/${c.programId}`);
    const field = page.getByRole('textbox', { name: 'Say something' });
    await field.click();
    await page.keyboard.type('How far, @mei t');
    await page.getByRole('option', { name: 'Mei Tan' }).click();
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByText('for Mei Tan').waitFor();
    const { items } = (await c.owner.get(`/programs/${c.programId}/comments`)).body;
    expect(items).toMatchObject([{ body: 'How far, @Mei Tan', mentioned: [{ name: 'Mei Tan' }] }]);
    expect(windows.complained()).toEqual([]);
  });

  test('and does not see the record is refused by name, and the text stays', async () => {
    const item = await c.item({ title: 'Hidden' });
    await c.manager.put(`/action-items/${item.id}/readers`, { restricted: true });
    const page = await windows.as(c.ownerId);
    await visit(page, `/items/${item.key}`);
    const field = page.getByRole('textbox', { name: 'Say something' });
    await field.click();
    await page.keyboard.type('@Mei');
    await page.getByRole('option', { name: 'Mei Tan' }).click();
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByRole('alert').getByText(`Mei Tan does not see ${item.key}`).waitFor();
    expect(await field.inputValue()).toBe('@Mei Tan ');
    expect(windows.complained(/status of 4(?:00|22)/)).toEqual([]);
  });
});
