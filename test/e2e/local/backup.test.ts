import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseBackup } from '../../../database/backup/base-backup.js';
import { restoreBackup } from '../../../apps/local/src/backup/restore.js';
import { takeBackup } from '../../../apps/local/src/backup/take.js';
import { verifyBackup } from '../../../apps/local/src/backup/verify.js';
import { projectRoot } from '../../../config/settings.js';
import { doubled, kept, lateItems, settled } from '../../chaos/afterwards.js';
import { CarefulClient, type Person } from '../../chaos/careful-client.js';
import { prepare, type Setting } from '../../chaos/setting.js';
import { ApiClient } from '../../harness/api-client.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { RunningStack } from '../../harness/local-stack.js';
import { until } from '../../harness/until.js';
import { commentOn, holdAndResume, makeItems, workOn, type Item } from './at-work.js';

/**
 * A backup is taken while people work and deadlines pass, and restored into an empty home, which goes on from there: what was
 * answered before it is in it, once, and what was answered after it is gone, without a gap.
 */
const folder = mkdtempSync(join(tmpdir(), 'tollgate-backups-'));
const backup = join(folder, 'first');
const stack = new RunningStack();
const restored = new RunningStack();
const clients = Array.from({ length: 3 }, (_, n) => new CarefulClient(`people-${n}`));
const programs = new CarefulClient('programs');
const commenter = new CarefulClient('comments');
const everybody = [...clients, programs];

const work = { say: () => undefined, signal: new AbortController().signal };

let setting: Setting;
/** How many commands of each were acknowledged before the backup began, and when it had ended. */
let before: number[];
let after: number[];
let files: Record<string, string>;
/** Answered when the backup had ended. */
const lost = { name: 'After the backup', launch: true };
let lostKey = '';

/** Runs `tollgate …` on the machine with this home. */
function onMachine(home: string, ...args: string[]): Promise<CommandAnswer> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TOLLGATE_HOME: home };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(projectRoot, 'apps', 'cli', 'tollgate.mjs'), ...args],
      { env },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
  });
}

const counts = (): number[] => everybody.map(({ acknowledged: { length } }) => length);

/** Everybody has two more commands acknowledged than then. */
const peopleGetOn = (then: number[]): Promise<unknown> =>
  until('people to get on', async () => counts().every((count, n) => count >= (then[n] ?? 0) + 2));

/** What a home holds besides its databases and its logs, and for whom. */
function keptIn(home: string): Record<string, string> {
  const kept = ['secret.key', 'audit.key', 'admin.token', 'postgres-password.json', 'postgres-app-password.json'];
  const tls = readdirSync(join(home, 'temporal-tls')).map((name) => join('temporal-tls', name));
  return Object.fromEntries(
    [...kept, ...tls].map((name) => [
      name,
      `${(statSync(join(home, name)).mode & 0o777).toString(8)} ${readFileSync(join(home, name), 'hex')}`,
    ]),
  );
}

