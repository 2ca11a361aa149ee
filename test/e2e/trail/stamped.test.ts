import { createServer, type Server, type ServerResponse } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PKIStatus } from 'pkijs';
import { checkpointsOf } from '../../../database/audit/checkpoints.js';
import type { Checkpoint } from '../../../domain/audit/checkpoint.js';
import { TimeStampAuthority, type Misdeeds } from '../../factories/time-stamp-authority.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-stamped-'));
const file = join(folder, 'checkpoints.jsonl');
let authority: TimeStampAuthority;
let server: Server;
let tollgate: Tollgate;
/** What it does instead of answering as it should. */
type Behaviour = Misdeeds | ((response: ServerResponse) => void);
let otherwise: Behaviour = { broken: true };

beforeAll(async () => {
  authority = await TimeStampAuthority.make();
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (typeof otherwise === 'function') otherwise(response);
      else
        void authority.answer(Buffer.concat(parts), otherwise).then((answer) => {
          response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer);
        });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const timestampUrl = `http://127.0.0.1:${port}/tsr`;
  const settings = { timestampUrl, webhookAllowLoopback: true, webhookTimeoutSeconds: 1, checkpointFile: file };
  tollgate = await startTollgate({ settings });
  await tollgate.admin.must('/programs', { name: 'Sealed' });
});
afterAll(async () => {
  await tollgate.stop();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const signed = (): Promise<Checkpoint[]> =>
  checkpointsOf(tollgate.dataSource.manager, { after: 0, upTo: Number.MAX_SAFE_INTEGER });

const stateOf = async (way: string): Promise<{ answer: string | null; waiting: number } | undefined> => {
  const { destinations } = (await tollgate.admin.get('/audit-log/checkpoints')).body;
  return destinations.find((state: { way: string }) => state.way === way);
};

const askAnew = (): Promise<unknown> =>
  tollgate.asOwner((owner) =>
    owner.query(`UPDATE audit_destinations SET next_at = now(), answer = NULL WHERE way = 'stamp'`),
  );

const hostile: [string, Behaviour, RegExp][] = [
  ['its signature is broken', { broken: true }, /the signature of the token is not right/],
  ['it answers to another request', { nonce: null }, /its nonce is not ours/],
  ['it stamps something else', { over: Buffer.from('x') }, /the token is over other bytes/],
  ['it refuses', { status: PKIStatus.rejection }, /it refused \(status 2\): no more today/],
  ['it never answers', () => undefined, /^no answer within 1 s$/],
  ['it does not end', (response) => drip(response), /^no answer within 1 s$/],
  ['it answers with too much', (response) => response.end(Buffer.alloc(1_000_000)), /the answer has more than 512 KB/],
  ['it sends us elsewhere', (response) => response.writeHead(302, { location: '/' }).end(), /it answered 302/],
];

function drip(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write('x'), 100);
  response.on('close', () => {
    clearInterval(timer);
  });
}

test.each(hostile)('nothing is taken where %s; why is said, and it is tried again', async (_why, how, says) => {
  otherwise = how;
  await until('the first checkpoint', async () => (await signed()).length > 0);
  await askAnew();
  await until('the authority to have been asked', async () => says.test((await stateOf('stamp'))?.answer ?? ''));
  expect(await stateOf('stamp')).toMatchObject({ waiting: 1 });
  expect((await signed()).map(({ timeStamp }) => timeStamp)).toEqual([null]);
  // Nobody waits for it.
  expect(await stateOf('file')).toMatchObject({ waiting: 0 });
});

test('what it attests is kept with the checkpoint, sent with it, and verified, by its root where that is given', async () => {
  otherwise = {};
  await askAnew();
  await until('a stamp', async () => (await stateOf('stamp'))?.waiting === 0);
  const [checkpoint] = await signed();
  expect((await stateOf('stamp'))?.answer).toContain('Time authority of the tests');
  const tg = commandLine(tollgate.admin);
  const kept = join(folder, 'trail.jsonl');
  expect((await tg('audit', 'save', kept)).code).toBe(0);
  expect(readFileSync(kept, 'utf8')).toContain(`"timeStamp":"${checkpoint?.timeStamp}"`);
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, authority.pem);
  for (const from of [[], [kept]]) {
    const said = await tg('audit', 'verify', ...from, '--tsa-ca', ca);
    expect(said).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Time stamps +1, the last over \d+ events: .*, by Time authority of the tests\n/),
    });
  }
  expect((await tg('audit', 'verify', kept)).out).toContain('(not checked who that is: --tsa-ca)');
  expect((await tg('audit', 'checkpoints')).out).toContain('yes');
  const other = join(folder, 'other.pem');
  writeFileSync(other, (await TimeStampAuthority.make('Another')).pem);
  const distrusted = await tg('audit', 'verify', kept, '--tsa-ca', other);
  expect(distrusted).toMatchObject({ code: 1, out: expect.stringContaining('is no authority that is trusted') });
  // One that was put at another checkpoint, or made up, is a finding.
  writeFileSync(kept, readFileSync(kept, 'utf8').replace(/"timeStamp":"..../, '"timeStamp":"AAAA'));
  const altered = await tg('audit', 'verify', kept, '--json');
  expect(JSON.parse(altered.out)).toMatchObject({
    timeStamps: { count: 1, last: null },
    findings: [{ kind: 'unproven', what: expect.stringContaining('its time stamp attests nothing') }],
  });
  writeFileSync(other, 'none');
  expect((await tg('audit', 'verify', kept, '--tsa-ca', other)).err).toContain('there is no certificate in it');
});
