import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { Client } from '../../../apps/cli/src/lib/client.js';
import type { Terminal } from '../../../apps/cli/src/lib/terminal.js';
import { runImport, type ImportOptions } from '../../../apps/cli/src/commands/import-run.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let folder: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  await tollgate.person('Mei Lin');
  folder = await mkdtemp(join(tmpdir(), 'tollgate-questions-'));
});
afterAll(async () => {
  await tollgate.stop();
  await rm(folder, { recursive: true });
});

/** Somebody at a terminal, who has an answer to some questions; what nobody expected ends the test. */
class Person extends Writable {
  readonly isTTY = true;
  readonly input = Object.assign(new PassThrough(), { isTTY: true });
  said = '';
  private answered = 0;

  constructor(private readonly answers: [RegExp, string][]) {
    super();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.said += chunk.toString();
    const [question, answer] = this.answers[this.answered] ?? [];
    if (question?.test(this.said) === true) {
      this.answered += 1;
      this.said = '';
      setImmediate(() => this.input.write(`${answer ?? ''}\n`));
    }
    done();
  }

  get left(): number {
    return this.answers.length - this.answered;
  }
}

const header = 'ID,Title,Owner,Due,Status';
const row = (id: string, more: { owner?: string; due?: string; status?: string } = {}): string =>
  `${id},Do ${id},${more.owner ?? 'Mei Lin'},${more.due ?? '2030-03-01'},${more.status ?? 'Open'}`;

/** Imports a file on a terminal where somebody answers; gives the items that came of it. */
async function imported(
  content: string | Uint8Array,
  answers: [RegExp, string][],
  options: ImportOptions,
): Promise<Record<string, unknown>[]> {
  const file = join(folder, `${options.program}.csv`);
  await writeFile(file, content);
  const person = new Person(answers);
  const terminal: Terminal = { input: person.input, output: person };
  const client = new Client({ TOLLGATE_URL: tollgate.url, TOLLGATE_TOKEN: c.manager.token ?? '' });
  // The result goes to the standard output, which is the report of the tests here.
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    await runImport(file, options, terminal, client);
  } finally {
    process.stdout.write = write;
  }
  expect(person.left).toBe(0);
  const { body } = await c.manager.get(`/action-items?program=${encodeURIComponent(options.program)}`);
  return body.items ?? [];
}

test('a word of a state is asked about until the answer is one, and means that', async () => {
  const [item] = await imported(
    `${header}\n${row('S-1', { status: 'Blocked by legal' })}\n`,
    [
      [/What does "Blocked by legal" mean \(1 row\)/, 'stuck'],
      [/What does "Blocked by legal" mean/, 'On hold'],
    ],
    { program: 'A state' },
  );
  expect(item).toMatchObject({ externalId: 'S-1', status: 'on_hold' });
});

test('an encoding that is not sure is asked about with how it would read', async () => {
  // One short Thai word, by which nothing can be told for sure.
  const bytes = Buffer.from(`${header}\nE-1,\xb4\xd5,Mei Lin,2030-03-01,Open\n`, 'latin1');
  const [item] = await imported(bytes, [[/Which encoding is it\? \[.*windows-874.*\]/, 'windows-874']], {
    program: 'An encoding',
  });
  expect(item).toMatchObject({ title: 'ดี' });
});

test('the order of dates is asked about', async () => {
  const [item] = await imported(
    `${header}\n${row('D-1', { due: '03/04/2030' })}\n`,
    [[/In which order are they meant\? \[dmy\/mdy\]/, 'dmy']],
    { program: 'An order' },
  );
  expect(item).toMatchObject({ due: { date: '2030-04-03' } });
});

test('owners are asked about: of several the first, people who are not here, or the rows are left out', async () => {
  await tollgate.person('John Tan');
  const content = `${header}\n${row('O-1', { owner: 'Mei Lin; John Tan' })}\n${row('O-2', { owner: 'Newly Come' })}\n`;
  const questions = [/1 rows name several owners/, /1 rows name an owner who is not here/];
  const answers = (...said: string[]) => questions.map((question, n): [RegExp, string] => [question, said[n] ?? '']);
  expect(await imported(`${content}${row('O-3')}\n`, answers('leave', 'leave'), { program: 'Left' })).toHaveLength(1);
  const items = await imported(content, answers('first', 'create'), { program: 'Owners' });
  expect(items.map((item) => (item['owner'] as { name: string }).name).toSorted()).toEqual(['Mei Lin', 'Newly Come']);
});

