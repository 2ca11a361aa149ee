import { actorsNow } from '../../../database/people/actor-now.js';
import { loadSight } from '../../../database/people/load-sight.js';
import { calledNow } from '../../../database/trail/called.js';
import type { Sight } from '../../../domain/access/sight.js';
import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const subjectsOf = async (id: string, by: ApiClient): Promise<object[]> => {
  const { items } = (await by.get(`/audit-events?subjectId=${id}`)).body;
  return items.map(({ subject }: { subject: object }) => subject);
};

test('the trail says what each event is about, as it is called now', async () => {
  const item = await c.item({ title: 'Before' });
  await c.manager.patch(`/action-items/${item.id}`, { title: 'After' }, { 'if-match': `"${item.version}"` });
  const named = { kind: 'action_item', id: item.id, key: item.key, title: 'After', gone: false };
  expect(await subjectsOf(item.id, tollgate.admin)).toEqual([named, named]);
  const [program] = await subjectsOf(c.programId, tollgate.admin);
  expect(program).toMatchObject({ kind: 'program', key: null, title: expect.any(String), gone: false });
  const team = await tollgate.admin.must('/teams', { name: 'Named' });
  expect(await subjectsOf(team.id, tollgate.admin)).toMatchObject([{ kind: 'team', key: null, title: 'Named' }]);
});

test('of what is gone it says so, and of a kind that has no name nothing', async () => {
  const team = await tollgate.admin.must('/teams', { name: 'For a while' });
  await tollgate.dataSource.query('DELETE FROM teams WHERE id = $1', [team.id]);
  expect(await subjectsOf(team.id, tollgate.admin)).toEqual([
    { kind: 'team', id: team.id, key: null, title: null, gone: true },
  ]);
  const { items } = (await tollgate.admin.get('/audit-events?limit=200')).body;
  for (const { subject } of items)
    expect(subject).toEqual({
      kind: expect.any(String),
      id: expect.any(String),
      key: subject.key === null ? null : expect.any(String),
      title: subject.title === null ? null : expect.any(String),
      gone: expect.any(Boolean),
    });
});

test('what whoever reads does not see has no name for them', async () => {
  const item = await c.item({ title: 'Quietly' });
  const personId = await tollgate.person('Sees little');
  const seen = await loadedSight(personId);
  const things = [{ kind: 'action_item', id: item.id }];
  const calledBy = async (sight: Sight | undefined): Promise<object | undefined> =>
    (await calledNow(tollgate.dataSource.manager, sight, things)).get(item.id);
  expect(await calledBy(seen)).toEqual({ key: item.key, title: 'Quietly', gone: false });
  await tollgate.admin.put(`/action-items/${item.id}/readers`, { restricted: true });
  expect(await calledBy(await loadedSight(personId))).toEqual({ key: null, title: null, gone: false });
  expect(await calledBy(undefined)).toMatchObject({ title: 'Quietly' });
});

/** As it is looked up for each request of theirs. */
async function loadedSight(personId: string): Promise<Sight> {
  const { manager } = tollgate.dataSource;
  const actor = (await actorsNow(manager, [personId], Date.now())).get(personId);
  if (actor === undefined) throw new Error('nobody');
  return loadSight(manager, actor, 'open');
}
