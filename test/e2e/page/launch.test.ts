import type { Page } from 'playwright-core';
import { loaded, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

import { inBrowser } from './in-browser.js';

inBrowser('a program out of a spreadsheet', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let managerId: string;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    managerId = await tollgate.person('Mei Ling Tan', { access: 'program_manager', email: 'mei@example.com' });
    await tollgate.person('Dewi Lestari', { email: 'dewi@example.com' });
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  const rows = [
    'Ref,Action,PIC,Due date,Status',
    'S-1,Publish the policy,Dewi Lestari,03/04/2031,Open',
    'S-2,Check the sellers,Dewi Lestarii,14/05/2031,Open',
    'S-3,Train the site,Dewi Lestari,15/06/2031,Open',
  ];
  const titles = async (program: string): Promise<string[]> => {
    const { body } = await tollgate.admin.get(`/action-items?program=${program}&limit=50`);
    return body.items.map(({ title }: { title: string }) => title).toSorted();
  };

  /** Drops the file where one brings spreadsheets in, for a program of that name. */
  async function dropped(page: Page, program: string): Promise<void> {
    await visit(page, '/imports/new');
    await page.getByRole('combobox', { name: 'Program' }).fill(program);
    const file = { name: 'audit.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: 'How it is read' }).waitFor();
  }

  test('a manager sees how it is read, mends the row that cannot be, and launches it', async () => {
    const page = await windows.as(managerId);
    await dropped(page, 'Seller onboarding');
    // 14/05 says in which order the dates of the column are written: the third of April, then.
    await page
      .getByText(/3 Apr(?:il)? 2031/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    // Owners are looked up by the trial.
    const cell = page.getByLabel('PIC, row 3');
    await cell.fill('Dewi Lestari');
    await cell.press('Enter');
    await page.getByText('1 row is corrected.').waitFor();
    expect((await tollgate.admin.get('/programs')).body.items).toEqual([]);
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await page.getByRole('link', { name: 'See the program' }).click();
    await page.waitForURL(/\/programs\/[0-9a-f-]{36}/);
    await loaded(page);
    const [, id = ''] = /programs\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
    expect(await titles(id)).toEqual(['Check the sellers', 'Publish the policy', 'Train the site']);
    expect((await tollgate.admin.get(`/programs/${id}`)).body.status).toBe('active');
    expect(windows.complained()).toEqual([]);
  });

  test('what does not answer is said, what was typed stays, and all goes on by itself when it answers', async () => {
    const page = await windows.as(managerId);
    await visit(page, '/programs');
    await page.context().setOffline(true);
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    const away = page.getByText(/does not answer/);
    await away.waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Action items' }).waitFor();
    await away.waitFor({ state: 'detached' });
    expect(windows.complained(/net::ERR_INTERNET_DISCONNECTED/)).toEqual([]);
  });
});
