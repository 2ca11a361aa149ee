import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let folder: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  folder = mkdtempSync(join(tmpdir(), 'leave-'));
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const ownerOf = async (id: string): Promise<string> => (await tollgate.admin.get(`/action-items/${id}`)).body.owner.id;
const isActive = async (id: string): Promise<boolean> => (await tollgate.admin.get(`/people/${id}`)).body.active;

interface Row {
  kind: string;
  id: string;
  part: string;
  name: string;
  becomes: string;
  to: string;
}

/** Writes what hangs on the owner to a file by the command line. */
async function written(c: Case): Promise<{ file: string; header: string; rows: Row[] }> {
  const file = join(folder, `${c.ownerId}.csv`);
  const out = await commandLine(tollgate.admin)('people', 'leave', c.ownerId, '--out', file);
  expect(out).toMatchObject({ code: 0, err: expect.stringMatching(/\d+ things are in /) });
  const [header = '', ...lines] = readFileSync(file, 'utf8').replace('\uFEFF', '').trim().split('\r\n');
  const rows = lines.map((line) => {
    const [kind = '', id = '', part = '', name = '', becomes = '', to = ''] = line.split(',');
    return { kind, id, part, name, becomes, to };
  });
  return { file, header, rows };
}

/** The same file as it was edited, as Excel of other countries writes it. */
function edited(file: string, rows: readonly Row[], header = 'kind;id;part;name;becomes;to'): void {
  const lines = rows.map(({ kind, id, part, name, becomes, to }) => [kind, id, part, name, becomes, to].join(';'));
  writeFileSync(file, ['\uFEFF' + header, ...lines, ''].join('\r\n'));
}

test('each thing is written to a file, edited there, and goes where the file says; the rest as is proposed', async () => {
  const c = await launchedCase(tollgate);
  const chosen = await tollgate.person('=Chosen by file');
  const [given, kept, proposed] = [await c.item({ title: '=1+1; =2' }), await c.item(), await c.item()];
  await standsInFor(c.manager, c.ownerId);
  const { file, header, rows } = await written(c);
  expect(header).toBe('kind,id,part,name,becomes,to,to_name,why');
  expect(readFileSync(file, 'utf8')).not.toMatch(/[,;]\s*=/);
  expect(await isActive(c.ownerId)).toBe(true);
  const row = (id: string): Row => rows.find((each) => each.id === id) as Row;
  const ends = rows.filter(({ becomes }) => becomes === 'end');
  expect(ends).toHaveLength(1);
  edited(file, [
    { ...row(given.id), becomes: 'Hand over', to: '=Chosen by file' },
    { ...row(kept.id), becomes: 'stay', to: '' },
    ...ends,
  ]);
  const tg = commandLine(tollgate.admin);
  const dry = await tg('people', 'leave', c.ownerId, '--choices', file, '--dry-run', '--json');
  const becomes = Object.fromEntries(
    JSON.parse(dry.out).rows.map((each: { id: string; becomes: string; to: { id: string } | null }) => [
      each.id,
      each.to?.id ?? each.becomes,
    ]),
  );
  expect(becomes).toMatchObject({ [given.id]: chosen, [kept.id]: 'stay', [proposed.id]: c.bossId });
  expect(await isActive(c.ownerId)).toBe(true);
  const done = await tg('people', 'leave', c.ownerId, '--choices', file, '--yes');
  expect(done).toMatchObject({ code: 0, err: expect.stringContaining('Handing over 2 things') });
  expect([await ownerOf(given.id), await ownerOf(kept.id), await ownerOf(proposed.id)]).toEqual([
    chosen,
    c.ownerId,
    c.bossId,
  ]);
  expect(await isActive(c.ownerId)).toBe(false);
});

test('a row that is not understood is refused with its number, all of them at once, and nothing is changed', async () => {
  const c = await launchedCase(tollgate);
  for (let n = 0; n < 6; n += 1) await c.item();
  const gone = await tollgate.person('Gone already');
  await tollgate.admin.patch(`/people/${gone}`, { active: false }, { 'if-match': '*' });
  await standsInFor(c.manager, c.ownerId);
  const { file, rows } = await written(c);
  const [one, two, three, four, five, six] = rows.filter(({ kind }) => kind === 'action_item') as [
    ...[Row, Row, Row, Row, Row, Row],
  ];
  const end = rows.find(({ becomes }) => becomes === 'end') as Row;
  const tg = commandLine(tollgate.admin);
  const refusal = async (...more: string[]): Promise<string> => {
    const answer = await tg('people', 'leave', c.ownerId, ...(more.length > 0 ? more : ['--choices', file]), '--yes');
    expect(answer.code).toBe(1);
    expect(await isActive(c.ownerId)).toBe(true);
    return answer.err;
  };
  edited(file, [
    { ...one, becomes: 'give' },
    { ...two, becomes: 'stay', to: c.bossId },
    { ...three, becomes: 'hand_over', to: '' },
    { ...four, id: c.programId },
    { ...five, becomes: 'end', to: '' },
    one,
  ]);
  const understood = await refusal();
  expect(understood).toContain('Row 2: `becomes` is "give"');
  expect(understood).toContain('Row 3: it says stay, and to');
  expect(understood).toContain('Row 4: it says hand_over, and `to` is empty');
  expect(understood).toContain(`Row 5: nothing that hangs on them is action_item/${c.programId}/owner`);
  expect(understood).toContain('Row 6: it does not end with them');
  expect(understood).not.toContain('Row 7');

  edited(file, [{ ...six, to: 'Nobody by this name' }]);
  expect(await refusal()).toMatch(/Row 2: .*Nobody by this name/);
  edited(file, [one, { ...six, to: gone }]);
  expect(await refusal()).toMatch(/Row 3: .*Gone already/);
  edited(file, [six, six]);
  expect(await refusal()).toContain('Row 2 and Row 3 speak of the same');
  edited(file, [{ ...end, becomes: 'hand_over', to: c.bossId }]);
  expect(await refusal()).toMatch(/Row 2: .* cannot go to somebody by this; it ends/);
  edited(file, [one], 'kind;id;part;name;becomes;whom');
  const columns = await refusal();
  expect(columns).toContain('row 1: the column to is missing');
  expect(columns).toContain('the column whom is not known');
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0x6b, 0x00]));
  expect(await refusal()).toContain('is not UTF-8');
  expect(await refusal('--choices', join(folder, 'not there.csv'))).toContain('cannot be read (ENOENT)');

  edited(file, [six]);
  const [key = ''] = six.name.split(' ');
  expect(await refusal('--choices', file, '--keep', key)).toContain(`Row 2 and --keep ${key} speak`);
  const options = await refusal('--keep', 'AI-0', '--give', 'nothing');
  expect(options).toContain('--keep AI-0: nothing that hangs on them is AI-0');
  expect(options).toContain('--give nothing: write it as THING=WHO');
});

test('a thing is named by its key, its name or as it is listed; what is kept stays', async () => {
  const c = await launchedCase(tollgate);
  const [kept, given] = [await c.item(), await c.item({ title: 'Under = its name' })];
  const tg = commandLine(tollgate.admin);
  const said = ['--keep', kept.key, '--give', `${given.key} Under = its name=${c.managerId}`];
  const done = await tg('people', 'leave', c.ownerId, ...said, '--yes');
  expect(done.code).toBe(0);
  expect(done.out).toContain(`action_item/${kept.id}/owner`);
  expect([await ownerOf(kept.id), await ownerOf(given.id)]).toEqual([c.ownerId, c.managerId]);
});