beforeAll(async () => {
  await stack.start({ LOG_LEVEL: 'warn' });
  setting = await prepare(stack, 12);
  const { cast, programId, heldId } = setting;
  await makeItems(5, heldId, programs, cast);
  const items: Item[][] = await Promise.all(clients.map((client) => makeItems(15, programId, client, cast)));
  let over = false;
  const isOver = (): boolean => over;
  const working = Promise.all([
    ...clients.map((client, n) => workOn(items[n] ?? [], client, cast, isOver)),
    holdAndResume(heldId, programs, cast, isOver),
    commentOn(items.flat(), commenter, cast, isOver),
  ]);
  const takeIt = async (): Promise<void> => {
    await peopleGetOn(counts());
    before = counts();
    const { code, out, err } = await onMachine(stack.home, 'backup', backup);
    after = counts();
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(out).toContain(`${backup} holds all of ${stack.home}, as it was a moment before 20`);
    await peopleGetOn(after);
    // Answered after the backup: of this, what is restored knows nothing.
    ({ key: lostKey } = await commenter.post(cast.manager, '/programs', lost));
  };
  await Promise.all([working, takeIt().finally(() => (over = true))]);
  files = keptIn(stack.home);
});
afterAll(async () => {
  await Promise.all([stack.stop(), restored.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

test('a home on which the stack runs is refused, and so is a backup within the home, or over something', async () => {
  const busy = await onMachine(stack.home, 'restore', backup);
  expect(busy.code).toBe(1);
  expect(busy.err).toContain('runs already');
  const within = await onMachine(stack.home, 'backup', join(stack.home, 'backups', 'first'));
  expect(within).toMatchObject({ code: 1, out: '' });
  expect(within.err).toContain('is within the home');
  const over = await onMachine(stack.home, 'backup', backup);
  expect(over).toMatchObject({ code: 1, out: '' });
  expect(over.err).toBe(`tollgate: ${backup} is not empty. Give a folder that is not there yet, or an empty one.\n`);
  // It was left as it was.
  expect((await onMachine(stack.home, 'backup', 'verify', backup)).code).toBe(0);
});

test('a backup that is interrupted, or whose server goes away, leaves nothing that could be taken for one', async () => {
  const aborted = { ...work, signal: AbortSignal.abort() };
  await expect(takeBackup(stack.home, join(folder, 'deep', 'aborted'), aborted)).rejects.toThrow('aborted');
  expect(readdirSync(folder)).toEqual(['first']);

  const { archive, ended, close } = await baseBackup(stack.databaseUrl);
  await stack.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_replication`);
  await expect(archive.toArray()).rejects.toThrow(/terminat/);
  await expect(ended).rejects.toThrow(/terminat/);
  await close();
  await until('its slot to be gone', async () => {
    const slots = await stack.query('SELECT slot_name FROM pg_replication_slots');
    return slots.length === 0;
  });
});

test('what was missed, altered, added or put elsewhere is named, and nothing of it is restored', async () => {
  const copy = join(folder, 'copy');
  const findings = async (change: () => void): Promise<string> => {
    cpSync(backup, copy, { recursive: true });
    change();
    const found = (await verifyBackup(copy, work)).findings;
    await expect(restoreBackup(restored.home, copy, work)).rejects.toThrow(
      'is not as it was written, and is not restored',
    );
    expect(readdirSync(restored.home)).toEqual([]);
    rmSync(copy, { recursive: true });
    return found.join('\n');
  };
  const archive = join(copy, 'base.tar.gz');
  const key = join(copy, 'home', 'secret.key');
  const manifest = join(copy, 'manifest.json');
  const changed = (change: object) => (): void => {
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), ...change }));
  };
  expect(await findings(() => rmSync(key))).toContain('missing: home/secret.key');
  const flip = (): void => {
    const bytes = readFileSync(archive);
    const at = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(archive, bytes);
  };
  expect(await findings(flip)).toContain('altered: base.tar.gz holds something else than was written');
  expect(await findings(() => writeFileSync(key, 'short'))).toContain('altered: home/secret.key has 5 bytes');
  const link = (): void => {
    rmSync(key);
    symlinkSync(join(backup, 'home', 'secret.key'), key);
  };
  expect(await findings(link)).toContain('altered: home/secret.key is no file');
  expect(await findings(() => writeFileSync(join(copy, 'home', 'more'), 'x'))).toContain('not its own: "home/more"');

  cpSync(backup, copy, { recursive: true });
  rmSync(key);
  const told = await onMachine(restored.home, 'backup', 'verify', copy);
  expect(told).toMatchObject({ code: 1, out: `missing: home/secret.key\n${copy} is not as it was written.\n` });
  rmSync(copy, { recursive: true });

  // Without its manifest, or with another's, it is none.
  const refusal = async (change: () => void): Promise<string> => {
    cpSync(backup, copy, { recursive: true });
    change();
    const error: unknown = await restoreBackup(restored.home, copy, work).catch((problem: unknown) => problem);
    expect(readdirSync(restored.home)).toEqual([]);
    rmSync(copy, { recursive: true });
    return String(error);
  };
  expect(await refusal(() => rmSync(manifest))).toContain('it is no backup, or one that was interrupted');
  expect(await refusal(() => writeFileSync(manifest, '{"format":'))).toContain('is cut short or is no JSON');
  expect(await refusal(changed({ format: 'tollgate-backup-9' }))).toContain('its format is "tollgate-backup-9"');
  expect(await refusal(changed({ migrations: ['FlyToMars2765700020000'] }))).toContain('is of a newer release (');
  expect(await refusal(changed({ platform: 'plan9-mips' }))).toContain('was made on plan9-mips');
  expect(await refusal(changed({ version: '17.2' }))).toContain('is of PostgreSQL 17.2');
  expect(await refusal(changed({ systemId: '1' }))).toContain('another than the manifest tells of');
});

describe('restored into an empty home', () => {
  /** The same people with the same tokens, where it serves now. */
  let cast: Setting['cast'];

  beforeAll(async () => {
    await stack.end();
    const { code, out } = await onMachine(restored.home, 'restore', backup);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toContain('What was answered after that instant is gone');
    await restored.start({ LOG_LEVEL: 'warn' });
    const there = ({ id, client }: Person): Person => ({ id, client: new ApiClient(restored.url, client.token) });
    const { owner, manager, lead, analyst, head } = setting.cast;
    cast = {
      ...{ owner: there(owner), manager: there(manager), lead: there(lead) },
      ...{ analyst: there(analyst), head: there(head) },
    };
  });

  test('keys, passwords and certificates are those of the first, each for this user alone', () => {
    expect(keptIn(restored.home)).toEqual(files);
    expect(Object.values(files).every((file) => file.startsWith('600 '))).toBe(true);
    expect(readdirSync(restored.home)).not.toContain('restoring');
  });

  test('of what was acknowledged all is there up to one instant, once, and nothing after it', async () => {
    for (const [n, client] of everybody.entries()) {
      const found = await kept(restored, client);
      const there = found.filter(Boolean).length;
      // No gap: whatever is there has all that came before it.
      expect(found.lastIndexOf(true)).toBe(there - 1);
      expect(there).toBeGreaterThanOrEqual(before[n] ?? 0);
      // One may have been on its way when the backup ended; the next one began after it.
      expect(there).toBeLessThanOrEqual((after[n] ?? 0) + 1);
      expect(there).toBeLessThan(found.length);
    }
  });

  test('workflows come together with their facts, and what fell due meanwhile has happened', async () => {
    await settled(restored);
    const late = await lateItems(restored);
    expect(late.length).toBeGreaterThan(10);
    for (const item of late) expect(item).toEqual({ breaches: '1', exact: true, told: '2' });
  });

  test('nothing is doubled: no step, no version of a record, no message to a person', async () => {
    expect(await doubled(restored)).toEqual([]);
  });

  test('people go on: what was lost is done again under its key, and each workflow hears its commands', async () => {
    const named = async (): Promise<unknown[]> =>
      (await cast.manager.client.get('/programs')).body.items
        .filter(({ name }: { name: string }) => name === lost.name)
        .map(({ status }: { status: string }) => status);
    expect(await named()).toEqual([]);
    const people = new CarefulClient('again');
    const answer = await people.again(() =>
      cast.manager.client.post('/programs', lost, { 'idempotency-key': lostKey }),
    );
    expect(answer.status).toBe(201);
    expect(await named()).toEqual(['active']);
    const items = await makeItems(3, setting.programId, people, cast);
    await workOn(items, people, cast, () => people.acknowledged.length >= 8);
    const held = (await cast.manager.client.get(`/programs/${setting.heldId}`)).body.status === 'on_hold';
    await people.command(
      cast.manager,
      `program/${setting.heldId}`,
      held ? 'resume' : 'hold',
      held ? {} : { reason: 'Waits for legal' },
      held ? 'program.resumed' : 'program.held',
    );
  });

  test('the trail is proven, signed by the key that signed before', async () => {
    const tollgate = commandLine(restored.admin);
    await until('all that was restored to be sealed', async () => {
      const [row] = await restored.query<{ unsealed: string; signed: string }>(
        `SELECT count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.event_seq = e.seq)) AS unsealed,
             (SELECT count(*) FROM audit_checkpoints) AS signed
           FROM audit_events e WHERE e.recorded_at < now() - interval '15 seconds'`,
      );
      return row?.unsealed === '0' && row.signed !== '0';
    });
    const keys = JSON.parse((await tollgate('audit', 'keys', '--json')).out).items as { id: string }[];
    expect(keys.length).toBe(1);
    const { code, out } = await tollgate('audit', 'verify', '--key', keys[0]?.id ?? '');
    expect({ code, out }).toMatchObject({ code: 0 });
  });

  test('a backup of a stack that does not run is one too', async () => {
    await restored.end();
    const stopped = join(folder, 'stopped');
    const { code, out, err } = await onMachine(restored.home, 'backup', stopped, '--json');
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(err).toContain('The stack does not run: starting its PostgreSQL for the time being.\n');
    expect(JSON.parse(out)).toMatchObject({ folder: stopped, postgres: expect.stringMatching(/^18\./), left: [] });
    expect(readdirSync(restored.home)).not.toContain('tollgate.lock');
    expect((await onMachine(restored.home, 'backup', 'verify', stopped)).code).toBe(0);
    const full = await onMachine(restored.home, 'restore', stopped);
    expect(full.code).toBe(1);
    expect(full.err).toContain(`${restored.home} is not empty (`);
  });
});
