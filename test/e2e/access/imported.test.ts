import { exportHeaders } from '../../../domain/import/fields.js';
import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { importFile, type ImportAnswer } from '../imports/import-file.js';

/** Whoever steers a program by a role may hand a file in, and does not see what is restricted in it: it is not there for the file. */
let tollgate: Tollgate;
let c: Case;
let steerer: ApiClient;
let programId: string;
const head = 'ID,Title,Owner,Due\n';
const row = (id: string, title: string, due = '2030-01-01'): string => `${id},${title},owner1@example.com,${due}\n`;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  const market = 'PH';
  programId = (await c.manager.must('/programs', { name: 'Of a market', markets: [market], launch: true })).id;
  const steererId = await tollgate.person('Steerer');
  const grant = { role: 'program_manager', scope: 'market', market, personId: steererId, reason: 'Steers' };
  await tollgate.admin.must('/role-grants', grant);
  steerer = await tollgate.as(steererId);
  const file = `${head}${row('P-1', 'Plain')}${row('S-1', 'Secret of the file')}`;
  expect(await importFile(c.manager, file, { program: programId })).toMatchObject({ created: 2 });
  const item = { programId, title: 'Secret by hand', ownerId: c.ownerId, due: { date: '2030-01-01' } };
  await c.manager.must('/action-items', item);
  for (const { id, title } of (await c.manager.get(`/action-items?program=${programId}`)).body.items)
    if (title.startsWith('Secret')) await c.manager.put(`/action-items/${id}/readers`, { restricted: true });
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const secrets = async (): Promise<{ key: string; title: string; due: { date: string }; version: number }[]> =>
  (await c.manager.get(`/action-items?program=${programId}&q=Secret&sort=number`)).body.items;

const trial = (client: ApiClient, file: string): Promise<ImportAnswer> =>
  importFile(client, file, { program: programId, dryRun: true });

test('a row that names it by its key or its title is as one that names nothing', async () => {
  const [first] = await secrets();
  const due = 'owner1@example.com,2030-01-01\n';
  for (const [hidden, absent] of [
    [
      `${exportHeaders.number},Title,Owner,Due\n${first?.key ?? ''},By key,${due}`,
      `${exportHeaders.number},Title,Owner,Due\nAI-999999,By key,${due}`,
    ],
    [`Title,Owner,Due\nSecret by hand,${due}`, `Title,Owner,Due\nNothing by hand,${due}`],
    [`${head}S-1,Bad,owner1@example.com,nonsense\n`, `${head}N-1,Bad,owner1@example.com,nonsense\n`],
  ] as const) {
    const counts = ({ rows, created, updated, unchanged, rejected, changes }: ImportAnswer): object => ({
      ...{ rows, created, updated, unchanged, changes },
      rejected: rejected.map(({ message }) => message.replaceAll(/AI-\d+/g, 'AI-n')),
    });
    expect(counts(await trial(steerer, hidden))).toEqual(counts(await trial(steerer, absent)));
    expect(await trial(c.manager, hidden)).toMatchObject({ created: 0 });
  }
});

test('an id that it has is taken; nothing of it is told, and nothing of it is changed', async () => {
  const before = await secrets();
  const file = `${head}${row('P-1', 'Plain', '2030-02-01')}${row('S-1', 'Guessed', '2030-02-01')}${row('01', 'x')}`;
  const done = await importFile(steerer, file, { program: programId });
  expect(done).toMatchObject({ rows: 3, created: 1, updated: 1, rejectedCount: 1 });
  expect(done.rejected).toMatchObject([
    { row: 3, message: 'The id "S-1" is taken in this program. Give the row another.' },
  ]);
  expect(JSON.stringify(done)).not.toContain('Secret');
  expect(await secrets()).toEqual(before);
});

test('what a file does not name any more is counted as far as it is seen', async () => {
  const options = { program: programId, onMissing: 'flag', source: 'file.csv' };
  const [named, shorter] = [
    `${head}${row('M-1', 'Missed')}${row('M-2', 'Secret and missed')}${row('M-3', 'Stays')}`,
    `${head}${row('M-3', 'Stays')}`,
  ];
  await importFile(c.manager, named, options);
  const { items } = (await c.manager.get(`/action-items?program=${programId}&q=missed`)).body;
  for (const { id, title } of items as { id: string; title: string }[])
    if (title.startsWith('Secret')) await c.manager.put(`/action-items/${id}/readers`, { restricted: true });
  expect(await importFile(steerer, shorter, { ...options, dryRun: true })).toMatchObject({ missing: 1 });
  const { id, missing } = await importFile(c.manager, shorter, options);
  expect(missing).toBe(2);
  expect((await steerer.get(`/imports/${id}`)).body).toMatchObject({ missing: 1 });
});