test.each([
  ['n', 0],
  ['y', 6],
])('an import that would breach more than a handful is gone on with only for a yes: %s', async (answer, count) => {
  const rows = Array.from({ length: 6 }, (_, n) => row(`B-${n}`, { due: '2020-03-01' }));
  const items = await imported(
    `${header}\n${rows.join('\n')}\n`,
    [[/6 items would at once be overdue[^]*Go on\?/, answer]],
    {
      program: `A breach ${answer}`,
    },
  );
  expect(items).toHaveLength(count);
});

test('columns that are not understood are asked about one by one, and one of several that could be it', async () => {
  const content = `No,What,Who,Due,Due\nC-1,Take it down,Mei Lin,2030-03-01,2031-03-01\n`;
  const columns = 'No/What/Who/Due/Due \\(2\\)/none';
  const [item] = await imported(
    content,
    [
      [/Which column is the due\? \[Due\/Due \(2\)\]/, 'Due (2)'],
      [new RegExp(`Which column is the title\\? \\[${columns}\\]`), 'nothing of these'],
      [/Which column is the title\?/, 'what'],
    ],
    { program: 'Columns', map: { owner: 'Who' } },
  );
  expect(item).toMatchObject({ title: 'Take it down', due: { date: '2031-03-01' } });
});

test('where no column of the file is it, it is refused with what else to say', async () => {
  const refused = imported(
    'What,Who\nTake it down,Mei Lin\n',
    [
      [/Which column is the title\?/, 'What'],
      [/Which column is the owner\?/, 'Who'],
      [/Which column is the due\? \[What\/Who\/none\]/, 'none'],
    ],
    { program: 'No such column' },
  );
  await expect(refused).rejects.toThrow(/--due-rule/);
});

test.each([
  ['keep', 'Here wins', 'Close the gap, here', false],
  ['file', 'The file wins', 'Close the gap, in the file', false],
  ['later', 'Put off', 'Close the gap, here', true],
])(
  'where people and the file have both changed something it is asked what counts: %s',
  async (answer, program, title, asksAgain) => {
    const file = (title: string): string => `${header}\nK-1,"${title}",Mei Lin,2030-03-01,Open\n`;
    const [item] = await imported(file('Close the gap'), [], { program });
    const here = { title: 'Close the gap, here' };
    await c.manager.patch(`/action-items/${String(item?.['id'])}`, here, { 'if-match': '*' });
    const changed = file('Close the gap, in the file');
    const question: [RegExp, string] = [
      /Close the gap, here[^]*In 1 rows both the file and people here have changed something.*\[keep\/file\/later\]/,
      answer,
    ];
    expect(await imported(changed, [question], { program })).toMatchObject([{ title }]);
    // What was settled is not asked about again; what was put off is.
    const again: [RegExp, string][] = asksAgain ? [[/\[keep\/file\/later\]/, 'file']] : [];
    await imported(changed, again, { program });
  },
);

test('a program whose name is near another is asked about: that one, or a new one', async () => {
  await imported(`${header}\n${row('P-1')}\n`, [], { program: 'Leakage register' });
  const question = /Which program is meant, or is it a new one\? \[Leakage register\/new\]/;
  await imported(`${header}\n${row('P-2')}\n`, [[question, 'leakage register']], { program: 'Leakage registre' });
  const { body } = await c.manager.get('/action-items?program=Leakage%20register');
  expect(body.items.map((item: { externalId: string }) => item.externalId).toSorted()).toEqual(['P-1', 'P-2']);
  expect(
    await imported(`${header}\n${row('P-3')}\n`, [[question, 'new']], { program: 'Leakage registers' }),
  ).toHaveLength(1);
});
