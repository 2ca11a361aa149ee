import { lookedFor, searchKinds } from '../../../domain/search/search.js';
import { placingIn } from '../../../database/access/visible.js';
import { saysAll } from '../../../database/search/search.js';
import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

interface Hit {
  kind: string;
  key: string | null;
  title: string;
  state: string | null;
  about: { kind: string; key: string | null } | null;
  matched: { field: string; excerpt: string; marks: { start: number; end: number }[] };
}

const address = (q: string, more: Record<string, string> = {}): string =>
  `/search?${new URLSearchParams({ q, ...more }).toString()}`;
const find = async (q: string, by: ApiClient = c.manager): Promise<Hit[]> => (await by.get(address(q))).body.items;
const titles = async (q: string, by?: ApiClient): Promise<string[]> => (await find(q, by)).map(({ title }) => title);
const counts = async (q: string, by: ApiClient = c.manager): Promise<unknown> =>
  (await by.get(`/search/count?${new URLSearchParams({ q }).toString()}`)).body.items;

test('texts of every script are found by a part of them, however it is written, and the part is marked', async () => {
  const said: [title: string, q: string, ...marked: string[]][] = [
    ['卖家审核流程不清晰', '审核', '审核'],
    ['清理仿冒品举报', '仿', '仿'],
    ['ขั้นตอนตรวจสอบสินค้าปลอม', 'สินค้าปลอม', 'สินค้าปลอม'],
    ['Perbarui daftar MEREK dilindungi', 'merek', 'MEREK'],
    ['Quy trình kiểm duyệt chưa rõ', 'KIỂM DUYE\u0323\u0302T', 'kiểm', 'duyệt'],
    ['Kemas kini senarai penjual ＡＢＣ', 'abc', 'ＡＢＣ'],
  ];
  for (const [title] of said) await c.item({ title });
  for (const [title, q, ...marked] of said) {
    const [hit] = await find(q);
    expect([q, hit?.title, hit?.matched.field]).toEqual([q, title, 'title']);
    expect(hit?.matched.marks.map(({ start, end }) => hit.matched.excerpt.slice(start, end))).toEqual(marked);
  }
  expect(await titles('审核 清理')).toEqual([]);
  expect(await titles('流程 审核')).toEqual(['卖家审核流程不清晰']);
});

test('every kind is found, with where it was found and on what it is', async () => {
  const item = await c.item({ title: 'Zirconium item', externalId: 'ZR-40' });
  const on = `/action-items/${item.id}`;
  await c.owner.must(`${on}/comments`, { body: 'A zirconium remark' });
  const file = { name: 'zirconium.csv', content: 'a\n', type: 'text/csv' };
  await c.owner.upload(`${on}/evidence/files`, { title: 'Numbers' }, file);
  await tollgate.admin.must('/teams', { name: 'Zirconium team' });
  await tollgate.person('Zirconium Tan', { email: 'zr@example.com' });
  expect(
    (await find('ZIRCONIUM')).map(({ kind, matched, about }) => [kind, matched.field, about?.key ?? null]),
  ).toEqual(
    [
      ['item', 'title', null],
      ['person', 'name', null],
      ['team', 'name', null],
      ['evidence', 'file_name', item.key],
      ['comment', 'body', item.key],
    ].sort((a, b) => order(a) - order(b)),
  );
  expect(await counts('zirconium')).toEqual(
    ['item', 'person', 'team', 'comment', 'evidence'].map((kind) => ({ kind, count: 1 })),
  );
  expect((await c.manager.get(address('zirconium', { kinds: 'team,person' }))).body.items).toHaveLength(2);
  expect((await find('zr-40')).map(({ key }) => key)).toEqual([item.key]);
  expect((await find(item.key.toLowerCase())).map(({ key, matched }) => [key, matched.field])).toEqual([
    [item.key, 'key'],
  ]);
});

/** Names before texts, and of those by kind. */
const order = ([kind = '', field]: (string | null)[]): number =>
  (field === 'title' || field === 'name' ? 0 : 100) + searchKinds.findIndex((one) => one === kind);

