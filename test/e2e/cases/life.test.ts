import { inDays } from '../../factories/case.js';
import { governanceCase } from '../../factories/governance-case.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

// Each test has a clock of its own: weeks pass in it.
beforeEach(async () => {
  tollgate = await startTollgate();
});
afterEach(async () => {
  await tollgate.stop();
});

interface Entry {
  type: string;
  at: string;
  summary: string;
  told: { person: { id: string } }[];
}
type Answer = { body: { items: Entry[] } };

const typesOf = ({ body }: Answer): string[] => body.items.map(({ type }) => type);
const toldOf = ({ body }: Answer, type: string): string[][] =>
  body.items.filter((e) => e.type === type).map((e) => e.told.map(({ person }) => person.id));

test('a case that nobody triages climbs its ladder; triaged, looked into and concluded, somebody else closes it', async () => {
  const c = await governanceCase(tollgate);
  const found = await c.reported({ samples: [{ url: 'https://example.com/stream/1' }], affected: { listings: 9 } });
  expect(found).toMatchObject({
    ...{ key: 'CA-1', status: 'new', severity: 'medium', matrixVersion: 1, overdue: false, version: 1 },
    ...{ lead: { id: c.leadId }, reporter: { person: null, text: null }, raisedBy: { id: c.reporterId } },
    affected: { users: null, sellers: null, creators: null, listings: 9 },
    samples: [{ url: 'https://example.com/stream/1', note: null }],
  });
  const next = (await c.lead.get('/cases/CA-1/upcoming')).body.items;
  expect(next.map(({ kind }: { kind: string }) => kind)).toEqual(['reminder', 'breach']);
  expect(next[0]).toMatchObject({ who: [{ person: { id: c.leadId }, role: 'owner' }] });
  expect(next[1].at).toBe(found.due.at);

  await tollgate.clock.advance('P12D');
  const late = (await c.lead.get('/cases/CA-1')).body;
  // The second level is for a program manager, whom a case has not: the third followed at once.
  expect(late).toMatchObject({ status: 'new', overdue: true, ladderLevel: 3 });
  const soFar = await c.lead.get('/cases/CA-1/timeline');
  expect(typesOf(soFar)).toEqual([
    'case.reported',
    'case.reminded',
    'case.overdue',
    'case.escalated',
    'case.escalated',
    'case.escalated',
  ]);
  expect(soFar.body.items[2]).toMatchObject({ at: found.due.at, firedBy: 'timer' });
  expect(soFar.body.items[2].summary).toMatch(/^The triage is late/);
  expect(toldOf(soFar, 'case.escalated')).toEqual([[c.leadId, c.bossId], [], [c.domainLeadId]]);

  const triaged = await c.lead.must('/cases/CA-1/triage', {
    ...{ likelihood: 5, impact: 4, due: inDays(30), note: 'Two markets' },
  });
  expect(triaged).toMatchObject({ status: 'triaged', severity: 'critical', overdue: false, ladderLevel: 0 });
  expect((await c.lead.must('/cases/CA-1/start')).status).toBe('investigating');
  const concluded = await c.lead.must('/cases/CA-1/conclude', { verdict: 'substantiated', text: 'Nine names' });
  expect(concluded).toMatchObject({ status: 'concluded', conclusion: { concludedBy: { id: c.leadId } } });
  expect(concluded.allowed).not.toContain('close');
  const closed = await c.domainLead.must('/cases/CA-1/close', { note: 'Read' });
  expect(closed).toMatchObject({ status: 'closed', closedAt: expect.any(String), conclusion: { text: 'Nine names' } });
  expect((await c.lead.get('/cases/CA-1/upcoming')).body.items).toEqual([]);
  const kinds = async (id: string): Promise<string[]> =>
    (await (await tollgate.as(id)).get('/notifications')).body.items.map((n: { kind: string }) => n.kind);
  expect(await kinds(c.leadId)).toEqual(expect.arrayContaining(['case_reported', 'case_closed']));
  expect(await kinds(c.domainLeadId)).toEqual(expect.arrayContaining(['case_untriaged_level', 'case_concluded']));
  expect(await kinds(c.reporterId)).toEqual(expect.arrayContaining(['case_triaged', 'case_closed']));

  const again = await c.boss.must('/cases/CA-1/reopen', { reason: 'They are back', due: inDays(60) });
  expect(again).toMatchObject({ status: 'investigating', conclusion: null, closedAt: null, overdue: false });
  await tollgate.clock.advance('P62D');
  expect((await c.lead.get('/cases/CA-1')).body).toMatchObject({ status: 'investigating', overdue: true });
  captureHistory('case-life', await plainHistory(tollgate.temporal, `case/${found.id}`));
});

test('the limit of triage is working time by severity: a critical one is reminded of and late within hours', async () => {
  const c = await governanceCase(tollgate);
  const critical = await c.reported({ likelihood: 5, impact: 5 });
  const low = await c.reported({ likelihood: 1, impact: 1 });
  expect([critical.severity, low.severity]).toEqual(['critical', 'low']);
  expect(Date.parse(critical.due.at)).toBeLessThan(Date.parse(low.due.at));
  const [reminder, breach] = (await c.lead.get(`/cases/${critical.id}/upcoming`)).body.items;
  expect(reminder).toMatchObject({ kind: 'reminder', because: expect.stringContaining('half of the time') });
  expect(Date.parse(reminder.at)).toBeLessThan(Date.parse(breach.at));
  // Whoever is on it holds the ladder, and not the date.
  await tollgate.clock.advance('P4D');
  const held = await c.boss.must(`/cases/${critical.id}/acknowledge`, { note: 'The logs come on Monday' });
  expect(held).toMatchObject({ overdue: true, acknowledgedUntil: expect.any(String) });
  const dated = await c.domainLead.post(`/cases/${critical.id}/schedule`, { due: inDays(40), reason: 'Later' });
  expect(dated).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
  const own = await c.lead.post(`/cases/${critical.id}/reassign`, { leadId: c.reporterId, reason: 'Not mine' });
  expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  const given = await c.boss.must(`/cases/${critical.id}/reassign`, { leadId: c.bossId, reason: 'Mine' });
  expect(given).toMatchObject({ lead: { id: c.bossId }, overdue: true });
  const rejected = await c.boss.must(`/cases/${critical.id}/reject`, { reason: 'It was a test stream' });
  expect(rejected).toMatchObject({ status: 'rejected', rejection: 'It was a test stream', overdue: false });
  const open = await c.boss.must(`/cases/${critical.id}/reopen`, { reason: 'It was none' });
  expect(open).toMatchObject({ status: 'new', rejection: null, overdue: false });
});
