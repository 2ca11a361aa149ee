import { controlCase } from '../../factories/control.js';
import { findingCase } from '../../factories/finding.js';
import { csvOf, registerFile } from '../../factories/register-file.js';
import { placeOf, type ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Findings and controls out of a spreadsheet (`POST /findings/imports`, `POST /findings/imports/preview`, `POST /controls/imports`,
 * `POST /controls/imports/preview`), and all registers by the command line.
 */
let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

async function exported(who: ApiClient, path: string): Promise<string> {
  const headers = { authorization: `Bearer ${who.token ?? ''}` };
  return (await fetch(`${who.url}${placeOf(path)}`, { headers })).text();
}

const nameOf = async (who: ApiClient): Promise<string> => String((await who.get('/people/me')).body.name);

test('findings come in as drafts and observations, by the rules of one', async () => {
  const c = await findingCase(tollgate);
  const word = `Fx${c.ownerId.slice(0, 8)}`;
  const owner = await nameOf(c.owner);
  const head = ['Finding no', 'Issue', 'Type', 'Severity', 'Observation details', 'Recommendation', 'Country', 'Owner'];
  const { preview, take } = registerFile('findings', 'findings.csv');
  const sheet = csvOf(
    head,
    ['F-1', `${word} one`, 'Finding', 'High', 'It is so', '1. Do this\n2. Do that', 'VN', owner],
    ['F-2', `${word} two`, 'observation', '', 'It is so too', '', 'SG', owner],
  );
  expect((await take(c.author, sheet)).body).toMatchObject({ made: 2 });
  const { items } = (await c.author.get(`/findings?q=${word}&sort=number`)).body;
  expect(items).toMatchObject([
    {
      ...{ grade: 'finding', rating: 'high', status: 'draft', recommendations: ['Do this', 'Do that'] },
      ...{ owner: { id: c.ownerId }, author: { id: c.authorId }, condition: 'It is so\n\nReference: F-1' },
    },
    { grade: 'observation', rating: null, status: 'noted', markets: ['SG'] },
  ]);
  const wrong = await preview(
    c.author,
    csvOf(
      head,
      ['F-3', `${word} x`, 'finding', '', 'x', '', 'VN', owner],
      ['F-4', `${word} y`, 'observation', 'low', 'x', '', '', owner],
    ),
  );
  expect(wrong.body.rejected).toMatchObject([
    { row: 2, message: expect.stringMatching(/rat/i) },
    { row: 3, cell: 'G3', message: expect.stringContaining('markets is missing') },
  ]);
  const out = await exported(c.author, `/exports/findings?q=${word}`);
  expect((await preview(c.author, out)).body).toMatchObject({ whole: true, making: 0, undecided: [], presentCount: 2 });
});

test('controls come in as proposed, with a frequency in words, and dates that could be either are asked about', async () => {
  const c = await controlCase(tollgate);
  const word = `Cx${c.ownerId.slice(0, 8)}`;
  const [owner, operator] = [await nameOf(c.owner), await nameOf(c.operator)];
  const head = [
    'Control name',
    'Objective',
    'Control type',
    'Automation',
    'Stage',
    'Markets',
    'How often',
    'Start date',
    'Owner',
    'Operator',
  ];
  const line = (title: string, frequency: string, starts: string): string[] => [
    ...[title, 'No listing is taken down wrongly', 'Detect', 'semi-automatic', 'Quality assurance', 'VN', frequency],
    ...[starts, owner, operator],
  ];
  const { preview, take } = registerFile('controls', 'controls.csv');
  const doubtful = csvOf(
    head,
    line(`${word} one`, 'weekly', '03/04/2031'),
    line(`${word} two`, 'Quarterly', '05/06/2031'),
  );
  expect(await take(c.author, doubtful)).toMatchObject({
    ...{ status: 422, body: { code: 'ambiguous-dates', column: 'Start date', orders: ['dmy', 'mdy'] } },
  });
  expect((await take(c.author, doubtful, { dateOrder: 'dmy' })).body).toMatchObject({ made: 2 });
  const { items } = (await c.author.get(`/controls?q=${word}&sort=number`)).body;
  expect(items).toMatchObject([
    {
      ...{ type: 'detective', automation: 'semi_automated', stage: 'quality_assurance', status: 'proposed' },
      ...{ operator: { id: c.operatorId }, frequency: { rule: 'FREQ=WEEKLY', startsOn: '2031-04-03' } },
    },
    { frequency: { rule: 'FREQ=MONTHLY;INTERVAL=3', startsOn: '2031-06-05' } },
  ]);
  const wrong = await preview(c.author, csvOf(head, line(`${word} x`, 'now and then', '31/31/2031')));
  expect(wrong.body.rejected).toMatchObject([
    { cell: 'G2', message: expect.stringContaining('is no frequency') },
    { cell: 'H2', message: expect.stringContaining('not a date') },
  ]);
  const out = await exported(c.author, `/exports/controls?q=${word}`);
  expect((await preview(c.author, out)).body).toMatchObject({ whole: true, making: 0, undecided: [], presentCount: 2 });
});

test('the command line writes a template, looks at a file, says what is refused, and takes it in', async () => {
  const person = await tollgate.as(await tollgate.person('Keeper of registers'));
  const tg = commandLine(person);
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-register-'));
  const at = join(folder, 'incidents.csv');
  expect(await tg('cases', 'import', at, '--template')).toMatchObject({ code: 0 });
  expect(readFileSync(at, 'utf8')).toContain('Reference,Title,Description,Source');
  const head = ['Ref', 'Title', 'Description', 'Source', 'Likelihood', 'Impact', 'Remarks'];
  writeFileSync(at, csvOf(head, ['C-1', 'Typed at a desk', 'It is so', 'audit', '2', '2', 'Call first']));
  const looked = await tg('cases', 'import', at, '--preview');
  expect(looked).toMatchObject({ code: 1, out: expect.stringContaining('Say what these columns are: "Remarks".') });
  const asked = await tg('cases', 'import', at);
  expect(asked).toMatchObject({ code: 1, err: expect.stringContaining('--map "Remarks=keep"') });
  const made = await tg('cases', 'import', at, '--map', 'Remarks=keep');
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/1 case made: CA-\d+\./) });
  const again = await tg('cases', 'import', at, '--map', 'Remarks=keep');
  expect(again).toMatchObject({
    code: 0,
    out: expect.stringMatching(/No case was made\.\n1 row is here already: CA-\d+\./),
  });
  writeFileSync(at, csvOf(head.slice(0, 6), ['C-2', 'Typed at a desk', 'It is so', 'audit', 'often', '2']));
  const refused = await tg('cases', 'import', at);
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringMatching(/No case was made:\n.*\nE2 +Likelihood +"often" is not a whole number/),
  });
  for (const register of ['findings', 'controls'])
    expect(await tg(register, 'import', '-', '--template')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Title'),
    });
});