test('what is changed is found as it is now, and what was taken back no more', async () => {
  const item = await c.item({ title: 'Formerly molybdenum', description: 'about molybdenum' });
  await c.manager.patch(
    `/action-items/${item.id}`,
    { title: 'Now tantalum', description: '' },
    {
      'if-match': `"${item.version}"`,
    },
  );
  expect([await titles('molybdenum'), await titles('tantalum')]).toEqual([[], ['Now tantalum']]);
  const at = `/action-items/${item.id}/evidence`;
  const [piece] = (await c.owner.must(at, { title: 'Rhenium sheet', url: 'https://example.com/x' })).items;
  expect(await titles('rhenium')).toEqual(['Rhenium sheet']);
  await c.owner.delete(`${at}/${piece.id}`);
  expect(await titles('rhenium')).toEqual([]);
});

test('the better match comes first, and page after page gives each once', async () => {
  for (const title of ['All about osmium', 'Osmium', 'Osmium first', 'Osmiums', 'Old osmium']) await c.item({ title });
  await c.item({ title: 'Another', description: 'osmium in the text' });
  expect(await titles('osmium')).toEqual([
    ...['Osmium', 'Osmiums', 'Osmium first', 'Old osmium', 'All about osmium', 'Another'],
  ]);
  const paged: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { items, nextCursor } = (
      await c.manager.get(address('osmium', { limit: '2', ...(cursor === '' ? {} : { cursor }) }))
    ).body as { items: Hit[]; nextCursor: string | null };
    paged.push(...items.map(({ title }) => title));
    cursor = nextCursor;
  }
  expect(paged).toEqual(await titles('osmium'));
});

test('within a market there is what is of it, as the lists have it; kinds of no market are left out', async () => {
  const { manager } = c;
  const inMarket = async (market: string): Promise<string> =>
    (await manager.must('/programs', { name: `Tellurium ${market}`, markets: [market], launch: true })).id;
  const [my, th] = [await inMarket('MY'), await inMarket('TH')];
  const facts = { ownerId: c.ownerId, due: { date: '2031-03-03' } };
  const item = await manager.must('/action-items', { ...facts, programId: my, title: 'Tellurium of it' });
  await manager.must('/action-items', { ...facts, programId: th, title: 'Tellurium elsewhere' });
  const moved = { ...facts, programId: th, title: 'Tellurium by what it says', attributes: { Market: 'MY' } };
  await manager.must('/action-items', moved);
  await c.owner.must(`/action-items/${item.id}/comments`, { body: 'tellurium there' });
  await c.owner.must(`/programs/${my}/comments`, { body: 'tellurium over all of it' });
  await c.owner.must(`/programs/${th}/comments`, { body: 'tellurium of others' });
  await tollgate.admin.must('/teams', { name: 'Tellurium team' });
  const within = async (more: Record<string, string>): Promise<Hit[]> =>
    (await manager.get(address('tellurium', more))).body.items;
  expect((await within({ market: 'my' })).map(({ kind, title }) => `${kind} ${title}`).sort()).toEqual([
    'comment Tellurium MY',
    'comment Tellurium of it',
    'item Tellurium by what it says',
    'item Tellurium of it',
    'program Tellurium MY',
  ]);
  expect((await manager.get('/search/count?q=tellurium&market=MY')).body.items).toEqual([
    { kind: 'item', count: 2 },
    { kind: 'program', count: 1 },
    { kind: 'comment', count: 2 },
  ]);
  expect(await within({ market: 'MY', kinds: 'team,policy' })).toEqual([]);
  expect((await within({})).some(({ kind }) => kind === 'team')).toBe(true);
  const nowhere = await manager.get(address('tellurium', { market: 'Atlantis' }));
  expect(nowhere).toMatchObject({ status: 422, body: { code: 'unknown-name' } });
  const tg = commandLine(manager);
  const said = (await tg('search', 'tellurium', '--market', 'TH')).out;
  expect(said).toContain('Tellurium elsewhere');
  expect(said).not.toContain('Tellurium of it');
  expect((await tg('search', 'tellurium', '--market', 'Atlantis')).code).not.toBe(0);
});

