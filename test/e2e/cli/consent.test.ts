import { createHash } from 'node:crypto';
import { inDays, launchedCase } from '../../factories/case.js';
import { dateIn } from '../../factories/delegation.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

/** Runs the command as somebody. */
const tg = (who: ApiClient, ...args: string[]): Promise<CommandAnswer> => commandLine(who)(...args);

test('a stand-in is set, found, shown beside whom they stand in for, and ended from the command line', async () => {
  const c = await launchedCase(tollgate);
  await tollgate.person('Mei Tan', { email: 'mei@example.com' });
  const set = await tg(
    c.manager,
    'delegate',
    'to',
    'mei@example.com',
    '--until',
    dateIn(5),
    '--reason',
    'leave',
    '--json',
  );
  expect(set).toMatchObject({ code: 0, err: '' });
  const { id, scope } = JSON.parse(set.out) as { id: string; scope: string };
  expect(scope).toBe('approvals');
  expect((await tg(c.owner, 'delegate', 'list', '--state', 'active')).out).toContain('Mei Tan');
  expect((await tg(c.owner, 'delegate', 'who', c.managerId)).out).toContain('For approvals   Mei Tan');
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  expect((await tg(c.owner, 'items', 'show', item.key)).out).toContain('(Mei Tan stands in)');
  const twice = await tg(c.manager, 'delegate', 'to', 'mei@example.com', '--until', dateIn(5));
  expect(twice.code).toBe(1);
  expect(twice.err).toContain('Mei Tan stands in for Manager');
  expect((await tg(c.manager, 'delegate', 'end', id, '--reason', 'back')).out).toContain('revoked');
  expect((await tg(c.manager, 'delegate', 'to', 'mei@example.com')).code).toBe(2);
  expect((await tg(c.manager, 'delegate', 'to', 'mei@example.com', '--until', 'friday')).code).toBe(2);
});

test('an item is asked about, answered, signed on condition, taken back, withdrawn, and shown as it was signed', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await tg(c.owner, 'items', 'submit', item.key, '--statement', 'done');
  expect((await tg(c.manager, 'ask', item.key, 'Which sample?')).out).toContain('Which sample?');
  expect((await tg(c.owner, 'answer', item.key, 'That of May')).code).toBe(0);
  expect((await tg(c.owner, 'answer', item.key, 'Again')).err).toContain('No question is open.');
  expect((await tg(c.owner, 'questions', item.key)).out).toContain('That of May');
  expect((await tg(c.owner, 'withdraw', item.key, '--reason', 'a sheet more')).out).toContain('in progress');
  await tg(c.owner, 'items', 'submit', item.key, '--statement', 'done');
  expect((await tg(c.manager, 'revoke', item.key)).err).toContain('no signature in the open round');
  const followUp = `Watch it; ${c.bossId}; ${inDays(30).date}`;
  expect((await tg(c.manager, 'sign', item.key, '--approve', '--follow-up', 'Watch it')).code).toBe(2);
  expect((await tg(c.manager, 'sign', item.key, '--approve', '--follow-up', followUp)).out).toContain('done');
  const shown = await tg(c.owner, 'signed', item.key);
  expect(shown.out).toContain('(the same)');
  expect(shown.out).toMatch(/Conditions\s+AI-\d+ Watch it/);
  const { contentHash } = JSON.parse((await tg(c.owner, 'signed', item.key, '--json')).out) as { contentHash: string };
  const { out } = await tg(c.owner, 'signed', item.key, '--text');
  expect(createHash('sha256').update(out.trimEnd()).digest('hex')).toBe(contentHash);
  expect((await tg(c.owner, 'signed', item.key, '--round', '7')).err).toContain('there are 2');
  expect((await tg(c.owner, 'why', item.key)).out).toContain('Signed off and done on condition of Watch it');
});

test('more time is asked for, agreed to, refused past the limit and taken back; a tollgate is asked about and shown', async () => {
  const c = await launchedCase(tollgate, { phases: ['Only'] });
  const item = await c.item();
  expect((await tg(c.owner, 'extend', item.key, '--to', inDays(20).date, '--reason', 'vendor')).out).toContain(
    '0 of 1 agreed',
  );
  expect((await tg(c.owner, 'extend', item.key, '--take-back')).code).toBe(0);
  expect((await tg(c.owner, 'extend', item.key, '--to', inDays(400).date, '--reason', 'vendor')).err).toContain(
    '180 calendar days in all',
  );
  await tg(c.owner, 'extend', item.key, '--to', inDays(20).date, '--reason', 'vendor');
  expect((await tg(c.manager, 'extend', item.key, '--grant')).out).toContain(inDays(20).date);
  expect((await tg(c.manager, 'extend', item.key, '--grant', '--refuse')).code).toBe(2);
  await tg(c.owner, 'items', 'submit', item.key, '--statement', 'done');
  await tg(c.manager, 'sign', item.key, '--approve');
  await until(
    'the tollgate',
    async () => (await c.lead.get(`/programs/${c.programId}`)).body.phases[0].status === 'tollgate',
  );
  expect((await tg(c.lead, 'programs', 'ask', c.programId, 'Who checked?')).out).toContain('Asked.');
  expect((await tg(c.manager, 'programs', 'answer', c.programId, 'QA did')).out).toContain('Answered.');
  expect((await tg(c.lead, 'programs', 'revoke', c.programId)).code).toBe(1);
  expect((await tg(c.lead, 'programs', 'sign', c.programId, '--approve')).out).toContain('closed');
  expect((await tg(c.lead, 'programs', 'signed', c.programId)).out).toContain('(the same)');
  expect((await tg(c.lead, 'policies', 'list', '--kind', 'extension')).out).toContain('Default');
});
