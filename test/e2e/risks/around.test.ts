import { standsInFor } from '../../factories/delegation.js';
import { riskCase, type RiskCase } from '../../factories/risk.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inDays } from '../../factories/case.js';

let tollgate: Tollgate;
let c: RiskCase;

beforeAll(async () => {
  tollgate = await startTollgate();
});
beforeEach(async () => {
  c = await riskCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const tg = (who: ApiClient, ...args: string[]): Promise<CommandAnswer> => commandLine(who)(...args);
const keys = (answer: { body: { items: { key: string }[] } }): string[] => answer.body.items.map(({ key }) => key);

test('what hangs on whoever leaves is handed over: the owner’s risk and the lead’s sign-off', async () => {
  const risk = await c.inReview();
  const toId = await tollgate.person('Successor');
  const held = (await tollgate.admin.get(`/people/${c.leadId}/holdings`)).body.holdings;
  expect(held).toMatchObject([
    { kind: 'risk', name: `${risk.key} ${risk.title}`, part: 'domain_lead' },
    { kind: 'decision', name: risk.key, part: 'stage 1' },
  ]);
  for (const from of [c.leadId, c.ownerId]) {
    const preview = await tollgate.admin.must(`/people/${from}/hand-over/preview`, {
      toId: from === c.leadId ? toId : c.bossId,
    });
    await tollgate.admin.must(`/people/${from}/hand-over`, {
      toId: from === c.leadId ? toId : c.bossId,
      digest: preview.digest,
      operationId: null,
    });
  }
  const shown = (await c.boss.get(`/risks/${risk.id}`)).body;
  expect(shown).toMatchObject({ owner: { id: c.bossId }, domainLead: { id: toId }, status: 'in_review' });
  const successor = await tollgate.as(toId);
  const signed = await successor.must(`/risks/${risk.id}/sign-off`, {
    decision: 'approve',
    contentHash: shown.signOff.contentHash,
  });
  expect(signed.status).toBe('accepted');
});

test('whoever stands in for the lead signs, unless it is the owner’s stand-in; whoever does for the owner hands in', async () => {
  const deputyId = await tollgate.person('Deputy');
  const deputy = await tollgate.as(deputyId);
  const helperId = await tollgate.person('Helper');
  await standsInFor(c.lead, deputyId);
  await standsInFor(c.owner, helperId, { scope: 'everything' });
  const { id } = await c.raised();
  const helper = await tollgate.as(helperId);
  const handed = await helper.must(`/risks/${id}/review`, { outcome: 'mitigated', statement: 'As before' });
  expect(handed.review.handedInBy.id).toBe(helperId);
  expect(handed.signOff.waitingFor).toMatchObject([{ id: c.leadId, standIn: { id: deputyId } }]);
  const own = await helper.post(`/risks/${id}/sign-off`, { decision: 'approve' });
  expect(own.body.code).toBe('separation-of-duties');
  expect(await deputy.must(`/risks/${id}/sign-off`, { decision: 'approve' })).toMatchObject({ status: 'mitigated' });
  const timeline = (await c.owner.get(`/risks/${id}/timeline`)).body.items;
  expect(timeline.map((e: { onBehalfOf: unknown }) => e.onBehalfOf)).toEqual([
    null,
    { id: c.ownerId, name: expect.any(String) },
    { id: c.leadId, name: expect.any(String) },
  ]);
});

test('its date stands in the calendar of its owner, and what waits in that of the lead', async () => {
  const risk = await c.inReview();
  const textOf = async (who: ApiClient, id: string): Promise<string> => {
    const { url } = await who.must(`/people/${id}/feeds`);
    return (await fetch(`${tollgate.url}${new URL(url).pathname}`)).text();
  };
  expect(await textOf(c.owner, c.ownerId)).toContain(`UID:risk.${risk.id}@tollgate`);
  expect(await textOf(c.lead, c.leadId)).toContain(`SUMMARY:Sign off: ${risk.key}`);
});

test('lists are narrowed and paged, by names too; an unknown one is refused with what is near', async () => {
  const first = await c.raised({ likelihood: 5, impact: 5, reviewDue: inDays(9) });
  const second = await c.raised({ reviewDue: inDays(8) });
  const waiting = await c.inReview({ reviewDue: inDays(7) });
  const of = `owner=${c.ownerId}`;
  expect(keys(await c.owner.get(`/risks?${of}`))).toEqual([waiting.key, second.key, first.key]);
  expect(keys(await c.owner.get(`/risks?${of}&sort=-score&limit=1`))).toEqual([first.key]);
  const page = (await c.owner.get(`/risks?${of}&limit=2`)).body;
  expect(keys(await c.owner.get(`/risks?${of}&limit=2&cursor=${page.nextCursor}`))).toEqual([first.key]);
  expect(keys(await c.lead.get('/risks?waitingFor=me'))).toEqual([waiting.key]);
  expect(keys(await c.owner.get(`/risks?${of}&rating=critical&status=open,accepted&market=VN`))).toEqual([first.key]);
  expect((await c.owner.get(`/risks/count?${of}&overdue=false&dueBefore=${inDays(30).date}T00:00:00Z`)).body).toEqual({
    count: 3,
  });
  expect((await c.owner.get('/risks?domain=counterfeit')).body.code).toBe('unknown-name');
  expect((await c.owner.get('/risks?status=gone')).status).toBe(400);
});

test('a risk is raised, reviewed, signed and moved from the command line, which says why and what next', async () => {
  const said = ['--title', 'Late appeals', '--text', 'Appeals wait for weeks', '--likelihood', '4', '--impact', '4'];
  const added = await tg(
    ...[c.analyst, 'risks', 'add', ...said, '--owner', c.ownerId, '--lead', c.leadId],
    ...['--every', 'P3M', '--due', inDays(20).date, '--market', 'PH', '--json'],
  );
  expect(added).toMatchObject({ code: 0, err: '' });
  const { key } = JSON.parse(added.out);
  expect((await tg(c.owner, 'risks', 'show', key)).out).toContain('critical (likelihood 4, impact 4)');
  const handed = await tg(
    c.owner,
    'risks',
    'review',
    key,
    '--outcome',
    'open',
    '--statement',
    'Staff is hired',
    '--impact',
    '2',
  );
  expect(handed.out).toContain('in review');
  expect((await tg(c.lead, 'risks', 'list', '--waiting-for', 'me')).out).toContain(key);
  const signed = await tg(c.lead, 'risks', 'sign', key, '--approve');
  expect(signed.out).toContain('medium (likelihood 4, impact 2)');
  expect(signed.err).toContain('Staff is hired');
  expect((await tg(c.lead, 'risks', 'schedule', key, '--every', 'P1M', '--reason', 'Watch it')).out).toContain('P1M');
  expect((await tg(c.owner, 'risks', 'edit', key, '--title', 'Appeals wait')).out).toContain('Appeals wait');
  expect((await tg(c.owner, 'risks', 'why', key)).out).toContain('The review is signed: open, medium');
  expect((await tg(c.owner, 'risks', 'next', key)).out).toContain('reminder');
  expect((await tg(c.owner, 'risks', 'rounds', key)).out).toContain('Round 1, approved');
  expect(await tg(c.owner, 'risks', 'sign', key)).toMatchObject({ code: 2 });
});
