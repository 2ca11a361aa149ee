import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointsOf } from '../../../database/audit/checkpoints.js';
import { loadSettings } from '../../../config/settings.js';
import type { Checkpoint } from '../../../domain/audit/checkpoint.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { VendorServer, type Answer } from '../../harness/vendors/vendor-server.js';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-sent-'));
/** It is not there at first: a medium that is not mounted. */
const medium = join(folder, 'medium');
const file = join(medium, 'checkpoints.jsonl');
const address = 'audit@example.com';
let mails: MailServer;
let hook: VendorServer;
let tollgate: Tollgate;
const took: Answer = { status: 204 };
const taken: string[] = [];
let answer: Answer = { status: 503, body: 'not now' };

beforeAll(async () => {
  mails = await startMailServer();
  mails.busyFor(1_000);
  hook = await VendorServer.start(({ body }) => {
    if (answer === took) taken.push(body);
    return answer;
  });
  tollgate = await startTollgate({
    settings: {
      ...{ smtpUrl: mails.url, checkpointFile: file, checkpointMail: address },
      ...{ checkpointUrl: hook.url('/checkpoints/a-secret'), webhookAllowLoopback: true },
    },
  });
});
afterAll(async () => {
  await tollgate.stop();
  await Promise.all([mails.stop(), hook.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

interface State {
  way: string;
  destination: string;
  deliveredSize: number;
  deliveredAt: string | null;
  waiting: number;
  attempts: number;
  nextAt: string | null;
  answer: string;
}

const signed = (): Promise<Checkpoint[]> =>
  checkpointsOf(tollgate.dataSource.manager, { after: 0, upTo: Number.MAX_SAFE_INTEGER });

async function states(): Promise<Map<string, State>> {
  const { destinations } = (await tollgate.admin.get('/audit-log/checkpoints')).body;
  return new Map((destinations as State[]).map((state) => [state.way, state]));
}

/** All places are asked at once, whatever pause they were given. */
const endPauses = (): Promise<unknown> =>
  tollgate.asOwner((owner) => owner.query('UPDATE audit_destinations SET next_at = now() WHERE attempts > 0'));

/** Copies of the one that the worker has signed, as if it had gone on while nobody could be reached. */
async function signThreeMore(): Promise<void> {
  await tollgate.asOwner((owner) =>
    owner.query(
      `INSERT INTO audit_checkpoints (size, root, chain, at, key_id, signature, peaks)
       SELECT size + n, root, chain, at, key_id, signature, peaks FROM audit_checkpoints, generate_series(1, 3) n`,
    ),
  );
}

test('while nobody can be reached it is signed all the same, and each place says what came of it', async () => {
  await tollgate.admin.must('/programs', { name: 'Sealed' });
  await until('every place to have been asked', async () => {
    const all = [...(await states()).values()];
    return all.length === 3 && all.every(({ attempts, answer: said }) => attempts > 0 && said !== null);
  });
  expect(await signed()).toHaveLength(1);
  const { items } = (await tollgate.admin.get('/audit-log/checkpoints')).body;
  expect(items).toEqual(await signed());
  const all = await states();
  expect(all.get('file')).toMatchObject({ destination: file, deliveredAt: null, waiting: 1 });
  expect(all.get('file')?.answer).toContain('no such file or directory');
  expect(all.get('mail')).toMatchObject({ destination: address, waiting: 1, answer: expect.stringContaining('451') });
  expect(all.get('webhook')).toMatchObject({ waiting: 1, answer: '503 not now' });
  // Its path may be as good as a password.
  expect(all.get('webhook')?.destination).toMatch(/^127\.0\.0\.1:\d+ \([0-9a-f]{8}\)$/);
  const told = tollgate.problems.filter(({ where }) => where === 'checkpoints').map(({ error }) => String(error));
  expect(told.some((line) => line.includes(`did not reach file ${file}`))).toBe(true);
  const shown = await commandLine(tollgate.admin)('audit', 'checkpoints');
  expect(shown.out).toMatch(/webhook .* none yet .* failed (once|\d+ times), again at .*: 503 not now/);
});

test('each pause is longer than the one before, up to an hour', async () => {
  const pauseAfter = async (attempts: number): Promise<number> => {
    await tollgate.asOwner((owner) =>
      owner.query(`UPDATE audit_destinations SET next_at = now(), attempts = $1, answer = NULL WHERE way = 'webhook'`, [
        attempts,
      ]),
    );
    await until('another attempt', async () => (await states()).get('webhook')?.answer === '503 not now');
    const [row] = await tollgate.dataSource.query(
      `SELECT extract(epoch FROM next_at - now())::int AS seconds FROM audit_destinations WHERE way = 'webhook'`,
    );
    return row.seconds;
  };
  const [first, second, last] = [await pauseAfter(3), await pauseAfter(5), await pauseAfter(30)];
  expect(first).toBeLessThan(second);
  expect(second).toBeLessThan(last);
  expect(last).toBeLessThanOrEqual(3_600);
});

test('who is back gets all that was missed, in its order, whole, and half a line that was left is made good', async () => {
  await signThreeMore();
  mkdirSync(medium);
  writeFileSync(file, `${JSON.stringify({ former: true })}\n{"size": 1, "ro`);
  mails.busyFor(0);
  answer = took;
  await endPauses();
  await until('every place to have all', async () =>
    [...(await states()).values()].every(({ waiting, attempts }) => waiting === 0 && attempts === 0),
  );
  const all = await signed();
  expect(all).toHaveLength(4);
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  expect(lines.map((line) => JSON.parse(line))).toEqual([{ former: true }, ...all]);
  expect(taken.map((body) => JSON.parse(body))).toEqual(all);
  const [mail] = mails.to(address);
  expect(mail?.subject).toContain(`checkpoint over ${all.at(-1)?.size} events`);
  expect(mail?.text).toContain(all.at(-1)?.root);
  const [attached] = mail?.attachments ?? [];
  const kept = join(folder, 'mailed.jsonl');
  writeFileSync(kept, attached?.content ?? '');
  expect(
    readFileSync(kept, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  ).toEqual(all);
  expect((await commandLine(tollgate.admin)('audit', 'checkpoints')).out).toMatch(/mail .* has all/);
});

test('what the settings cannot mean is refused at the start, with what to set', () => {
  const why = (env: NodeJS.ProcessEnv): string => {
    try {
      loadSettings(env);
      return '';
    } catch (error) {
      return String(error);
    }
  };
  expect(why({ CHECKPOINT_MAIL: address })).toContain('CHECKPOINT_MAIL needs a mail server: set SMTP_URL too.');
  expect(why({ CHECKPOINT_MAIL: `${address},b@example.com`, SMTP_URL: mails.url })).toContain('must be one address');
  expect(why({ CHECKPOINT_URL: 'http://audit.example.com' })).toContain('CHECKPOINT_URL must begin with https://.');
  expect(why({ CHECKPOINT_URL: 'https://10.0.0.1/x' })).toContain(
    'CHECKPOINT_URL goes to 10.0.0.1, which is not a public',
  );
  expect(why({ CHECKPOINT_URL: 'https://10.0.0.1/x', WEBHOOK_ALLOW_PRIVATE: 'true' })).toBe('');
});

test('only auditors and administrators are told', async () => {
  const member = await tollgate.as(await tollgate.person('Member'));
  expect((await member.get('/audit-log/checkpoints')).status).toBe(403);
  const auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  const [first] = await signed();
  expect((await auditor.get(`/audit-log/checkpoints?before=${(first?.size ?? 0) + 1}&limit=1`)).body.items).toEqual([
    first,
  ]);
});
