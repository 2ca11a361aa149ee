import { wordKeys } from '../../../domain/item/words.js';
import { severityRank } from '../../../domain/item/severity-rank.js';
import { grantApp } from '../../../database/roles/grant.js';
import { FindItemsByWords1765410010000 } from '../../../migrations/1765410010000-FindItemsByWords.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { importFile } from '../imports/import-file.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

const said = [
  { tags: ['Leakage', 'Zürich'], severity: 'Critical', attributes: { Category: 'Toys', Cases: 12, Note: '' } },
  {
    tags: ['LEAKAGE'],
    rootCause: 'Quy trình chưa rõ',
    attributes: { หมวดหมู่: 'ของเล่น', Nested: { a: [1] }, No: false },
  },
  { severity: 'purple', attributes: { Nothing: null, 'a=b': 'c', Long: 'x'.repeat(2_100) } },
];

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  for (const facts of said) await c.item(facts);
});
afterAll(async () => {
  await tollgate.stop();
});

interface Row {
  tags: string[];
  rootCause: string | null;
  severity: string | null;
  attributes: Record<string, unknown>;
  words: string[];
  rank: number;
}

const rows = (): Promise<Row[]> =>
  tollgate.dataSource.query(
    `SELECT tags, root_cause AS "rootCause", severity, attributes, words::text[] AS words, severity_rank AS rank FROM action_items ORDER BY number`,
  );

async function holdTrue(): Promise<void> {
  for (const row of await rows()) {
    expect([...row.words].sort()).toEqual(wordKeys(row).sort());
    expect(row.rank).toBe(severityRank(row.severity));
  }
}

const count = async (query: string): Promise<number> =>
  (await c.manager.get(`/action-items/count?program=${c.programId}&${query}`)).body.count as number;

test('an item is found by its words, however they are written, and by none that it has no more', async () => {
  expect(await count('tag=leakage')).toBe(2);
  expect(await count(`tag=${encodeURIComponent('ZU\u0308RICH')}`)).toBe(1);
  expect(await count(`cause=${encodeURIComponent('QUY TRÌNH CHƯA RÕ')}`)).toBe(1);
  expect(await count(`attribute=${encodeURIComponent('หมวดหมู่=ของเล่น')}`)).toBe(1);
  expect(await count('attribute=cases%3D12')).toBe(1);
  expect(await count('attribute=No%3DFALSE')).toBe(1);
  await holdTrue();
  const csv = `ID,Title,Owner,Due date,Tags,Severity,Category\nW-1,A,Owner 1,2099-01-01,"Late; toys",High,Bags\n`;
  await importFile(c.manager, csv, { program: c.programId });
  expect(await count('tag=late')).toBe(1);
  await importFile(c.manager, csv.replace('Late; toys', 'toys').replace('Bags', 'Shoes'), { program: c.programId });
  expect(await count('attribute=category%3Dshoes')).toBe(1);
  expect(await count('attribute=category%3Dbags')).toBe(0);
  expect((await c.manager.get('/action-items?tag=late')).body).toMatchObject({ code: 'unknown-name' });
  await holdTrue();
});

test('what was there before the index has the same words', async () => {
  const before = await rows();
  await tollgate.asOwner(async (owner) => {
    const runner = owner.createQueryRunner();
    const migration = new FindItemsByWords1765410010000();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    await grantApp(owner, new URL(tollgate.settings.databaseUrl).username, false);
  });
  await holdTrue();
  expect((await rows()).map(({ words }) => [...words].sort())).toEqual(before.map(({ words }) => [...words].sort()));
});
