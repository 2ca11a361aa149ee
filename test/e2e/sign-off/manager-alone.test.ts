import { tellManagerAlone } from '../../../database/policies/tell-manager-alone.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

test('administrators of an installation whose managers pass tollgates alone hear of it at its start, once', async () => {
  const policy = async (name: string, roles: string[], people: string[] = []): Promise<string> => {
    const stages = [{ name: 'Tollgate', required: 1, roles, people }];
    const body = { stages, limit: 'P3D', escalateTo: [], channels: ['inbox'] };
    const { id } = await tollgate.admin.must('/policies', { kind: 'sign_off', name, body });
    const { versions } = await tollgate.admin.must(`/policies/${id}/versions/1/publish`);
    return versions[0].id;
  };
  const program = (name: string, tollgatePolicyVersionId: string) =>
    tollgate.admin.must('/programs', { name, tollgatePolicyVersionId });
  await program('As before', await policy('Either of them', ['program_manager', 'domain_lead']));
  await program('As it should be', await policy('The lead', ['domain_lead']));
  await policy('Used by nobody', ['program_manager']);
  const told = async (): Promise<string[]> =>
    (await tollgate.admin.get('/notifications?kind=manager_passes_alone')).body.items.map(
      ({ title }: { title: string }) => title,
    );
  for (let start = 0; start < 2; start++) {
    await tellManagerAlone(tollgate.dataSource, Date.now());
    expect(await told()).toEqual(['By “Either of them” a program’s manager passes its tollgates alone']);
  }
});
