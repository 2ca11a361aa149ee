import { reviewCase, type ReviewCase } from '../../factories/review.js';
import { visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('a review round is judged by keyboard alone', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: ReviewCase;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await reviewCase(tollgate);
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  test('one item after the other: number keys decide, Enter sends, the next opens by itself; what was typed survives a reload', async () => {
    const { key, id } = await c.opened({ policyLines: [] });
    const [reviewerId = '', otherId = ''] = c.reviewerIds;
    const page = await windows.as(reviewerId);
    await visit(page, '/');
    await page.getByText('a review round with items for you to judge').waitFor();
    await page.getByRole('link', { name: key }).first().click();
    await page.getByText('whoever judges sees neither the sample').waitFor();
    expect(await page.getByRole('region', { name: 'Results' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Judge the next item' }).click();
    await page.getByRole('region', { name: 'Item 1 of 6' }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'genuine', pressed: true }).waitFor();
    await page.getByRole('textbox', { name: 'Note' }).fill('No logo at all');
    await page.reload();
    await page.getByRole('button', { name: 'genuine', pressed: true }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('No logo at all');
    await page.keyboard.press('Enter');
    for (const place of [2, 3, 4, 5, 6]) {
      await page.getByRole('region', { name: `Item ${place} of 6` }).waitFor();
      await page.keyboard.press('1');
      await page.getByRole('button', { name: 'counterfeit', pressed: true }).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.getByText('You have answered 6').waitFor();

    const second = await windows.as(otherId);
    await visit(second, `/review-rounds/${key}/judge`);
    for (const place of [1, 2, 3, 4, 5, 6]) {
      await second.getByRole('region', { name: `Item ${place} of 6` }).waitFor();
      await second.keyboard.press('2');
      await second.getByRole('button', { name: 'genuine', pressed: true }).waitFor();
      await second.keyboard.press('Enter');
    }
    await second.getByText('Nothing is left for you.').waitFor();
    await until('all to be answered', async () => {
      const { status } = (await c.owner.get(`/review-rounds/${id}`)).body;
      return status === 'adjudicating' || status === 'closed';
    });
    expect(windows.complained()).toEqual([]);
  });

  test('an owner begins a round, draws its sample from a file, reads the results, and makes a case of an unclear line', async () => {
    const page = await windows.as(c.ownerId);
    await visit(page, '/review-rounds');
    await page.getByRole('button', { name: 'New review round' }).click();
    const form = page.getByRole('form', { name: 'New review round' });
    await form.getByLabel('Title').fill('Bags of December');
    await form.getByLabel('What is decided of each item').fill('Is it a copy?');
    await form.getByLabel('What can be decided').fill('copy!, original');
    await form.getByLabel('To be judged by').fill('2099-06-01');
    await form.getByLabel('Policy lines').fill('IP-1\nIP-2');
    await form.getByRole('button', { name: 'New review round' }).click();
    await page.getByRole('heading', { level: 1, name: /Bags of December/ }).waitFor();
    await page.locator('input[type="file"]').setInputFiles({
      ...{ name: 'list.csv', mimeType: 'text/csv' },
      buffer: Buffer.from('id,title,policy line\nA,One,IP-1\nB,Two,IP-1\nC,Three,IP-2\n'),
    });
    await page.getByLabel('How many (of a systematic draw').fill('2');
    await page.getByLabel('Seed').fill('december');
    await page.getByRole('button', { name: 'Draw the sample' }).click();
    await page.getByText('2 of 3 rows, simple random, seed “december”, from list.csv').waitFor();

    const { id, key } = await c.opened();
    for (const [who, decision] of [
      [c.reviewers[0], 'genuine'],
      [c.reviewers[1], 'counterfeit'],
    ] as const)
      for (;;) {
        const { item } = await who.must(`/review-rounds/${id}/next`);
        if (item === null) break;
        const policyLine = decision === 'counterfeit' ? 'IP-1' : null;
        await who.must(`/review-rounds/${id}/answers`, { assignmentId: item.assignmentId, decision, policyLine });
      }
    await visit(page, `/review-rounds/${key}`);
    await page.getByRole('region', { name: 'Results' }).first().getByText('Only 4 items were judged by two').waitFor();
    await page.getByRole('button', { name: 'Raise as a case: the rule is unclear: IP-1' }).click();
    await page.getByRole('heading', { level: 1, name: /The rule is unclear: IP-1/ }).waitFor();
    await page.getByRole('region', { name: 'Linked to' }).getByRole('link', { name: key }).waitFor();
    expect(windows.complained()).toEqual([]);
  });
});
