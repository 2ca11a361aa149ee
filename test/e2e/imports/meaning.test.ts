import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { importFile, sendFile } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate, { phases: ['Detection', 'Enforcement'] });
  await tollgate.person('Mei Lin', { email: 'mei@example.com' });
  await tollgate.person('John Tan', { email: 'john@example.com' });
});
afterAll(async () => {
  await tollgate.stop();
});

type Item = Record<string, unknown> & { status: string; key: string };

/** Items of a program by external id. */
async function itemsOf(program: string): Promise<Record<string, Item>> {
  const { body } = await tollgate.admin.get(`/action-items?program=${encodeURIComponent(program)}&limit=200`);
  return Object.fromEntries(body.items.map((item: Item & { externalId: string }) => [item.externalId, item]));
}

async function statusesOf(program: string): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await itemsOf(program)).map(([id, { status }]) => [id, status]));
}

const header = 'ID,Title,Owner,Due,Status';

describe('words of a state', () => {
  test('compound words are understood, told, and nothing that is held or done breaches', async () => {
    const program = 'Compound words';
    const file = `${header}\nS-1,A,Mei Lin,2026-02-14,Closed - verified\nS-2,B,Mei Lin,2026-02-14,Done (12 Mar)\nS-3,C,Mei Lin,2026-02-14,On Hold\nS-4,D,Mei Lin,2026-02-14,Resolved/Closed\n`;
    const done = await importFile(c.manager, file, { program, create: true });
    expect(done.statusWords).toContainEqual({ word: 'Closed - verified', rows: 1, means: 'done', how: 'read' });
    expect(done.setOff).toMatchObject({ escalating: 0, messages: 0 });
    await tollgate.clock.settle();
    expect(await statusesOf(program)).toEqual({ 'S-1': 'done', 'S-2': 'done', 'S-3': 'on_hold', 'S-4': 'done' });
    expect((await itemsOf(program))['S-3']).toMatchObject({
      ladderLevel: 0,
      holdReason: expect.stringMatching(/On Hold/),
    });
  });

  test('unknown ones are told before anything is written, mapped by a person, and remembered for the program', async () => {
    const program = 'Unknown words';
    const file = `${header}\nU-1,A,Mei Lin,2030-02-14,Blocked\nU-2,B,Mei Lin,2030-02-14,blocked\nU-3,C,Mei Lin,2030-02-14,Green\n`;
    const options = { program, create: true };
    const refused = await sendFile(c.manager, file, options);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'unknown-status-words',
        column: 'Status',
        words: [
          { word: 'Blocked', rows: 2 },
          { word: 'Green', rows: 1 },
        ],
        detail: expect.stringMatching(/--map-status Blocked=STATE/),
      },
    });
    const trial = await importFile(c.manager, file, { ...options, dryRun: true });
    expect(trial.statusWords).toContainEqual({ word: 'Blocked', rows: 2, means: null, how: null });
    expect((await c.manager.get('/programs?name=Unknown%20words')).body.items).toEqual([]);

    const said = { ...options, statusWords: { Blocked: 'on_hold', Green: 'in_progress' } };
    expect(await importFile(c.manager, file, said)).toMatchObject({ created: 3, rejectedCount: 0 });
    expect(await statusesOf(program)).toEqual({ 'U-1': 'on_hold', 'U-2': 'on_hold', 'U-3': 'in_progress' });
    const more = `${file}U-4,D,Mei Lin,2030-02-14,GREEN\n`;
    const again = await importFile(c.manager, more, { program });
    expect(again).toMatchObject({ created: 1, unchanged: 3 });
    expect(again.statusWords).toContainEqual({ word: 'Green', rows: 2, means: 'in_progress', how: 'said' });
  });

  test('the own export comes back as it went out, in any program', async () => {
    const from = 'Export of states';
    const phases = `${header},Phase\nE-1,A,Mei Lin,2030-02-14,Open,One\nE-2,B,Mei Lin,2030-02-14,WIP,One\nE-3,C,Mei Lin,2030-02-14,Paused,One\nE-4,D,Mei Lin,2030-02-14,Closed,One\nE-5,E,Mei Lin,2030-02-14,Dropped,One\nE-6,F,Mei Lin,2030-02-14,Open,One\nE-7,G,Mei Lin,2030-02-14,Open,Two\n`;
    for (const name of [from, 'Elsewhere'])
      await c.manager.must('/programs', {
        name,
        phases: [{ name: 'One' }, { name: 'Two' }],
        domainLeadId: c.leadId,
        launch: true,
      });
    await importFile(c.manager, phases, { program: from });
    const items = await itemsOf(from);
    await c.manager.must(`/action-items/${items['E-6']?.key ?? ''}/submit`, { statement: 'It is done' });
    const { body: csv } = await c.manager.get(`/exports/action-items?program=${encodeURIComponent(from)}`);
    const wanted = {
      'E-1': 'open',
      'E-2': 'in_progress',
      'E-3': 'on_hold',
      'E-4': 'done',
      'E-5': 'cancelled',
      'E-6': 'submitted',
      'E-7': 'draft',
    };
    expect(await statusesOf(from)).toEqual(wanted);
    expect(await importFile(c.manager, csv, { program: 'Elsewhere' })).toMatchObject({
      created: 7,
      rejectedCount: 0,
    });
    expect(await statusesOf('Elsewhere')).toEqual(wanted);
    // Where nobody could sign, it is said that the item is not handed in.
    const alone = await importFile(c.manager, csv, { program: 'Nobody to sign', create: true });
    expect(alone.changes).toMatchObject([{ field: 'status', from: 'in_progress', to: 'submitted', verdict: 'noted' }]);
    expect(await importFile(c.manager, csv, { program: from })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 7,
      kept: 0,
    });
  });
});

