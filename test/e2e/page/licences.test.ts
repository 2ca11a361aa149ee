import { labelled, licenceIn, licenceStaff, right, watchedRule } from '../../factories/acting-licence.js';
import { inDays } from '../../factories/case.js';
import { findingCase } from '../../factories/finding.js';
import { againstAxe, againstAxeByNight, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('a licence to act', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  test('it is planned, tells nothing while people label, is signed, and lets the rule act', async () => {
    const { admin } = tollgate;
    const staff = await licenceStaff(tollgate);
    const rule = await watchedRule({ admin, finding: await findingCase(tollgate) });
    const path = `/rules/${String(rule.key)}`;
    const page = await windows.as((await admin.get('/people/me')).body.id as string);
    await visit(page, path);
    await page.getByText(/^None\. A rule acts by itself only by a licence/).waitFor();
    await page.getByRole('button', { name: 'Plan a licence to act' }).click();
    const form = page.getByRole('form', { name: 'Plan a licence to act' });
    const plan = async (allowed: string): Promise<void> => {
      await form.getByLabel('Errors allowed, in percent').fill(allowed);
      await form.getByLabel('Errors among the labels of a stratum').fill('0');
      await form.getByLabel('Records labelled that it did not match').fill('10');
      await form.getByRole('button', { name: 'Plan a licence to act' }).click();
    };
    // What it takes is said, and what was typed stays.
    await plan('5');
    await form.getByText(/needs 59 matched records/).waitFor();
    await plan('20');
    const strata = page.getByRole('table', { name: /^Licence to act AL-\d+$/ });
    await strata.getByText('not told before all is labelled').waitFor();
    await strata.getByText('too few matches').waitFor();
    await page.getByRole('button', { name: 'Have it labelled' }).waitFor();
    expect([...(await againstAxe(page)), ...(await againstAxeByNight(page))]).toEqual([]);

    const [licence] = (await admin.get(`/acting-licences?rule=${String(rule.key)}`)).body.items;
    const [reviewer] = staff.reviewers;
    const [reviewerId] = staff.reviewerIds;
    if (!reviewer) throw new Error('nobody labels');
    const body = { reviewerIds: [reviewerId], perItem: 1, due: inDays(9) };
    const { round } = await admin.must(`/acting-licences/${String(licence.key)}/label`, body);
    await labelled(reviewer, round.id, right);
    const { digest } = await licenceIn(admin, licence, 'to_sign');
    await staff.signers[0]?.must(`/acting-licences/${String(licence.key)}/sign`, { digest });

    const signer = await windows.as((await staff.signers[1]?.get('/people/me'))?.body.id as string);
    await visit(signer, path);
    await signer.getByText(/^0 wrong, surely at most 19\.\d+ %: licensed$/).waitFor();
    await signer.getByRole('table', { name: /^What AL-\d+ comes to$/ }).waitFor();
    await signer.getByRole('button', { name: 'Sign it' }).click();
    await signer.getByRole('form', { name: 'Sign it' }).getByRole('button', { name: 'Sign it' }).click();
    await signer.getByText('in force', { exact: true }).waitFor();
    expect([...(await againstAxe(signer)), ...(await againstAxeByNight(signer))]).toEqual([]);

    await admin.must(`${path}/publish`, { state: 'suggest' });
    await visit(page, path);
    await page.getByRole('button', { name: 'Have it act' }).click();
    const act = page.getByRole('form', { name: 'Have it act' });
    await act.getByText(/in your name/).waitFor();
    await act.getByRole('button', { name: 'Have it act' }).click();
    await page.getByText('it acts, by a licence').first().waitFor();
    // The plan that was refused, and nothing else.
    expect(windows.complained()).toEqual([expect.stringContaining('status of 422')]);
  });
});