test('what is restricted is neither found nor counted, by no word, no number and no remark on it', async () => {
  const item = await c.item({ title: 'Secret iridium matter' });
  await c.owner.must(`/action-items/${item.id}/comments`, { body: 'iridium, quietly' });
  const stranger = await tollgate.as(await tollgate.person('Looks around'));
  expect(await titles('iridium', stranger)).toHaveLength(2);
  await tollgate.admin.put(`/action-items/${item.id}/readers`, { restricted: true });
  expect([await find('iridium', stranger), await counts('iridium', stranger), await find(item.key, stranger)]).toEqual([
    [],
    [],
    [],
  ]);
  expect(await titles('iridium', c.owner)).toHaveLength(2);
  expect(await find(item.key, c.owner)).toHaveLength(1);
});

test.each([
  ['a', 'q'],
  ['a b c', 'q'],
  ['one2 two3 three4 four5 five6 six7 seven8 eight9 nine10', 'q'],
])('%j is refused, and it is said what is wrong', async (q, path) => {
  const { status, body } = await c.manager.get(address(q));
  expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid-request', path]);
});

test('a kind that is none is refused', async () => {
  const { status, body } = await c.manager.get(address('osmium', { kinds: 'item,unicorn' }));
  expect([status, body.errors[0].path]).toEqual([400, 'kinds']);
});

test('what takes too long is given up, and refused with what to do', async () => {
  const asOwner = (statement: string): Promise<unknown> => tollgate.asOwner((owner) => owner.query(statement));
  await asOwner(`ALTER FUNCTION search_grams(text) RENAME TO search_grams_kept`);
  await asOwner(
    `CREATE FUNCTION search_grams(text) RETURNS text[] LANGUAGE sql VOLATILE AS 'SELECT ARRAY[pg_sleep(60)::text]'`,
  );
  try {
    const { status, body } = await c.manager.get(address('osmium'));
    expect([status, body.code]).toEqual([422, 'search-too-broad']);
  } finally {
    await asOwner(`DROP FUNCTION search_grams(text)`);
    await asOwner(`ALTER FUNCTION search_grams_kept(text) RENAME TO search_grams`);
  }
  expect(await titles('osmium first')).toEqual(['Osmium first']);
});

test('it is found on the command line too', async () => {
  const tg = commandLine(c.manager);
  const { code, out } = await tg('search', 'osmium', 'first');
  expect([code, out]).toEqual([0, expect.stringContaining('Osmium first')]);
  expect(JSON.parse((await tg('search', 'osmium', '--count', '--json')).out).items).toEqual([
    { kind: 'item', count: 6 },
  ]);
  expect((await tg('search', 'unobtainium')).out).toContain('Nothing that you see');
  expect((await tg('search', 'a')).code).toBe(2);
});

test('of many texts those that are found are found by the index', async () => {
  await tollgate.dataSource.query(
    `INSERT INTO search_texts (kind, subject_id, field, said)
     SELECT 'item', gen_random_uuid(), 'title', 'Reviewers of market ' || n || ' retrained on rule ' || n * 7 FROM generate_series(1, 20000) n`,
  );
  await tollgate.asOwner((owner) => owner.query('ANALYZE search_texts'));
  for (const q of ['osmium first', '审核', 'market 17123']) {
    const looked = lookedFor(q);
    if (typeof looked === 'string') throw new Error(looked);
    const params: unknown[] = [];
    const plan = await tollgate.dataSource.query<object[]>(
      `EXPLAIN SELECT * FROM search_texts s WHERE ${saysAll(looked, placingIn(params))}`,
      params,
    );
    expect([q, JSON.stringify(plan)]).toEqual([q, expect.stringContaining('search_texts_grams')]);
  }
});