describe('owners', () => {
  test('placeholders and several people in a cell are rejected with what to write, and nobody is made of them', async () => {
    const program = 'Owners in doubt';
    const cells = [
      'TBD',
      '?',
      '无',
      '#N/A',
      'Mei Lin / John Tan',
      'mei@example.com; john@example.com',
      'Lin, Mei',
      'A & B',
    ];
    const rows = cells.map((cell, index) => `O-${index + 1},T,"${cell}",2030-02-14,Open`);
    const done = await importFile(c.manager, `${header}\n${rows.join('\n')}\n`, {
      program,
      owners: 'create',
      create: true,
    });
    expect(done).toMatchObject({ created: 2, rejectedCount: 6 });
    expect(done.rejected.map(({ row, column }) => [row, column])).toEqual(
      [2, 3, 4, 5, 6, 7].map((row) => [row, 'Owner']),
    );
    expect(done.rejected[0]?.message).toMatch(/^"TBD" is nobody\. Write/);
    expect(done.rejected[4]?.message).toMatch(/names 2 people, "Mei Lin" and "John Tan"; an item has one owner/);
    const made = await tollgate.dataSource.query<{ name: string }[]>(
      `SELECT name FROM people WHERE name = ANY($1) ORDER BY name`,
      [cells],
    );
    expect(made.map(({ name }) => name).toSorted()).toEqual(['A & B', 'Lin, Mei']);
  });

  test('the first of several may be taken, the whole cell is kept; who names nobody may be given to one', async () => {
    const program = 'Owners settled';
    const file = `${header}\nF-1,T,"Mei Lin, John Tan",2030-02-14,Open\nF-2,T,TBD,2030-02-14,Open\n`;
    const done = await importFile(c.manager, file, {
      program,
      create: true,
      severalOwners: 'first',
      defaultOwner: 'john@example.com',
    });
    expect(done).toMatchObject({ created: 2, rejectedCount: 0 });
    expect(await itemsOf(program)).toMatchObject({
      'F-1': { owner: { name: 'Mei Lin' }, attributes: { 'Owner (as imported)': 'Mei Lin, John Tan' } },
      'F-2': { owner: { name: 'John Tan' } },
    });
  });
});

