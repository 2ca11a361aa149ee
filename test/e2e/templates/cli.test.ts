import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchedCase, type Case } from '../../factories/case.js';
import { templateBody } from '../../factories/template.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
const folder = mkdtempSync(join(tmpdir(), 'tollgate-templates-'));

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

function file(name: string, body: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(body));
  return path;
}

test('a template is created, edited, published, previewed and launched from the command line', async () => {
  const tg = commandLine(c.manager);
  const good = file('good.json', templateBody());
  const made = await tg('templates', 'create', 'Leakage review', '--file', good);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('1 draft');
  const second = file('second.json', templateBody({ description: 'Second' }));
  expect((await tg('templates', 'edit', 'leakage review', '--file', second)).code).toBe(0);
  expect((await tg('templates', 'publish', 'Leakage review')).out).toContain('1 published');
  expect((await tg('templates', 'list')).out).toContain('market, domain, analyst');
  expect((await tg('templates', 'show', 'Leakage review')).out).toContain('who finds the cause');
  expect((await tg('templates', 'show', 'Leakage review', '--version', '1')).out).toContain('Second');
  const values = ['--param', 'market=SG', '--param', `analyst=owner1@example.com`, '--param', 'start=2031-03-03'];
  const short = await tg('templates', 'preview', 'Leakage review', '--param', 'market=SG');
  expect(short.out).toContain('parameters.analyst: is needed');
  const lead = ['--lead', c.leadId];
  const preview = await tg('templates', 'preview', 'Leakage review', ...values, ...lead);
  expect(preview.out).toContain('2031-03-17');
  const launched = await tg(
    'templates',
    'launch',
    'Leakage review',
    '--name',
    'Leakage {{market}}',
    '--activate',
    ...values,
    ...lead,
  );
  expect(launched).toMatchObject({ code: 0, err: '' });
  expect(launched.out).toContain('Leakage review, version 1');
  expect((await tg('templates', 'from-program', 'Leakage SG', '--name', 'Again')).out).toContain('1 draft');
});

test('what is refused is one line and exit code 1; wrong usage, or content nobody understands, is exit code 2', async () => {
  const tg = commandLine(c.manager);
  const bad = file('bad.json', { phases: [] });
  const refused = await tg('templates', 'create', 'Bad', '--file', bad);
  expect([refused.code, refused.err.trim().split('\n').length]).toEqual([2, 1]);
  expect((await tg('templates', 'show', 'Nothing')).code).toBe(1);
  expect((await tg('templates', 'create', 'Bad')).code).toBe(2);
  expect((await tg('templates', 'launch', 'Leakage review', '--param', 'x')).code).toBe(2);
});
