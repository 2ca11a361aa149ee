import { launchedCase, type Case } from '../../factories/case.js';
import { docxOf, pdfOf } from '../../factories/document.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { modelKey, ModelVendor, obligesNobody, plainly, type AskedOfModel } from '../../harness/vendors/model.js';

type Body = ApiAnswer['body'];

let model: ModelVendor;
let tollgate: Tollgate;
let c: FindingCase;
let work: Case;
let stranger: ApiClient;

beforeAll(async () => {
  model = await ModelVendor.start();
  tollgate = await startTollgate({
    settings: {
      ...{ aiProvider: 'openai', aiUrl: model.vendor.url('/v1'), aiModel: 'small-1', aiKey: modelKey },
      aiAllowPrivate: true,
    },
  });
  c = await findingCase(tollgate);
  work = await launchedCase(tollgate);
  stranger = await tollgate.as(await tollgate.person('Stranger'));
});
afterAll(async () => {
  await tollgate.stop();
  await model.stop();
});
beforeEach(() => {
  model.answers = (asked) => ({ fills: plainly(asked) });
});

const minutes = 'Mei will answer all appeals by 3 June. It rained.\n- Wei checks the queue weekly.';
const reported = (facts: object = {}): Promise<Body> =>
  tollgate.admin.must('/cases', {
    ...{ title: 'Appeals are rejected unread', text: 'Nine appeals of ten were rejected.' },
    ...{ source: 'internal_review', likelihood: 2, impact: 2, markets: ['VN'] },
    ...facts,
  });
const ask = (record: Body, given: object, task = 'actions_from_text', who = tollgate.admin): Promise<ApiAnswer> =>
  who.post('/ai/runs', { task, record: record.key, ...given });
const ended = (run: Body): Promise<Body> =>
  until('the run to end', async () => {
    const { body } = await tollgate.admin.get(`/ai/runs/${String(run.id)}`);
    return body.state === 'ended' && body;
  });
async function made(record: Body, given: object, task?: string): Promise<Body> {
  const { body, status } = await ask(record, given, task);
  expect([status, body.detail]).toEqual([201, undefined]);
  return ended(body);
}
/** An item that a record is linked to, with a file of evidence. */
async function beside(record: Body, file?: { name: string; content: Uint8Array | string }): Promise<Body> {
  const item = await work.item({ title: 'The queue of appeals is checked weekly' });
  await tollgate.admin.must(`/cases/${String(record.id)}/links`, { to: item.key });
  const path = `/action-items/${item.id}/evidence/files`;
  const evidence = file && (await work.owner.upload(path, {}, file)).body.items.at(-1);
  return { ...item, evidence };
}
/** The first obliges, the last is covered by the first item. */
const taking = ({ data: { sentences = [], items = [] } }: AskedOfModel): object => ({
  sentences: sentences.map(({ number }) =>
    number === 1
      ? { number, is: 'action', title: 'Answer all appeals', owner: 'Mei', due: 'by the end of May', item: null }
      : number === sentences.length && items[0]
        ? { ...obligesNobody(number), is: 'covered', item: items[0].key }
        : obligesNobody(number),
  ),
});

