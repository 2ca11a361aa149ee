import type { Page } from 'playwright-core';
import { analysisCase, whysToTraining } from '../../factories/analysis.js';
import { runNow } from '../../factories/control.js';
import { controlTestCase, type ControlTestCase } from '../../factories/control-test.js';
import { findingCase } from '../../factories/finding.js';
import { riskCase } from '../../factories/risk.js';
import { chooseFound, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

/** The browser's own line on an answer that refuses, which belongs to what is tried here, and may come late. */
const refused = /status of 40[04]/;

inBrowser('controls', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: ControlTestCase;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await controlTestCase(tollgate);
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  const choose = async (page: Page, field: string, option: string): Promise<void> => {
    await page.getByRole('form').getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option }).click();
  };

  test('runs that wait are on My work; each is performed with one sentence and Ctrl Enter, and a late one says so before', async () => {
    const control = await c.operating();
    const missed = await runNow(tollgate.dataSource, control.id, 12);
    const waits = await runNow(tollgate.dataSource, control.id, 0, 2);
    const keyOf = async (id: string) => (await c.operator.get(`/occurrences/${id}`)).body.key as string;
    const page = await windows.as(c.operatorId);
    await visit(page, '/');
    const owed = page.getByRole('list', { name: 'What I owe of controls' });
    await owed.getByText('a run of a control for you to perform').first().waitFor();
    await owed.getByRole('link', { name: await keyOf(waits) }).click();
    await page.getByText(/^In time until/).waitFor();
    await page.getByText('Read forty takedowns of the day before').waitFor();
    const form = page.getByRole('form', { name: 'Perform it' });
    await form.getByLabel('How much was looked at').fill('forty');
    await form.getByLabel('What was done').fill('Two were wrong, and given back');
    await page.keyboard.press('Control+Enter');
    await form
      .getByText(/must be (a|an) (whole number|integer)/i)
      .first()
      .waitFor();
    await form.getByLabel('How much was looked at').fill('40');
    await form.getByLabel('How much of that was not').fill('2');
    await form.getByLabel('What was done').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('40; exceptions: 2', { exact: true }).waitFor();
    expect(await form.count()).toBe(0);

    // As the link of a message has it.
    await page.goto(`/open/occurrences/${missed}`);
    await page.getByRole('note').filter({ hasText: 'It will stand as performed late' }).waitFor();
    await form.getByLabel('What was done').fill('Made up for');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Performed late', { exact: true }).waitFor();
    expect((await c.operator.get(`/occurrences/${missed}`)).body).toMatchObject({
      status: 'performed_late',
      performance: { doneOn: null },
    });
    await visit(page, '/occurrences?mine=yes');
    await page.getByText('No run is so.').waitFor();
    const answer = await page.request.get(
      (await page.getByRole('link', { name: 'As a spreadsheet' }).getAttribute('href')) ?? '',
    );
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, expect.stringContaining('spreadsheet')]);

    await visit(page, `/controls/${control.key}`);
    const strip = page.getByRole('list', { name: 'Its runs, the oldest first' });
    await page.getByText('Of the 2 that are shown: performed in time 1 · performed late 1.').waitFor();
    expect(await strip.getByRole('listitem').count()).toBe(8);
    await page.getByText('As a table').click();
    expect(await page.getByRole('table').getByRole('link', { name: /^OC-/ }).count()).toBe(2);
    await strip.getByRole('link', { name: /^Run 1, .*: Performed late$/ }).click();
    await page.getByRole('heading', { level: 1, name: await keyOf(missed) }).waitFor();
    expect(windows.complained(refused)).toEqual([]);
  });

  test('a control is proposed out of a risk, let operate by somebody else, attested by its owner, and keeps what it said before', async () => {
    const risk = await (await riskCase(tollgate)).raised();
    const author = await windows.as(c.authorId);
    await visit(author, `/controls?of=${risk.key}`);
    const form = author.getByRole('form', { name: `Propose a control that meets ${risk.key}` });
    await form.getByLabel('Title').fill('Payouts are released by two');
    await form.getByLabel('What it is to achieve').fill('Nobody pays out alone');
    await choose(author, 'What it does', 'Prevents');
    await choose(author, 'Stage', 'Enforcement');
    await form.getByLabel('Markets').fill('VN');
    for (const [field, name] of [
      ['Who performs it', 'Control operator'],
      ['Who answers for it', 'Control owner'],
      ['Domain lead', 'Control domain lead'],
    ] as const) {
      await chooseFound(author, { field, typed: name });
    }
    await form.getByRole('button', { name: `Propose a control that meets ${risk.key}` }).click();
    await author.getByRole('heading', { level: 1, name: /^CO-\d+ Payouts are released by two/ }).waitFor();
    await author.getByRole('region', { name: 'Linked to' }).getByRole('link', { name: risk.key }).waitFor();
    await author.getByText('every week on Monday at 09:00').waitFor();
    const at = new URL(author.url()).pathname;

    const lead = await windows.as(c.domainLeadId);
    await visit(lead, at);
    await lead.getByRole('button', { name: 'Let it operate' }).click();
    await lead.getByRole('form', { name: 'Let it operate' }).getByRole('button', { name: 'Let it operate' }).click();
    await lead.getByText('Nobody has attested it yet.').waitFor();

    const owner = await windows.as(c.ownerId);
    await visit(owner, '/');
    await owner.getByText('a control for you to attest').first().waitFor();
    await visit(owner, at);
    await owner.getByRole('button', { name: 'Attest that it works' }).click();
    await owner.getByLabel('What you state').fill('I read the releases of the week');
    await owner.keyboard.press('Control+Enter');
    await owner.getByText('It is what the control says now.').waitFor();
    await owner.getByRole('button', { name: 'Change what it says' }).click();
    await owner.getByRole('textbox', { name: 'What it is to achieve' }).fill('Nobody pays out alone, at night neither');
    await owner.getByRole('textbox', { name: 'Reason' }).fill('The night shift was left out');
    await owner.keyboard.press('Control+Enter');
    await owner.getByText('version 2 waits to be attested').waitFor();
    const versions = owner.getByRole('region', { name: 'Versions' });
    await versions.getByText('The night shift was left out').waitFor();
    expect(await versions.locator('del').allInnerTexts()).toEqual(['Nobody pays out alone']);

    await visit(owner, '/controls?status=operating&attested=false');
    await owner.getByRole('link', { name: 'Payouts are released by two' }).waitFor();
    await visit(owner, '/controls/CO-4711');
    await owner.getByRole('heading', { level: 1, name: 'There is no such record' }).waitFor();
    expect(windows.complained(refused)).toEqual([]);
  });

  test('a test is planned from its control, drawn, judged by keyboard one after the other, and concluded as the results propose', async () => {
    const control = await c.operating({ title: 'Third look at takedowns' });
    for (const [index, days] of [12, 10, 8].entries()) await runNow(tollgate.dataSource, control.id, days, index + 1);
    const lead = await windows.as(c.domainLeadId);
    await visit(lead, `/controls/${control.key}`);
    await lead.getByRole('region', { name: 'Tests' }).getByRole('button', { name: 'Plan a test' }).click();
    const plan = lead.getByRole('form', { name: 'Plan a test' });
    await chooseFound(plan, { field: /^Who tests it/, typed: 'Tester' });
    await plan.getByLabel('To be concluded by').fill('2099-06-01');
    await plan.getByRole('button', { name: 'Plan a test' }).click();
    await lead.getByRole('heading', { level: 1, name: /^CX-\d+/ }).waitFor();
    const key = new URL(lead.url()).pathname.split('/').at(-1) ?? '';

    const page = await windows.as(c.testerId);
    await visit(page, '/');
    await page.getByRole('list', { name: 'What I owe of controls' }).getByRole('link', { name: key }).click();
    await page.getByRole('button', { name: 'Draw the sample' }).first().click();
    const draw = page.getByRole('form', { name: 'Draw the sample' });
    await draw.getByLabel('Seed').fill('november');
    await draw.getByRole('button', { name: 'Draw the sample' }).click();
    for (const place of [1, 2, 3]) {
      await page.getByRole('region', { name: `Number ${place} of 3` }).waitFor();
      await page.keyboard.press(place === 2 ? '2' : '1');
      await page.getByRole('button', { name: place === 2 ? 'Exception' : 'As it should be', pressed: true }).waitFor();
      if (place === 2) await page.getByLabel('What the exception is').fill('It left no trace');
      await page.keyboard.press('Enter');
    }
    await page.getByText('All of it is judged').waitFor();
    const conclusion = page.getByRole('region', { name: 'Conclusion' });
    await conclusion.getByText('The results propose: Not effective. Exceptions: 1 of 3 that apply').waitFor();
    await page.getByRole('region', { name: 'Drawn from' }).getByText('november').waitFor();
    await page.getByRole('button', { name: 'Conclude', exact: true }).click();
    const form = page.getByRole('form', { name: 'Conclude' });
    expect(await form.getByRole('combobox', { name: 'Conclusion' }).inputValue()).toBe('Not effective');
    await choose(page, 'How bad it is', 'Significant deficiency');
    await form.getByLabel('What was looked at').fill('One of three left no trace');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'Linked to' }).getByRole('link', { name: /^FI-/ }).waitFor();
    await visit(lead, `/controls/${control.key}`);
    await lead.getByRole('region', { name: 'Linked to' }).getByRole('link', { name: /^FI-/ }).waitFor();
    await lead.getByRole('region', { name: 'Tests' }).getByText('Significant deficiency').waitFor();
    await lead.getByText('Failing', { exact: true }).first().waitFor();
    expect(windows.complained(refused)).toEqual([]);
  });

  test('what is not covered is a field and a line, and a field leads to the controls behind it', async () => {
    const control = await c.operating({ stage: 'appeals', domain: 'counterfeit and IP', title: 'Appeals of brands' });
    const page = await windows.as(c.ownerId);
    await visit(page, '/controls/coverage?market=VN');
    await page.getByText('Detection · counterfeit and IP: No control').waitFor();
    await page.getByRole('link', { name: 'The markets of counterfeit and IP' }).click();
    await page.getByRole('link', { name: 'Controls of Appeals, counterfeit and IP, VN: operates' }).click();
    await page.getByRole('link', { name: control.key }).waitFor();
    const rows = page.getByRole('region', { name: 'Controls' }).getByRole('row');
    expect(await rows.count()).toBe(2);
    expect(windows.complained(refused)).toEqual([]);
  });

  test('a finding shows the cause that a signed analysis gave it, and which came before; it takes one later, too', async () => {
    const analyses = await analysisCase(tollgate);
    const findings = await findingCase(tollgate);
    const domain = 'livestream and creators';
    const signed = await analyses.signed({ nodes: whysToTraining('policy-unclear'), domain });
    const written = { analysis: signed.key, cause: undefined, domain, rating: 'medium' };
    const first = await findings.author.must('/findings', findings.body(written));
    const second = await findings.author.must('/findings', findings.body({ ...written, title: 'It came back' }));
    const page = await windows.as(findings.authorId);
    await visit(page, `/findings/${second.key}`);
    const cause = page.getByRole('region', { name: 'Root cause' });
    await cause.getByText('It came back: 1 before it within 365 days; rated High instead of Medium').waitFor();
    await cause.getByRole('list', { name: 'Those before it' }).getByRole('link', { name: first.key }).waitFor();
    await cause.getByRole('link', { name: signed.key }).waitFor();

    const bare = await findings.drafted({ domain: 'logistics' });
    await visit(page, `/findings/${bare.key}`);
    expect(await cause.count()).toBe(0);
    await page.getByRole('button', { name: 'Take the cause from an analysis' }).click();
    await page.getByLabel('From which analysis').fill(String(signed.key));
    await page.keyboard.press('Enter');
    await cause.getByText(`Its cause is that of ${String(signed.key)}`).waitFor();

    const owner = await windows.as(analyses.ownerId);
    await visit(owner, `/analyses/${signed.key}`);
    await owner.getByRole('heading', { name: 'Findings of it' }).waitFor();
    await owner.getByRole('link', { name: second.key }).waitFor();
    await owner.getByRole('link', { name: 'Write down a finding of it' }).click();
    const form = owner.getByRole('form', { name: `New finding of ${String(signed.key)}` });
    expect(await form.getByLabel('Title').inputValue()).toBe(signed.title);
    expect(windows.complained(refused)).toEqual([]);
  });
});
