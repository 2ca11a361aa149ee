import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Browser, Page } from 'playwright-core';
import { gather, packLimits } from '../../../apps/api/src/audit/pack/gather.js';
import { packedKinds } from '../../../apps/api/src/audit/pack/packed-kinds.js';
import { Spool } from '../../../apps/api/src/audit/pack/spool.js';
import { Problem } from '../../../apps/api/src/problems/problem.js';
import { projectRoot } from '../../../config/settings.js';
import { actorOf } from '../../../database/people/load-actor.js';
import { signingKeyOf } from '../../../domain/audit/checkpoint.js';
import { findBrowser } from '../../../tools/browser.mjs';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { riskCase } from '../../factories/risk.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { launch } from '../../harness/page/windows.js';
import { sealAll, signNow } from '../../harness/sealed.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { unzipped } from '../../harness/unzipped.js';

type Files = Record<string, Buffer>;

let tollgate: Tollgate;
let c: ExceptionCase;
let auditor: ApiClient;
let item: { id: string; key: string };
let browser: Browser | null = null;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'tollgate-pack-test-'));
const key = signingKeyOf(generateKeyPairSync('ed25519').privateKey);
const script = join(projectRoot, 'docs', 'verify_record_pack.py');
const python = spawnSync('python3', ['--version']).status === 0;
const found = findBrowser();

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await exceptionCase(tollgate);
  auditor = await tollgate.as(await tollgate.person('Audits', { access: 'auditor' }));
  await c.item();
  item = await c.item({ title: 'Retrain <b>reviewers</b>' });
  const path = `/action-items/${item.id}`;
  const pdf = { name: 'proof: “one”.pdf', content: '%PDF-1.7 test' };
  expect((await c.owner.upload(`${path}/evidence/files`, { title: 'Log' }, pdf)).status).toBe(201);
  const second = await c.owner.upload(`${path}/evidence/files`, {}, { name: 'two.txt', content: 'Taken back' });
  const [taken] = second.body.items.filter(({ fileName }: { fileName: string }) => fileName === 'two.txt');
  await c.owner.delete(`${path}/evidence/${taken.id}`);
  await c.owner.must(`${path}/evidence`, { title: 'Sheet', url: 'https://example.com/sheet' });
  await c.owner.must(`${path}/submit`, { statement: 'Done' });
  await c.manager.must(`${path}/sign-off`, { decision: 'send_back', reason: 'Not all of them' });
  await c.owner.must(`${path}/submit`, { statement: 'All of them' });
  await c.manager.must(`${path}/sign-off`, { decision: 'approve' });
  await sealedAndSigned();
  if ('path' in found) {
    browser = await launch(found.path);
    page = await browser.newPage();
  }
});
afterAll(async () => {
  await browser?.close();
  await tollgate.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function sealedAndSigned(): Promise<void> {
  await sealAll(tollgate);
  await signNow(tollgate, key);
}

let count = 0;
const fresh = (): string => join(folder, `${(count += 1)}.zip`);

/** Takes a pack by the command line; its path. */
async function take(ref: string): Promise<string> {
  const file = fresh();
  const { code, err } = await commandLine(auditor)('audit', 'pack', ref, file);
  expect([ref, code, err]).toEqual([ref, 0, '']);
  return file;
}

const unpacked = (file: string): Promise<Files> => unzipped(readFileSync(file));

interface Verdict {
  findings: string[];
  said: string;
}

/** By the Python script; null where there is no Python. */
async function byPython(file: string, keys: string[] = [key.id]): Promise<Verdict | null> {
  if (!python) return null;
  const { code, out, err } = await new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile('python3', [script, file, ...keys], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, out: stdout, err: stderr });
    });
  });
  expect(err).toBe('');
  const lines = out.trimEnd().split('\n');
  const findings = lines.slice(0, -2);
  expect([file, code]).toEqual([file, findings.length > 0 ? 1 : 0]);
  return { findings, said: lines.slice(-2).join(' ') };
}

/** By the page that is in the pack itself, opened as a file; null where there is no browser. */
async function byPage(file: string, keys: string[] = [key.id]): Promise<Verdict | null> {
  if (browser === null) return null;
  await page.goto(pathToFileURL(join(projectRoot, 'docs', 'verify-record-pack.html')).href);
  await page.fill('#keys', keys.join(' '));
  await page.setInputFiles('#file', file);
  await page.locator('#verdict.good, #verdict.bad').waitFor();
  const findings = (await page.textContent('#findings')) ?? '';
  return { findings: findings === '' ? [] : findings.split('\n'), said: (await page.textContent('#verdict')) ?? '' };
}

