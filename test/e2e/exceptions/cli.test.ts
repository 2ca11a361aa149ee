import { inDays } from '../../factories/case.js';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: ExceptionCase;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await exceptionCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

/** Runs the command as that person. */
const tg = (who: ApiClient, ...args: string[]): Promise<CommandAnswer> => commandLine(who)(...args);

test('an exception is asked for, mended, approved, rated anew, renewed and revoked from the command line', async () => {
  const item = await c.item({ due: inDays(40) });
  const what = ['--title', 'Old detector', '--scope', 'VN sellers', '--rationale', 'Rebuilt', '--market', 'VN'];
  const who = ['--risk-owner', c.headId, '--control', `${c.ownerId}=Daily sample`];
  const rated = ['--inherent', 'high', '--residual', 'medium'];
  const asked = await tg(
    c.analyst,
    'exceptions',
    'request',
    ...what,
    ...who,
    ...rated,
    '--item',
    item.key,
    '--ends',
    inDays(20).date,
    '--json',
  );
  expect(asked).toMatchObject({ code: 0, err: '' });
  const { key } = JSON.parse(asked.out);
  const back = await tg(c.lead, 'exceptions', 'sign', key, '--send-back', '--reason', 'Shorter');
  expect(back.out).toContain('draft');
  expect((await tg(c.analyst, 'exceptions', 'edit', key, '--ends', inDays(15).date)).out).toContain(inDays(15).date);
  expect((await tg(c.analyst, 'exceptions', 'ask-again', key)).out).toContain('requested');
  expect((await tg(c.analyst, 'exceptions', 'list', '--waiting-for', c.leadId)).out).toContain(key);
  expect((await tg(c.lead, 'exceptions', 'sign', key, '--approve')).out).toContain('active');
  expect((await tg(c.owner, 'items', 'show', item.key)).out).toContain(`${key} active`);
  expect((await tg(c.head, 'exceptions', 'next', key)).out).toContain('lease end');
  const stale = await tg(c.head, 'exceptions', 'reassess', key, '--residual', 'high', '--reason', 'Leakage doubled');
  expect(stale.out).toContain('unless approved again');
  const renewed = await tg(c.analyst, 'exceptions', 'renew', key, '--ends', inDays(30).date, '--json');
  expect(JSON.parse(renewed.out)).toMatchObject({ status: 'requested', renews: { key }, residualRating: 'high' });
  expect((await tg(c.lead, 'exceptions', 'revoke', key, '--reason', 'It works')).out).toContain('revoked: It works');
  const why = (await tg(c.owner, 'exceptions', 'why', key)).out;
  for (const words of ['Asked for', 'Sent back: Shorter', 'Approved and active', 'Rated anew', 'Revoked: It works'])
    expect(why).toContain(words);
  expect((await tg(c.owner, 'exceptions', 'rounds', key)).out).toContain('Round 2, approved');
  expect((await tg(c.owner, 'why', item.key)).out).toContain('live again');
});

test('a risk is accepted; what is refused is one line and exit code 1, wrong usage is exit code 2', async () => {
  const what = ['--title', 'Late appeals', '--scope', 'PH', '--rationale', 'Staff is hired', '--lead', c.leadId];
  const rest = ['--risk-owner', c.headId, '--inherent', 'medium', '--residual', 'low', '--ends', inDays(20).date];
  const asked = await tg(c.analyst, 'accept-risk', ...what, ...rest, '--json');
  const { key, kind } = JSON.parse(asked.out);
  expect(kind).toBe('risk_acceptance');
  const own = await tg(c.head, 'exceptions', 'sign', key, '--approve');
  expect([own.code, own.err.trim().split('\n').length]).toEqual([1, 1]);
  expect(own.err).toContain('own work');
  expect((await tg(c.head, 'exceptions', 'withdraw', key, '--reason', 'Not mine')).out).toContain('withdrawn');
  expect((await tg(c.head, 'exceptions', 'show', 'EX-99999')).code).toBe(1);
  expect((await tg(c.head, 'exceptions', 'list', '--count')).out.trim()).toMatch(/^\d+$/);
  for (const wrong of [
    ['accept-risk', '--title', 'x'],
    ['exceptions', 'sign', key],
    ['exceptions', 'renew', key],
    ['exceptions', 'reassess', key, '--residual', 'huge', '--reason', 'x'],
    ['exceptions', 'edit', key, '--control', 'nobody'],
    ['exceptions', 'revoke', key],
  ])
    expect([wrong, (await tg(c.head, ...wrong)).code]).toEqual([wrong, 2]);
});
