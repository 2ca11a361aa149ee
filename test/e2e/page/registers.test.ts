import { governanceCase, type GovernanceCase } from '../../factories/governance-case.js';
import { csvOf } from '../../factories/register-file.js';
import { againstAxe, chooseFound, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('registers from spreadsheets', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: GovernanceCase;

  beforeAll(async () => {
    tollgate = await startTollgate({ worker: false });
    windows = await Windows.open(browser, tollgate);
    c = await governanceCase(tollgate);
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  const head = ['Ref', 'Title', 'Description', 'Source', 'Likelihood', 'Impact', 'Remarks'];
  const fileOf = (...rows: string[][]) => ({
    ...{ name: 'incidents.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(csvOf(head, ...rows)),
  });

  test('a file is dropped, its unknown column is said, a cell is refused, and the mended file makes cases', async () => {
    const page = await windows.as(c.reporterId);
    await visit(page, '/cases');
    await page.getByRole('link', { name: 'From a spreadsheet' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cases from a spreadsheet' }).waitFor();
    const template = page.getByRole('link', { name: 'An empty table with the names of the columns' });
    const answer = await page.request.get((await template.getAttribute('href')) ?? '');
    expect(await answer.text()).toContain('Reference,Title,Description');

    const good = ['P-1', 'Perfume without a seal', 'Sold by night', 'User report', '4', '4', 'Call first'];
    await page
      .locator('input[type=file]')
      .setInputFiles(fileOf(good, ['P-2', 'Bags', 'In streams', 'audit', 'often', '2', '']));
    await page.getByText('It is not known what one column is.').waitFor();
    const refused = page.getByRole('region', { name: 'Rows that cannot come in' });
    await refused.getByText('"often" is not a whole number').waitFor();
    await refused.getByText('E3').waitFor();
    expect(await page.getByRole('button', { name: /^Make 1 case/ }).isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'Choose another file' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles(fileOf(good, ['P-2', 'Bags', 'In streams', 'audit', '2', '2', '']));
    await chooseFound(page, { field: 'What “Remarks” is', typed: 'Keep it as text' });
    await page.getByRole('button', { name: 'Make 2 cases' }).click();
    await page.getByRole('heading', { level: 1, name: '2 cases were made' }).waitFor();
    await page.getByRole('link', { name: /Perfume without a seal/ }).click();
    await page.getByText('Remarks: Call first').waitFor();

    await visit(page, '/cases/import');
    await page.locator('input[type=file]').setInputFiles(fileOf(good));
    await page
      .getByRole('region', { name: 'Rows that are here already' })
      .getByText(/^CA-\d+$/)
      .waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('what no column says is said for all rows', async () => {
    const page = await windows.as(c.reporterId);
    await visit(page, '/findings/import');
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'findings.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(csvOf(['Title', 'Condition', 'Markets'], ['Appeals wait', 'For nine days', 'VN'])),
    });
    const all = page.getByRole('region', { name: 'What no column says, and what holds for all rows' });
    await all.getByRole('combobox', { name: 'Grade' }).click();
    await page.getByRole('option', { name: 'observation' }).click();
    await all.getByRole('button', { name: 'Use these' }).click();
    await page.getByRole('button', { name: 'Make 1 finding' }).click();
    await page.getByRole('heading', { level: 1, name: '1 finding was made' }).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('cases about the same are merged on the page of one of them; what stands in the way is seen before', async () => {
    const [into, one, over] = [await c.reported({ title: 'Nine names' }), await c.reported(), await c.reported()];
    await tollgate.dataSource.query(`UPDATE cases SET status = 'rejected', rejection = 'None' WHERE id = $1`, [
      over.id,
    ]);
    const page = await windows.as(c.leadId);
    await visit(page, `/cases/${into.key}`);
    await page.getByRole('button', { name: 'Merge other cases into this one' }).click();
    const which = page.getByLabel(/^Which cases/);
    await which.fill(`${one.key}, ${over.key}`);
    const shown = page.getByRole('table', { name: 'What the merge would do' });
    await shown.getByText(/that is rejected does not allow/).waitFor();
    await which.fill('');
    await page.getByRole('checkbox', { name: new RegExp(`^${one.key} `) }).check();
    await shown.getByText(/that is rejected/).waitFor({ state: 'detached' });
    await shown.getByText(one.key).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await page.getByLabel(/^Reason/).fill('One seller');
    await page.getByRole('button', { name: 'Merge them' }).click();
    const merged = page.getByRole('region', { name: 'Merged into this case' });
    await merged.getByRole('link', { name: new RegExp(`^${one.key} `) }).click();
    await page.getByText('This case goes on in another one').waitFor();
    await page.getByRole('link', { name: `${into.key} Nine names` }).click();
    await page.getByRole('heading', { level: 1, name: /Nine names/ }).waitFor();
    expect(windows.complained()).toEqual([]);
  });
});