test('each sentence of minutes is answered for: as to be done, as covered by an open item, or as nothing', async () => {
  const report = await reported();
  const item = await beside(report);
  model.answers = (asked) => ({ fills: taking(asked) });
  const run = await made(report, { text: minutes, called: 'Minutes of May' });
  expect(run).toMatchObject({
    ...{ outcome: 'listed', proposals: [], statements: 1, statementsFound: 1 },
    source: { name: 'Minutes of May', evidenceId: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    sentences: [
      {
        ...{ number: 1, text: 'Mei will answer all appeals by 3 June.', is: 'action', title: 'Answer all appeals' },
        ...{ owner: { text: 'Mei', stands: true }, due: { text: 'by the end of May', stands: false } },
      },
      { number: 2, text: 'It rained.', is: 'none', title: null },
      { number: 3, text: '- Wei checks the queue weekly.', is: 'covered', item: item.key },
    ],
  });
  const sent = model.asked.at(-1)!;
  expect(sent.data).toEqual({
    items: [{ key: item.key, title: item.title }],
    sentences: run.sentences.map(({ number, text }: Body) => ({ number, text })),
  });
  expect(sent.received.body).not.toContain('Minutes of May');
  // Nothing was made of it: a person makes an item, linked to the case.
  const { items } = (await tollgate.admin.get(`/cases/${String(report.id)}/links`)).body;
  expect(items).toHaveLength(1);
});

test('an answer that leaves a sentence out is none: it is asked for once more, and then the run says which', async () => {
  const report = await reported();
  model.answers = () => ({ fills: { sentences: [obligesNobody(1), obligesNobody(3)] } });
  const wrong = await made(report, { text: minutes });
  expect(wrong).toMatchObject({ outcome: 'wrong_json', attempts: 2, sentences: null, source: null });
  expect(wrong.says).toContain('answer once for number 2');
  let asked = 0;
  model.answers = (question) => {
    asked += 1;
    return asked === 1 ? { fills: { sentences: [] } } : { fills: plainly(question) };
  };
  expect(await made(report, { text: minutes })).toMatchObject({ outcome: 'listed', attempts: 2 });
});

test('a PDF and a Word document that are evidence beside the record are read; what is not beside it is not', async () => {
  const report = await reported();
  const pdf = await beside(report, {
    name: 'audit.pdf',
    content: pdfOf([['Mei will answer', 'all appeals.', '', 'It rained.']]),
  });
  const docx = await beside(report, { name: 'sop.docx', content: docxOf(['Wei checks the queue. Then they report.']) });
  const { items } = (await tollgate.admin.get(`/ai/tasks?record=${String(report.key)}`)).body;
  expect(items.find(({ task }: Body) => task === 'actions_from_text').files).toMatchObject([
    { id: pdf.evidence.id, fileName: 'audit.pdf', itemKey: pdf.key },
    { id: docx.evidence.id, fileName: 'sop.docx', itemKey: docx.key },
  ]);
  const run = await made(report, { evidence: pdf.evidence.id });
  expect(run.sentences.map(({ text }: Body) => text)).toEqual(['Mei will answer all appeals.', 'It rained.']);
  expect(run.source).toEqual({
    ...{ name: 'audit.pdf', sha256: pdf.evidence.sha256, evidenceId: pdf.evidence.id, itemKey: pdf.key },
  });
  expect((await made(report, { evidence: docx.evidence.id })).sentences).toHaveLength(2);
  expect((await ask(await reported(), { evidence: pdf.evidence.id })).body).toMatchObject({
    status: 404,
    code: 'not-found',
  });
  // Nor where the item has become restricted.
  await tollgate.admin.must(`/action-items/${String(pdf.id)}/evidence`, { title: 'x', url: 'https://example.com' });
  const readers = await tollgate.admin.put(`/programs/${work.programId}/readers`, { restricted: true });
  expect(readers.status).toBe(200);
  expect((await ask(report, { evidence: pdf.evidence.id })).status).toBe(404);
  await tollgate.admin.put(`/programs/${work.programId}/readers`, { restricted: false });
});

test.each([
  [
    'a locked document',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    'password',
  ],
  ['a scan', pdfOf([[]]), 'scanned'],
  ['a damaged PDF', Buffer.from('%PDF-1.7 1 0 obj'), 'damaged'],
])('%s is refused with why, and nothing is sent', async (_, content, says) => {
  const report = await reported();
  const { evidence } = await beside(report, { name: 'a.bin', content });
  const before = model.asked.length;
  expect((await ask(report, { evidence: evidence.id })).body).toMatchObject({
    ...{ status: 422, code: 'unreadable-file', detail: expect.stringContaining(says) },
  });
  expect(model.asked).toHaveLength(before);
});

test.each([
  ['no text', {}, 'actions_from_text', 'text'],
  ['text and file', { text: 'A.', evidence: '00000000-0000-4000-8000-000000000000' }, 'actions_from_text', 'evidence'],
  ['nothing but signs', { text: '---' }, 'actions_from_text', 'text'],
  ['more sentences than are read', { text: 'A b. '.repeat(401) }, 'actions_from_text', 'text'],
  ['a language where nothing is translated', { text: 'A.', into: 'th' }, 'actions_from_text', 'into'],
  ['a text where none is read', { text: 'A.' }, 'handover_summary', 'text'],
  ['a name of no text', { called: 'A' }, 'handover_summary', 'called'],
  ['no language', {}, 'translation', 'into'],
])('%s is refused with its place', async (_, given, task, path) => {
  const { body } = await ask(await reported(), given, task);
  expect(body).toMatchObject({ code: 'invalid-command', path });
});

test.each([
  ['a text that is too long', { text: 'a'.repeat(60_001) }, 'actions_from_text'],
  ['a language that is none of these', { into: 'fr' }, 'translation'],
  ['an id that is none', { evidence: 'x' }, 'actions_from_text'],
])('%s is no request', async (_, given, task) => {
  expect((await ask(await reported(), given, task)).status).toBe(400);
});

test('a case is translated for whoever asks: marked, kept with the run, and the case as it was', async () => {
  await tollgate.person('Siti Rahmawati Kusuma');
  const report = await reported({ text: 'Siti Rahmawati Kusuma saw nine appeals rejected.' });
  model.answers = ({ data: { texts = [] } }) => ({
    fills: {
      texts: texts.map(({ number, text }) => ({ number, text: `แปล: ${text} https://evil.example/x` })).reverse(),
    },
  });
  const run = await made(report, { into: 'th' }, 'translation');
  expect(run).toMatchObject({
    ...{ outcome: 'translated', into: 'th', proposals: [], says: expect.stringContaining('nobody has checked it') },
    drafted: [
      { field: 'title', text: `แปล: ${String(report.title)} (address left out)`, quote: { text: report.title } },
      { field: 'text', text: 'แปล: Siti Rahmawati Kusuma saw nine appeals rejected. (address left out)' },
    ],
  });
  expect(model.asked.at(-1)?.data.into).toBe('Thai');
  expect(model.asked.at(-1)?.received.body).not.toContain('Rahmawati');
  expect((await tollgate.admin.get(`/cases/${String(report.id)}`)).body).toMatchObject({
    ...{ version: report.version, text: report.text },
  });
  expect((await stranger.get(`/ai/runs/${String(run.id)}`)).status).toBe(404);
});

test('two languages are translated at once, one language once', async () => {
  const report = await reported();
  await tollgate.stopWorker();
  const first = await ask(report, { into: 'vi' }, 'translation');
  const second = await ask(report, { into: 'ms' }, 'translation');
  expect([first.status, second.status]).toEqual([201, 201]);
  expect((await ask(report, { into: 'vi' }, 'translation')).body.code).toBe('illegal-transition');
  await tollgate.startWorker();
  expect(await ended(first.body)).toMatchObject({ outcome: 'translated', into: 'vi' });
  expect(await ended(second.body)).toMatchObject({ outcome: 'translated', into: 'ms' });
});

test('a translation that is blank or leaves a text out is none', async () => {
  const report = await reported();
  model.answers = ({ data: { texts = [] } }) => ({
    fills: { texts: texts.map(({ number }) => ({ number, text: ' ' })) },
  });
  expect(await made(report, { into: 'id' }, 'translation')).toMatchObject({ outcome: 'wrong_json', drafted: null });
});

test('a finding is translated too, its own texts and none of what it is linked to', async () => {
  const finding = await c.drafted();
  const run = await made(finding, { into: 'zh-CN' }, 'translation');
  expect(run.drafted.map(({ field }: Body) => field)).toEqual(
    expect.arrayContaining(['title', 'condition', 'recommendations.0']),
  );
});

test('by the command line a text is read, and a record translated', async () => {
  const report = await reported();
  const { key, evidence } = await beside(report, { name: 'sop.txt', content: 'Mei checks appeals.' });
  const tollgateAs = commandLine(tollgate.admin, minutes);
  model.answers = (asked) => ({ fills: 'sentences' in asked.data ? taking(asked) : plainly(asked) });
  const read = await tollgateAs(
    'ai',
    'run',
    'actions_from_text',
    report.key,
    '--text-file',
    '-',
    '--called',
    'Minutes',
  );
  expect([read.code, read.err]).toEqual([0, '']);
  expect(read.out).toContain('Answer all appeals');
  expect(read.out).toContain(`covered by ${String(key)}`);
  expect(read.out).toContain('by the end of May (the sentence does not say so)');
  const listed = await tollgateAs('ai', 'tasks', report.key);
  expect(listed.out).toContain(evidence.id);
  const file = await tollgateAs('ai', 'run', 'actions_from_text', report.key, '--evidence', evidence.id);
  expect(file.out).toContain('Mei checks appeals.');
  const translated = await tollgateAs('ai', 'run', 'translation', report.key, '--into', 'ms');
  expect(translated.out).toContain('Translated into ms by small-1, not checked:');
  const wrong = await tollgateAs('ai', 'run', 'actions_from_text', report.key, '--text-file', '/none/there');
  expect([wrong.code === 0, wrong.err]).toEqual([false, expect.stringContaining('cannot be read')]);
});