/** What both say, which is the same. */
async function verified(file: string, keys?: string[]): Promise<Verdict> {
  const verdicts = [await byPython(file, keys), await byPage(file, keys)].filter((one) => one !== null);
  const [first = { findings: [], said: '' }, second = first] = verdicts;
  expect(second).toEqual(first);
  return first;
}

const able = python || 'path' in found;

test('what verifies packs is here: Python, and a browser; without one of them, the other alone is tried', () => {
  if (!python) process.stderr.write('There is no python3 here: docs/verify_record_pack.py is not tried.\n');
  if (!('path' in found)) process.stderr.write(`docs/verify-record-pack.html is not tried: ${found.missing}\n`);
  expect(able).toBe(true);
});

test('the pack of an item holds its evidence, what was signed, its events and their proofs, and is proven by both', async () => {
  const file = await take(item.key);
  const files = await unpacked(file);
  const names = Object.keys(files);
  const sha = createHash('sha256').update('%PDF-1.7 test').digest('hex');
  expect(names.filter((name) => name.startsWith('evidence/'))).toEqual([`evidence/${sha}/proof_ “one”.pdf`]);
  expect(names.filter((name) => name.startsWith('signed/'))).toHaveLength(2);
  for (const name of [
    'README.txt',
    'record.html',
    'record.json',
    'checkpoint.json',
    'keys.json',
    'signatures.json',
    'erasures.jsonl',
    'events.jsonl',
    'manifest.json',
  ])
    expect(names).toContain(name);
  expect(files['verify.html']).toEqual(readFileSync(join(projectRoot, 'docs', 'verify-record-pack.html')));
  expect(files['verify_record_pack.py']).toEqual(readFileSync(script));
  const text = String(files['record.html']);
  expect(text).toContain('Retrain &lt;b&gt;reviewers&lt;/b&gt;');
  expect(text).toContain('Not all of them');
  const events = (await auditor.get(`/action-items/${item.id}/sealed-events?limit=200`)).body.events.length;
  const { findings, said } = await verified(file);
  expect(findings).toEqual([]);
  expect(said).toContain(`${events} events, ${events} proven, 0 not covered yet; 0 findings.`);
  expect(said).toContain(`key ${key.id}`);
  expect((await verified(file, ['0'.repeat(16)])).findings).toEqual([
    'unproven: checkpoint.json: its key is none that is trusted',
  ]);
});

test('so are those of a program with its items, an exception and a risk', async () => {
  const exception = await c.requested();
  await c.lead.must(`/exceptions/${exception.id}/sign-off`, { decision: 'approve' });
  const risks = await riskCase(tollgate);
  const risk = await risks.inReview();
  await risks.lead.must(`/risks/${risk.id}/sign-off`, { decision: 'approve' });
  await sealedAndSigned();
  for (const ref of [c.programId, exception.key, risk.key]) {
    const file = await take(ref);
    const { findings, said } = await verified(file);
    expect([ref, findings]).toEqual([ref, []]);
    expect(said).not.toContain(' 0 proven');
    if (ref !== c.programId) continue;
    const files = await unpacked(file);
    expect(String(files['record.html'])).toContain(item.key);
    expect(Object.keys(files).filter((name) => name.startsWith('evidence/'))).toHaveLength(1);
  }
});