test('a public register of 1,770 recommendations without due dates is usable', async () => {
  const program = 'Recommendations';
  const title = (n: number): string =>
    `Recommendation ${n}: the agency should ${'review, document and improve its process, '.repeat(14)}and report ${n}.`;
  const rows = Array.from(
    { length: 1_770 },
    (_, n) => `${n + 1},"${title(n + 1)}",Agency ${(n % 40) + 1},2024-${String((n % 12) + 1).padStart(2, '0')}-15`,
  );
  const file = `Recommendation number,Recommendation,Agency,Date published\n${rows.join('\n')}\n`;
  const mapping = { owner: 'Agency' };
  expect(title(1).length).toBeGreaterThan(600);
  expect(await sendFile(c.manager, file, { program, mapping, create: true })).toMatchObject({
    status: 422,
    body: { code: 'missing-columns', detail: expect.stringMatching(/--due-rule/) },
  });
  const options = { program, mapping, create: true, owners: 'create', draft: true };
  const dueRule = '400 working days after Date published';
  const done = await importFile(c.manager, file, { ...options, dueRule });
  expect(done).toMatchObject({ state: 'done', rows: 1_770, created: 1_770, rejectedCount: 0 });
  const { body } = await c.manager.get(`/action-items?program=${program}&externalId=7`);
  const [item] = body.items;
  expect(item).toMatchObject({ status: 'draft', owner: { name: 'Agency 7' } });
  expect(item.title.length).toBeLessThanOrEqual(500);
  expect(item.title).toMatch(/…$/);
  expect((await c.manager.get(`/action-items/${item.id}`)).body.description).toBe(title(7));
  expect(item.due.date > '2025-06-01').toBe(true);
  expect(await importFile(c.manager, file, { ...options, dueRule })).toMatchObject({ created: 0, unchanged: 1_770 });
});

test('an import says how many items would breach and escalate at once, and how many people would be told', async () => {
  const program = 'Set off';
  const rows = Array.from({ length: 8 }, (_, n) => `L-${n + 1},T,Mei Lin,2026-02-14,${n < 6 ? 'Open' : 'Closed'}`);
  const file = `${header}\n${rows.join('\n')}\nL-9,T,Mei Lin,2031-02-14,Open\n`;
  const trial = await importFile(c.manager, file, { program, create: true, dryRun: true });
  expect(trial.setOff).toMatchObject({ breaching: 6, escalating: 6, people: expect.any(Number) });
  expect(trial.setOff.messages).toBeGreaterThanOrEqual(6);
  expect(await importFile(c.manager, file, { program, create: true })).toMatchObject({ setOff: trial.setOff });
  await tollgate.clock.settle();
  const { body } = await c.manager.get('/action-items/count?program=Set%20off&overdue=true&level=1');
  expect(body).toEqual({ count: 6 });
});

test('a trial run uses up no numbers', async () => {
  const last = async (): Promise<unknown> =>
    (await tollgate.dataSource.query(`SELECT last_value FROM action_items_number_seq`))[0];
  const file = `${header}\nN-1,T,Mei Lin,2030-02-14,Open\nN-2,T,Mei Lin,2030-02-14,On hold\n`;
  const before = await last();
  expect(await importFile(c.manager, file, { program: c.programId, dryRun: true })).toMatchObject({ created: 2 });
  expect(await last()).toEqual(before);
});

test('what an import creates takes policies by name', async () => {
  const program = 'Policies by name';
  const file = `${header}\nP-1,T,Mei Lin,2030-02-14,Open\n`;
  await importFile(c.manager, file, { program, create: true, policies: { signOff: 'default TOLLGATE' } });
  const item = (await itemsOf(program))['P-1'];
  const { body } = await c.manager.get(`/action-items/${item?.key ?? ''}`);
  const [version] = await tollgate.dataSource.query<{ id: string }[]>(
    `SELECT v.id FROM policy_versions v JOIN policies p ON p.id = v.policy_id WHERE p.name = 'Default tollgate'`,
  );
  expect(body.policies.signOff).toBe(version?.id);
});

const kase = join(projectRoot, '..', 'shared', 'cases', '16-status-words', 'register.csv');
(existsSync(kase) ? test : test.skip)('the register of the symptom that was reported', async () => {
  const program = 'Reported symptom';
  await importFile(c.manager, readFileSync(kase, 'utf8'), { program, owners: 'create', create: true });
  expect(await statusesOf(program)).toEqual({ 'S-1': 'done', 'S-2': 'done', 'S-3': 'on_hold', 'S-4': 'done' });
});

test('a program of a near name is asked about; a new one is said to be one', async () => {
  const file = `${header}\nG-1,T,Mei Lin,2030-02-14,Open\n`;
  expect(await importFile(c.manager, file, { program: 'Gate review' })).toMatchObject({ program: { isNew: true } });
  expect(await sendFile(c.manager, file, { program: 'Gate-reveiw' })).toMatchObject({
    status: 409,
    body: { code: 'program-name-near', near: ['Gate review'] },
  });
  expect(await importFile(c.manager, file, { program: 'Gate-reveiw', create: true })).toMatchObject({ created: 1 });
});
