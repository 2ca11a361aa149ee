import { unseenBy } from '../../../database/people/unseen-subjects.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { carriedOut } from '../bulk/bulk-case.js';
import { importFile } from '../imports/import-file.js';

/** Somebody who has made something, named it and acted on it, and does not see it any more. */
let tollgate: Tollgate;
let c: Case;
let maker: ApiClient;
let makerId: string;
let own: { id: string; key: string };
let gone: { id: string; key: string };
let operationId: string;
let exceptionId: string;
const once = { 'idempotency-key': 'made once' };
let sent: object;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  makerId = await tollgate.person('Maker', { access: 'program_manager' });
  maker = await tollgate.as(makerId);
  const [mine, theirs] = [
    await maker.must('/programs', { name: 'Mine', launch: true }),
    await maker.must('/programs', { name: 'Taken away', launch: true }),
  ];
  const item = { title: 'Secret work', ownerId: c.ownerId, due: inDays(9) };
  own = await maker.must('/action-items', { ...item, title: 'Own work', programId: mine.id });
  sent = { ...item, programId: theirs.id };
  gone = await maker.must('/action-items', sent, once);
  const itemIds = [own.id, gone.id];
  operationId = (await carriedOut(maker, { kind: 'hold', body: { reason: 'Waits' }, itemIds })).id;
  exceptionId = (
    await maker.must('/exceptions', {
      ...{ kind: 'policy_exception', title: 'Both', rule: 'R-1', rationale: 'Both', items: itemIds },
      ...{ scope: { text: 'All', markets: ['VN'] }, compensatingControls: [{ text: 'Sample', ownerId: c.ownerId }] },
      ...{ inherentRating: 'high', residualRating: 'medium', ends: inDays(30) },
      ...{ riskOwnerId: c.bossId, domainLeadId: c.leadId },
    })
  ).id;
  await tollgate.admin.patch(`/programs/${theirs.id}`, { managerId: c.managerId }, { 'if-match': '*' });
  await c.manager.put(`/programs/${theirs.id}/readers`, { restricted: true });
  expect((await maker.get(`/action-items/${gone.id}`)).status).toBe(404);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

test('what was made once is not told again by the same request', async () => {
  const again = await maker.post('/action-items', sent, once);
  expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(JSON.stringify(again.body)).not.toContain('Secret');
});

test('an operation counts and names what is seen of it', async () => {
  const { body } = await maker.get(`/bulk-operations/${operationId}`);
  expect(body).toMatchObject({ total: 1, selection: { itemIds: 1 }, counts: { done: 1 } });
  expect(body.results).toMatchObject([{ result: 'done', count: 1, first: [{ item: { key: own.key } }] }]);
  expect((await maker.get('/bulk-operations')).body.items).toMatchObject([{ id: operationId, total: 1 }]);
  expect((await tollgate.admin.get(`/bulk-operations/${operationId}`)).body).toMatchObject({ total: 2 });
});

test('an exception counts and names what is seen of what it suspends', async () => {
  const { body } = await maker.get(`/exceptions/${exceptionId}`);
  expect(body).toMatchObject({ itemCount: 1, items: [{ key: own.key }] });
  expect((await maker.get('/exceptions')).body.items).toMatchObject([{ itemCount: 1 }]);
  expect((await tollgate.admin.get(`/exceptions/${exceptionId}`)).body).toMatchObject({ itemCount: 2 });
});

test('a file that names it is told what it is told of an item that is not there', async () => {
  const rejected = async (key: string): Promise<string[]> => {
    const file = `Title,Owner,Due,Depends on\nWaits,owner1@example.com,2030-01-01,${key}\n`;
    const done = await importFile(maker, file, { program: 'Mine', owners: 'create', dryRun: true });
    return done.rejected.map(({ message }) => message.replaceAll(key, 'AI-0'));
  };
  const told = await rejected(gone.key);
  expect(told).toHaveLength(1);
  expect(told).toEqual(await rejected('AI-999999'));
  expect(await rejected(own.key)).toEqual([]);
});

test('nothing is sent of it that was written before', async () => {
  const about = { kind: 'action_item', id: gone.id };
  const told = new Map([makerId, c.ownerId, c.managerId].map((id) => [id, [about, { ...about, id: own.id }]]));
  expect([...(await unseenBy(tollgate.dataSource.manager, told, 'open'))]).toEqual([`${makerId}/${gone.id}`]);
});