/** Each file of a pack, with a byte of it altered; the manifest made anew, or not. */
function withManifest(files: Files): Files {
  const { 'manifest.json': _, ...others } = files;
  const manifest = Object.entries(others).map(([path, bytes]) => ({
    ...{ path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  }));
  return { ...others, 'manifest.json': Buffer.from(JSON.stringify(manifest)) };
}

async function put(files: Files): Promise<string> {
  const file = fresh();
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
  zip.end();
  writeFileSync(file, await buffer(zip.outputStream));
  return file;
}

const edited = (files: Files, name: string, edit: (text: string) => string): Files => {
  const before = String(files[name]);
  const after = edit(before);
  if (after === before) throw new Error(`${name} was not edited`);
  return { ...files, [name]: Buffer.from(after) };
};

test('each file that is altered, left out or put in is named by both', async () => {
  const files = await unpacked(await take(item.key));
  for (const name of Object.keys(files)) {
    const { [name]: bytes = Buffer.alloc(0), ...others } = files;
    // One may be empty: of nothing was anything erased.
    const flipped = Buffer.from(bytes.length > 0 ? bytes : ' ');
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
    const altered = await verified(await put({ ...files, [name]: flipped }));
    expect([name, altered.findings.length > 0]).toEqual([name, true]);
    if (name !== 'manifest.json') expect(altered.findings.join('\n')).toContain(name);
    const removed = await verified(await put(others));
    expect(removed.findings).toContain(
      `removed: ${name}: ${name === 'manifest.json' ? 'it is not there' : 'the manifest lists it'}`,
    );
  }
  expect((await verified(await put({ ...files, 'signed/more.json': Buffer.from('{}') }))).findings).toContain(
    'inserted: signed/more.json: the manifest does not list it',
  );
});

test('whoever makes the manifest anew is found out all the same: each event, proof, signature, what was signed, evidence', async () => {
  const files = await unpacked(await take(item.key));
  const lines = String(files['events.jsonl']).trimEnd().split('\n');
  const tampered = (name: string, edit: (text: string) => string): Promise<Verdict> =>
    put(withManifest(edited(files, name, edit))).then((file) => verified(file));
  const onLine = (at: number, edit: (line: string) => string) => (text: string) =>
    text
      .split('\n')
      .map((line, n) => (n === at ? edit(line) : line))
      .join('\n');
  for (const [at, line] of lines.entries()) {
    const { event } = JSON.parse(line) as { event: { seq: number; key: string; version: number | null } };
    const place = `event ${event.seq} (${event.key})`;
    const moved = await tampered(
      'events.jsonl',
      onLine(at, (one) => one.replace(/"at":"(\d{4})/, '"at":"1999')),
    );
    expect(moved.findings).toContain(`altered: ${place}: its fields are not those that its digest was made of`);
    const said = await tampered(
      'events.jsonl',
      onLine(at, (one) => one.replace(/"data":"\{/, '"data":"{ ')),
    );
    expect(said.findings).toContain(`altered: ${place}: what it says is not what its hash was made of`);
    const unproven = await tampered(
      'events.jsonl',
      onLine(at, (one) =>
        one.replace(/"proof":\["(.)/, (_, digit: string) => `"proof":["${digit === '0' ? '1' : '0'}`),
      ),
    );
    expect(unproven.findings).toContain(`altered: ${place}: the checkpoint does not hold it`);
    const removed = await tampered('events.jsonl', (text) =>
      text
        .split('\n')
        .filter((_, n) => n !== at)
        .join('\n'),
    );
    if (event.version !== null)
      expect(removed.findings).toContain(
        `removed: version ${event.version} of the record: no event tells how it came to be`,
      );
    const twice = await tampered('events.jsonl', (text) => `${text}${line}\n`);
    expect(twice.findings).toContain(`inserted: ${place}: another event has its place`);
  }
  for (const [edit, finding] of [
    [
      (text: string) => text.replace(/"size": (\d+)/, '"size": 1$1'),
      'unproven: checkpoint.json: its signature is not by its key',
    ],
    [
      (text: string) => text.replace(/"signature": "./, (one) => `${one.slice(0, -1)}${one.endsWith('0') ? '1' : '0'}`),
      'unproven: checkpoint.json: its signature is not by its key',
    ],
    [
      (text: string) => text.replace(/"keyId": "\w/, '"keyId": "x'),
      'unproven: checkpoint.json: its key is not in keys.json',
    ],
    [() => '{"size": 1}', 'unproven: checkpoint.json: it is no checkpoint'],
    [() => 'null', 'unproven: checkpoint.json: there is none'],
    [() => '{', 'altered: checkpoint.json: it is no JSON'],
  ] as const)
    expect((await tampered('checkpoint.json', edit)).findings).toContain(finding);
  expect(
    (await tampered('keys.json', (text) => text.replaceAll(/"publicKey": "../g, '"publicKey": "00'))).findings,
  ).toContain('unproven: checkpoint.json: its key is not in keys.json');
  const { id } = JSON.parse(String(files['signatures.json']))[0].signatures[0];
  expect((await tampered('signatures.json', (text) => text.replace(/"at": "\d{4}/, '"at": "1999'))).findings).toEqual([
    `altered: signature ${id}: no event tells of it`,
  ]);
  for (const name of Object.keys(files).filter((one) => /^(signed|evidence)\//.test(one))) {
    expect((await tampered(name, (text) => `${text} `)).findings).toEqual([
      `altered: ${name}: its SHA-256 is not its name`,
    ]);
    const { [name]: _, ...others } = files;
    const path = name.startsWith('signed/') ? name : name.split('/').slice(0, 2).join('/');
    expect((await verified(await put(withManifest(others)))).findings).toEqual([
      expect.stringMatching(new RegExp(`^removed: ${path.replaceAll('.', '\\.')}: event \\d+ names it$`)),
    ]);
  }
  const made = createHash('sha256').update('{}').digest('hex');
  expect(
    (await verified(await put(withManifest({ ...files, [`signed/${made}.json`]: Buffer.from('{}') })))).findings,
  ).toEqual([`inserted: signed/${made}.json: no event names it`]);
  expect((await tampered('events.jsonl', (text) => `{}\n${text}`)).findings).toEqual([
    'altered: events.jsonl, line 1: it is no event',
  ]);
}, 600_000);

test('a pack that is damaged, cut off or none is told in a line by both, and so is one that is not there', async () => {
  const whole = readFileSync(await take(item.key));
  const damaged = Buffer.from(whole);
  // The first byte of what was deflated: no block begins so.
  damaged[damaged.indexOf('record.html') + 'record.html'.length] = 0xff;
  const refused = (...said: string[]): string => {
    const { status, stdout, stderr } = spawnSync('python3', [script, ...said], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, '']);
    return stderr.trimEnd();
  };
  for (const [bytes, why] of [
    [damaged, /^The pack cannot be read: record\.html is damaged$/],
    [whole.subarray(0, 1_000), /^The pack cannot be read: .+$/],
    [Buffer.from('no pack'), /^The pack cannot be read: .+$/],
  ] as const) {
    const file = fresh();
    writeFileSync(file, bytes);
    if (python) expect(refused(file, key.id)).toMatch(why);
    const byBrowser = await byPage(file);
    if (byBrowser !== null) expect(byBrowser.said).toMatch(why);
  }
  if (!python) return;
  expect(refused(fresh())).toMatch(/^The pack cannot be read: .*No such file.+$/);
  expect(refused()).toContain('verify_record_pack.py PACK.zip [KEY-ID ...]');
});

test('what cannot be is refused, and nothing is left: who does not read the trail, what is not there, a file that is there', async () => {
  expect((await c.manager.get(`/action-items/${item.id}/pack`)).status).toBe(403);
  expect((await c.manager.get(`/programs/${c.programId}/pack`)).status).toBe(403);
  const cli = commandLine(auditor);
  const file = join(folder, 'nothing.zip');
  expect(await cli('audit', 'pack', 'AI-999999', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no action item'),
  });
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, 'mine');
  expect(await cli('audit', 'pack', item.key, file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be made'),
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  if (python) expect(() => execFileSync('python3', [script, file], { stdio: 'pipe' })).toThrow();
  // What was written down for the last that was sent goes when it has been sent.
  const left = () => readdirSync(tmpdir()).filter((name) => /^tollgate-pack-(?!test)/.test(name));
  await until('nothing is left', () => Promise.resolve(left().length === 0));
});

describe('one pack holds so much, and not more:', () => {
  const within = async (ref: string, limits: { events: number; bytes: number }): Promise<string> => {
    const kind = packedKinds.find((one) => one.kind === (ref === c.programId ? 'program' : 'action_item'));
    const { manager } = tollgate.dataSource;
    const actor = await actorOf(manager, (await auditor.get('/people/me')).body.id);
    if (!kind || !actor) throw new Error('an auditor who packs');
    const spool = await Spool.make();
    try {
      await gather(manager, spool, { kind, ref, actor, at: new Date(), limits });
      return 'packed';
    } catch (error) {
      if (error instanceof Problem) return error.code;
      throw error;
    } finally {
      await spool.drop();
    }
  };
  /** What a pack has of both, counted in the pack itself. */
  const held = async (ref: string): Promise<{ events: number; bytes: number }> => {
    const files = Object.entries(await unpacked(await take(ref)));
    const evidence = files.filter(([name]) => name.startsWith('evidence/'));
    const lines = String(files.find(([name]) => name === 'events.jsonl')?.[1]).split('\n');
    return { events: lines.length - 1, bytes: evidence.reduce((sum, [, { length }]) => sum + length, 0) };
  };

  test.each(['an item', 'a program'])('%s is packed at each limit, and refused one past it', async (what) => {
    const ref = what === 'an item' ? item.key : c.programId;
    const { events, bytes } = await held(ref);
    expect(events).toBeGreaterThan(5);
    expect(bytes).toBeGreaterThanOrEqual('%PDF-1.7 test'.length);
    expect(await within(ref, { events, bytes })).toBe('packed');
    expect(await within(ref, { events: events - 1, bytes })).toBe('pack-too-large');
    expect(await within(ref, { events, bytes: bytes - 1 })).toBe('pack-too-large');
  });

  test('a file past a gigabyte is refused before a byte is sent, and it is said what to do instead', async () => {
    const big = await c.item();
    const file = { name: 'big.bin', content: 'As if it were great' };
    expect((await c.owner.upload(`/action-items/${big.id}/evidence/files`, {}, file)).status).toBe(201);
    await tollgate.asOwner((owner) =>
      owner.query('UPDATE evidence SET size = $2 WHERE item_id = $1', [big.id, packLimits.bytes + 1]),
    );
    const { status, body } = await auditor.get(`/action-items/${big.id}/pack`);
    expect([status, body.code]).toEqual([413, 'pack-too-large']);
    expect(body.detail).toContain('at most 50000 events and 1024 MB of evidence. Its files are had one by one');
    const program = await auditor.get(`/programs/${c.programId}/pack`);
    expect([program.status, program.body.code]).toEqual([413, 'pack-too-large']);
    expect(program.body.detail).toContain('Take the packs of its items');
    const left = fresh();
    expect(await commandLine(auditor)('audit', 'pack', big.key, left)).toMatchObject({
      code: 1,
      err: expect.stringContaining('1024 MB of evidence'),
    });
    expect(existsSync(left)).toBe(false);
    await c.owner.delete(
      `/action-items/${big.id}/evidence/${(await c.owner.get(`/action-items/${big.id}/evidence`)).body.items[0].id}`,
    );
    // What was taken back is not packed, and does not count.
    expect((await held(big.key)).bytes).toBe(0);
  });

  test.each([199, 200, 201, 400])('of %i events, which are read two hundred at once, none is lost', async (count) => {
    const long = await c.item();
    const { events } = await held(long.key);
    await tollgate.dataSource.query(
      `INSERT INTO audit_events (key, subject_kind, subject_id, program_id, type, at)
       SELECT 'test/' || gen_random_uuid(), 'action_item', $1, $2, 'item.restricted_read', now() FROM generate_series(1, $3::int)`,
      [long.id, c.programId, count - events],
    );
    await sealedAndSigned();
    expect((await held(long.key)).events).toBe(count);
    expect((await verified(await take(long.key))).said).toContain(`${count} events, ${count} proven`);
  });

  test('a file has at most the last 120 characters of its name, as every system takes it', async () => {
    const named = await c.item();
    const upload = (name: string) =>
      c.owner.upload(`/action-items/${named.id}/evidence/files`, {}, { name, content: name });
    for (const name of [`${'n'.repeat(116)}.pdf`, `${'x'.repeat(117)}.pdf`])
      expect((await upload(name)).status).toBe(201);
    const names = Object.keys(await unpacked(await take(named.key))).filter((name) => name.startsWith('evidence/'));
    expect(names.map((name) => name.split('/')[2]).sort()).toEqual([
      `${'n'.repeat(116)}.pdf`,
      `${'x'.repeat(116)}.pdf`,
    ]);
  });
});

test('that a restricted record was packed stands in the trail, an item of a program too', async () => {
  const restricted = await c.item();
  await c.manager.put(`/action-items/${restricted.id}/readers`, { restricted: true });
  await take(c.programId);
  const { items } = (await auditor.get(`/audit-events?subjectId=${restricted.id}&type=item.restricted_read`)).body;
  expect(items).toHaveLength(1);
});
