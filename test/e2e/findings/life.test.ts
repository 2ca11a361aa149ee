import { inDays, launchedCase } from '../../factories/case.js';
import { itemToCheck, quickCheck } from '../../factories/effectiveness.js';
import { findingCase } from '../../factories/finding.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

// Each test has a clock of its own: months pass in it.
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
const toldOf = ({ body }: Answer, type: string): string[] =>
  body.items.filter((e) => e.type === type).flatMap((e) => e.told.map(({ person }) => person.id));
const at = '/findings/FI-1';

test('an owner who is silent is asked again and again; disputed, its author is; agreed, it runs to its target date', async () => {
  const c = await findingCase(tollgate);
  const draft = await c.drafted();
  expect(draft).toMatchObject({ key: 'FI-1', status: 'draft', due: null, target: null, author: { id: c.authorId } });
  expect((await c.author.get(`${at}/upcoming`)).body.items).toEqual([]);
  const proposed = await c.author.must(`${at}/propose`, { note: 'As discussed' });
  expect(proposed).toMatchObject({ status: 'proposed', limitsVersion: 1, firstTarget: null });
  const next = (await c.owner.get(`${at}/upcoming`)).body.items;
  expect(next.map(({ kind }: { kind: string }) => kind)).toEqual(['reminder', 'breach']);
  expect(next[0]).toMatchObject({ who: [{ person: { id: c.ownerId }, role: 'owner' }] });
  expect(next[1].at).toBe(proposed.due.at);

  await tollgate.clock.advance('P30D');
  expect((await c.owner.get(at)).body).toMatchObject({ status: 'proposed', overdue: true });
  const soFar = await c.owner.get(`${at}/timeline`);
  expect(typesOf(soFar).slice(0, 4)).toEqual([
    ...['finding.recorded', 'finding.proposed', 'finding.reminded', 'finding.overdue'],
  ]);
  expect(soFar.body.items[3]).toMatchObject({ at: proposed.due.at, firedBy: 'timer' });
  expect(toldOf(soFar, 'finding.escalated')).toEqual(expect.arrayContaining([c.ownerId, c.bossId, c.domainLeadId]));
  const held = await c.boss.must(`${at}/acknowledge`, { note: 'They are back on Monday' });
  expect(held).toMatchObject({ overdue: true, acknowledgedUntil: expect.any(String) });

  const why = { reason: 'One month is too short', wouldChange: 'A sample of a quarter' };
  const disputed = await c.owner.must(`${at}/dispute`, why);
  expect(disputed).toMatchObject({ status: 'disputed', overdue: false, dispute: { ...why, by: { id: c.ownerId } } });
  const forAuthor = (await c.author.get(`${at}/upcoming`)).body.items[0];
  expect(forAuthor.who).toMatchObject([{ person: { id: c.authorId } }]);
  const { version } = disputed;
  await c.author.patch(at, { condition: 'Ninety of a hundred in the quarter' }, { 'if-match': `"${version}"` });
  const again = await c.author.must(`${at}/propose`, {});
  expect(Date.parse(again.target.at)).toBeGreaterThan(Date.parse(proposed.target.at));
  const agreed = await c.owner.must(`${at}/agree`, { note: 'So it is' });
  expect(agreed).toMatchObject({ status: 'agreed', firstTarget: again.target, due: again.target });
  const moved = await c.domainLead.must(`${at}/schedule`, { target: inDays(160), reason: 'The vendor is late' });
  expect(moved.firstTarget).toEqual(again.target);
  expect(moved.target.date).toBe(inDays(160).date);

  await tollgate.clock.advance('P200D');
  expect((await c.owner.get(at)).body).toMatchObject({ status: 'agreed', overdue: true });
  const done = await c.owner.must(`${at}/finish`, { text: 'A team reads them', links: ['https://example.com/sop'] });
  expect(done).toMatchObject({ status: 'remediated', overdue: false, remediation: { by: { id: c.ownerId } } });
  expect(done.allowed).not.toContain('verify');
  await tollgate.clock.advance('P40D');
  const waiting = await c.domainLead.get(`${at}/timeline`);
  expect(waiting.body.items.at(-1)?.summary).toMatch(/^Escalated to level/);
  const verified = await c.domainLead.must(`${at}/verify`, { text: 'Ten appeals were read anew' });
  expect(verified).toMatchObject({ status: 'verified', due: null, closedAt: expect.any(String) });
  expect((await c.owner.get(`${at}/upcoming`)).body.items).toEqual([]);
  const kinds = async (id: string): Promise<string[]> =>
    (await (await tollgate.as(id)).get('/notifications?limit=100')).body.items.map((n: { kind: string }) => n.kind);
  expect(await kinds(c.ownerId)).toEqual(
    expect.arrayContaining(['finding_proposed', 'finding_limit_reminder', 'finding_scheduled', 'finding_verified']),
  );
  expect(await kinds(c.authorId)).toEqual(expect.arrayContaining(['finding_disputed', 'finding_agreed']));
  expect(await kinds(c.domainLeadId)).toEqual(expect.arrayContaining(['finding_unanswered_level', 'finding_done']));
  captureHistory('finding-life', await plainHistory(tollgate.temporal, `finding/${draft.id}`));
});

test('verified, it is opened again by itself when the effectiveness check of what remediated it fails', async () => {
  const c = await findingCase(tollgate);
  const made = await launchedCase(tollgate);
  const item = await itemToCheck(made, await quickCheck(tollgate));
  const { id } = await c.agreed();
  const begun = await c.owner.must(`/findings/${id}/remediate`, { by: item.key });
  expect(begun.status).toBe('remediating');
  expect((await c.owner.get(`/action-items/${item.key}/links`)).body.items).toMatchObject([{ kind: 'finding', id }]);
  await c.owner.must(`/findings/${id}/finish`, { text: 'Retrained' });
  const verified = await c.domainLead.must(`/findings/${id}/verify`, { text: 'Looked' });
  await tollgate.clock.advance('P1D');
  const result = { result: 'failed', finding: 'It is back in two markets', due: inDays(30) };
  await made.lead.must(`/action-items/${item.id}/effectiveness`, result);
  const read = async () => (await c.owner.get(`/findings/${id}`)).body;
  await until('it is open again', async () => (await read()).status === 'remediating');
  const again = await read();
  expect(again).toMatchObject({ reopened: 1, closedAt: null, verification: null, firstTarget: verified.firstTarget });
  expect(again.reopening).toMatchObject({
    by: null,
    reason: expect.stringContaining(`${item.key} failed: It is back`),
  });
  const timeline = (await c.owner.get(`/findings/${id}/timeline`)).body.items;
  expect(timeline.at(-1)).toMatchObject({ type: 'finding.reopened', actor: null });
  expect(timeline.at(-1).told.map(({ person }: Entry['told'][number]) => person.id)).toContain(c.ownerId);
  // What failed before it was done once more opens nothing again.
  await c.owner.must(`/findings/${id}/finish`, { text: 'Retrained again' });
  expect(await c.domainLead.must(`/findings/${id}/verify`, { text: 'Looked again' })).toMatchObject({ reopened: 1 });
  await tollgate.clock.advance('P3D');
  expect((await read()).status).toBe('verified');
});
