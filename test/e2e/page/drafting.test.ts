import { againstAxe, againstAxeByNight, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { modelKey, ModelVendor, obligesNobody, statementOf } from '../../harness/vendors/model.js';
import { inBrowser } from './in-browser.js';

inBrowser('a model drafts', (browser) => {
  let model: ModelVendor;
  let tollgate: Tollgate;
  let windows: Windows;
  let c: FindingCase;
  let adminId: string;

  beforeAll(async () => {
    model = await ModelVendor.start();
    tollgate = await startTollgate({
      settings: {
        ...{ aiProvider: 'openai', aiUrl: model.vendor.url('/v1'), aiModel: 'small-1', aiKey: modelKey },
        aiAllowPrivate: true,
      },
    });
    windows = await Windows.open(browser, tollgate);
    c = await findingCase(tollgate);
    adminId = (await tollgate.admin.get('/people/me')).body.id;
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
    await model.stop();
  });

  test('a triage is suggested on the page of a case by keyboard; what it says is text, with its quotes, and leads to its proposal', async () => {
    const report = await c.author.must('/cases', {
      ...{ title: 'Appeals are rejected unread', text: 'Nine appeals of ten were rejected within a minute.' },
      ...{ source: 'internal_review', likelihood: 2, impact: 2 },
    });
    model.answers = ({ data: { records } }) => ({
      fills: {
        ...{ likelihood: 4, impact: 4, domain: null, stage: null, lead: null },
        because: [
          statementOf(records[1]!, 'Nobody read them <img src=x> ![i](https://evil.example/i.png)'),
          { text: 'Sellers leave.', source: 'CA-1', quote: 'sellers have left for good' },
        ],
      },
    });
    const page = await windows.as(c.authorId);
    await visit(page, `/cases/${String(report.key)}`);
    const part = page.getByRole('region', { name: 'Have a model draft' });
    await part.getByRole('button', { name: 'Suggest triage' }).focus();
    await page.keyboard.press('Enter');
    await part.getByText('It was proposed, and others decide.').waitFor();
    await part.getByText('A machine wrote this').waitFor();
    await part.getByText('Nobody read them ‹img src=x› i').waitFor();
    await part.getByText(/“Nine appeals of ten were rejected within a minute.” CA-\d+, word for word/).waitFor();
    await part.getByText('no source was found').waitFor();
    expect(await part.getByRole('img').count()).toBe(0);
    expect([...(await againstAxe(page)), ...(await againstAxeByNight(page))]).toEqual([]);
    await part.getByRole('link', { name: /^PR-\d+ waits for a decision/ }).click();
    await page.getByRole('heading', { name: /triage: CA-/ }).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('of minutes comes a table of sentences, and of an action one click opens the form of a new item, filled in and linked', async () => {
    const report = await tollgate.admin.must('/cases', {
      ...{ title: 'Appeals are late', text: 'A.', source: 'internal_review', likelihood: 2, impact: 2 },
    });
    model.answers = ({ data: { sentences = [] } }) => ({
      fills: {
        sentences: sentences.map(({ number }) =>
          number === 1
            ? { number, is: 'action', title: 'Answer appeals', owner: 'Mei', due: 'soon', item: null }
            : obligesNobody(number),
        ),
      },
    });
    const page = await windows.as(adminId);
    await visit(page, `/cases/${String(report.key)}`);
    const part = page.getByRole('region', { name: 'Have a model draft' });
    await part.getByRole('button', { name: 'Find actions in a text' }).click();
    const form = part.getByRole('form', { name: 'Have the text read' });
    await form.getByLabel('Text', { exact: true }).fill('Mei answers appeals. It rained.');
    await form.getByLabel('What the text is called').fill('Minutes');
    await form.getByRole('button', { name: 'Have the text read' }).click();
    await part.getByText('2 sentences: 1 to be done, 0 covered already, 1 that oblige nobody').waitFor();
    await part.getByText('the sentence does not say so').waitFor();
    expect([...(await againstAxe(page)), ...(await againstAxeByNight(page))]).toEqual([]);
    await part.getByRole('link', { name: 'Make an item of it: Answer appeals' }).click();
    const made = page.getByRole('form', { name: new RegExp(String(report.key)) });
    expect(await made.getByLabel('What is to be done').inputValue()).toBe('Answer appeals');
    expect(await made.getByLabel('In more words').inputValue()).toBe(
      'Mei answers appeals.\n\nFrom Minutes, sentence 1.',
    );
    expect(windows.complained()).toEqual([]);
  });

  test('a case is translated, marked with who did it', async () => {
    const report = await tollgate.admin.must('/cases', {
      ...{ title: 'Appeals are late', text: 'A.', source: 'internal_review', likelihood: 2, impact: 2 },
    });
    model.answers = ({ data: { texts = [] } }) => ({
      fills: { texts: texts.map(({ number, text }) => ({ number, text: `In English: ${text}` })) },
    });
    const page = await windows.as(adminId);
    await visit(page, `/cases/${String(report.key)}`);
    const part = page.getByRole('region', { name: 'Have a model draft' });
    await part.getByRole('button', { name: 'Translate', exact: true }).click();
    await part.getByRole('button', { name: 'Have it translated' }).click();
    await part.getByText('English: translated by small-1, not checked').waitFor();
    await part.getByText('In English: Appeals are late').waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('the page of drafts says which model there is, what was spent, and what was sent for whoever reads the trail', async () => {
    const auditor = await tollgate.person('Auditor', { access: 'auditor' });
    const page = await windows.as(auditor);
    await visit(page, '/ai');
    await page.getByRole('region', { name: 'The model' }).getByText('openai small-1').waitFor();
    await page.getByRole('region', { name: 'What was sent' }).first().waitFor();
    await page.getByRole('cell', { name: 'Triage of a case', exact: true }).first().waitFor();
    expect([...(await againstAxe(page)), ...(await againstAxeByNight(page))]).toEqual([]);
    const reader = await windows.as(c.ownerId);
    await visit(reader, '/ai');
    await reader.getByRole('region', { name: 'The model' }).waitFor();
    expect(await reader.getByRole('region', { name: 'What was sent' }).count()).toBe(0);
    expect(windows.complained()).toEqual([]);
  });

  test('where no model is set up, a case has no such part', async () => {
    const off = await startTollgate();
    const others = await Windows.open(browser, off);
    const { author, authorId } = await findingCase(off);
    const finding = await author.must('/cases', { title: 'A', text: 'B', source: 'audit', likelihood: 2, impact: 2 });
    const page = await others.as(authorId);
    await visit(page, `/cases/${String(finding.key)}`);
    await page.getByRole('button', { name: 'Triage' }).first().waitFor();
    expect(await page.getByRole('region', { name: 'Have a model draft' }).count()).toBe(0);
    await others.close();
    await off.stop();
  });
});
