import { withinApi } from '../../../apps/api/src/http/api-prefix.js';
import { doorRule } from '../../../apps/api/src/readers/doors.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let paths: [string, Record<string, { security?: unknown[] }>][];

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  const { body } = await tollgate.admin.get('/openapi.json');
  paths = Object.entries(body.paths);
});
afterAll(async () => {
  await tollgate.stop();
});

const nounOf = (path: string): string => withinApi(path).split('/')[1] ?? '';
/** What stands outside the API is public, or is asked for by a page. */
const isOfApi = (path: string): boolean => withinApi(path) !== path;

test('every route says by which rule it is read: its noun has one in the table', () => {
  const without = paths.filter(([path]) => isOfApi(path) && doorRule(nounOf(path)) === undefined);
  expect(without.map(([path]) => path)).toEqual([]);
});

test('people of outsourced sites are let in to nothing that is the house’s own, whatever they hold', async () => {
  const id = await tollgate.person('External', { access: 'administrator' });
  await tollgate.dataSource.query('UPDATE people SET external = true WHERE id = $1', [id]);
  const external = await tollgate.as(id);
  // What tells of everything, and the trail with it.
  for (const path of ['/audit-events', '/metrics'])
    expect([path, (await external.get(path)).status]).toEqual([path, 403]);
  const house = paths.filter(([path, { get }]) => get && isOfApi(path) && doorRule(nounOf(path)) === 'house');
  expect(house.length).toBeGreaterThan(5);
  for (const [path] of house) {
    const { status, body } = await external.get(withinApi(path).replaceAll(/\{\w+\}/g, id));
    expect([path, status, body.code]).toEqual([path, 403, 'not-allowed']);
  }
});

test('of other people they learn the names of whom they meet, and no address', async () => {
  const id = await tollgate.person('Site', { email: 'site@example.com' });
  await tollgate.dataSource.query('UPDATE people SET external = true WHERE id = $1', [id]);
  const managerId = await tollgate.person('Meets them', { access: 'program_manager', email: 'meets@example.com' });
  const stranger = await tollgate.person('Meets nobody', { email: 'nobody@example.com' });
  const manager = await tollgate.as(managerId);
  const program = await manager.must('/programs', { name: 'Site work', launch: true });
  const due = { date: '2027-03-01' };
  await manager.must('/action-items', { programId: program.id, title: 'Theirs', ownerId: id, due });
  await manager.must('/action-items', { programId: program.id, title: 'Not theirs', ownerId: managerId, due });
  const external = await tollgate.as(id);
  expect((await external.get('/action-items')).body.items).toMatchObject([{ title: 'Theirs' }]);
  expect((await external.get('/action-items/count')).body).toEqual({ count: 1 });
  expect((await external.get('/programs')).body.items).toEqual([]);
  expect((await external.get('/people')).body.items).toMatchObject([
    { name: 'Meets them', email: null, team: null, manager: null },
    { name: 'Site', email: 'site@example.com' },
  ]);
  expect((await external.get(`/people/${stranger}`)).status).toBe(404);
  expect(JSON.stringify((await external.get('/names?kind=person&name=Meets')).body)).not.toContain('nobody');
  expect((await external.get('/exports/action-items')).body).not.toContain('meets@example.com');
});
