import { inDays, launchedCase } from '../../factories/case.js';
import { recordKindNames, recordKinds, workflowOf } from '../../../database/engine/kinds.js';
import { acceptedFile, ended } from '../imports/import-file.js';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { exceptionCase } from '../../factories/exception.js';
import { riskCase } from '../../factories/risk.js';
import { payloadsOf, plainHistory } from '../../harness/histories.js';
import { ended as carriedOut } from '../bulk/bulk-case.js';
import { dateFrom, recurrenceWorld } from '../recurrences/world.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

/** In everything that a person writes here. */
const word = 'xyzzy';

/** The histories of every record that there is, as one text, with what their payloads say. */
async function allHistories(): Promise<{ text: string; workflows: number }> {
  const texts: string[] = [];
  for (const kind of recordKindNames) {
    const rows = await tollgate.dataSource.query<{ id: string }[]>(`SELECT id FROM ${recordKinds[kind].table}`);
    for (const { id } of rows) {
      const text = await historyOf(workflowOf(kind, id).workflowId);
      if (text !== null) texts.push(text);
    }
  }
  return { text: texts.join('\n'), workflows: texts.length };
}

/** Null where there is none. */
async function historyOf(workflowId: string): Promise<string | null> {
  const history = await plainHistory(tollgate.temporal, workflowId).catch(() => null);
  if (history === null) return null;
  return JSON.stringify([JSON.parse(historyToJSON(history)), payloadsOf(history).map(({ text }) => text)]);
}

/** How the people of these tests are called, and where they are written to. */
const people = /(Owner|Boss|Manager|Lead|Chief|Head|Analyst|Risk \w+) \d|@example\.com/;

test('histories hold ids, and nothing that a person has written', async () => {
  const c = await launchedCase(tollgate);
  const say = (text: string): string => `${text}, ${word}`;
  const item = await c.item({ title: say('Fix the rule'), description: say('as the regulator asked') });
  const path = `/action-items/${item.id}`;
  const at = async (): Promise<Record<string, string>> => ({
    'if-match': `"${((await c.owner.get(path)).body as { version: number }).version}"`,
  });
  await c.owner.must(`${path}/start`);
  expect((await c.owner.patch(path, { description: say('edited') }, await at())).status).toBe(200);
  await c.owner.must(`${path}/evidence`, { url: `https://example.com/${word}`, title: say('Report') });
  await c.owner.must(`${path}/extensions`, { due: inDays(30), reason: say('late'), impact: say('none') });
  await c.manager.must(`${path}/hold`, { reason: say('The vendor is away') });
  // Refused, for a reason that says what was written.
  expect((await c.owner.post(`${path}/submit`, { statement: say('done') })).status).toBe(409);
  await c.manager.must(`${path}/resume`);
  await c.manager.must(`${path}/cancel`, { reason: say('not needed') });
  await c.manager.must(`/programs/${c.programId}/hold`, { reason: say('freeze') });
  await c.manager.must(`/programs/${c.programId}/resume`);
  const delegation = await c.owner.must('/delegations', {
    standInId: c.leadId,
    scope: 'everything',
    until: { date: inDays(9).date },
    reason: say('leave'),
  });
  await c.owner.must(`/delegations/${(delegation as { id: string }).id}/end`, { reason: say('back') });
  const { text, workflows } = await allHistories();
  expect(workflows).toBeGreaterThan(2);
  // Read rightly, and so what is looked for would be found.
  expect(text).toContain(JSON.stringify('"type":"cancel"').slice(1, -1));
  expect(text.indexOf(word)).toBe(-1);
  expect(people.exec(text)).toBeNull();
  expect(JSON.stringify((await c.owner.get(`${path}/timeline`)).body)).toContain(word);
});

test('of no kind of record: an exception, a risk, a series, a check, a template, an operation on many', async () => {
  const say = (text: string): string => `${text}, ${word}`;
  const x = await exceptionCase(tollgate);
  const item = await x.item({ title: say('Held'), due: inDays(20) });
  const asked = await x.requested({
    ...{ title: say('Old detector'), rationale: say('rebuilt'), rule: say('IP-7'), items: [item.id] },
    scope: { text: say('Sellers'), markets: ['VN'] },
    compensatingControls: [{ text: say('Samples'), ownerId: x.ownerId }],
  });
  await x.lead.must(`/exceptions/${asked.id}/sign-off`, { decision: 'approve', reason: say('agreed') });
  await x.head.must(`/exceptions/${asked.id}/revoke`, { reason: say('the detector is here') });
  const r = await riskCase(tollgate);
  const risk = await r.inReview({ title: say('Counterfeits'), text: say('come back') }, { statement: say('still') });
  await r.lead.must(`/risks/${risk.id}/sign-off`, { decision: 'send_back', reason: say('which figures?') });
  const w = await recurrenceWorld(tollgate);
  const series = await w.items(
    { rule: 'FREQ=DAILY', startsOn: dateFrom(Date.now(), 1) },
    { title: say('Sample of {{date}}'), description: say('as always') },
  );
  const programs = await w.programs({ rule: 'FREQ=WEEKLY', count: 1, startsOn: dateFrom(Date.now(), 1) });
  await tollgate.clock.advance('P2D');
  await w.manager.must(`/recurrences/${series.id}/end`, { reason: say('enough') });
  const operation = await w.manager.must('/bulk-operations', {
    kind: 'cancel',
    body: { reason: say('all of them') },
    filter: { program: w.programId },
  });
  await carriedOut(w.manager, operation.id);
  const { text } = await allHistories();
  for (const id of [item.id, asked.id, risk.id, series.id, programs.id]) expect(text).toContain(id);
  expect(await historyOf(`bulk/${operation.id}`)).toContain(operation.id);
  for (const one of [text, await historyOf(`bulk/${operation.id}`)]) {
    expect(one?.indexOf(word)).toBe(-1);
    expect(people.exec(one ?? '')).toBeNull();
  }
});

test('nor what is wrong with a file, of which the import says all', async () => {
  const c = await launchedCase(tollgate);
  await tollgate.stopWorker();
  const file = 'Title,Owner,Due\nFix the rule,Owner 2,2099-01-31\n';
  const { id } = await acceptedFile(c.manager, file, { program: c.programId });
  // As it would be where somebody ends the program in between.
  await tollgate.dataSource.query(`UPDATE programs SET name = $2, status = 'cancelled' WHERE id = $1`, [
    c.programId,
    `Program ${word}`,
  ]);
  await tollgate.startWorker();
  expect((await ended(c.manager, id)).error).toContain(word);
  const text = await historyOf(`import/${id}`);
  expect(text).toContain('kept:');
  expect(text?.indexOf(word)).toBe(-1);
});
