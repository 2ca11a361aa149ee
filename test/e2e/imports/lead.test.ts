import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { acceptedFile, ended, sendFile } from './import-file.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const file = 'Title,Owner,Due\nRetrain,owner.lead@example.com,2030-01-01\n';
const waits = expect.stringMatching(/no domain lead, and its tollgates would wait .*--lead/);

test('a file that makes a program without a lead is told that its tollgates would wait, tried out and in earnest', async () => {
  const mei = await tollgate.person('Mei of leads', { email: 'mei.lead@example.com' });
  const options = { program: 'Led by a file', owners: 'create', draft: true };
  const trial = await acceptedFile(tollgate.admin, file, { ...options, dryRun: true });
  expect(trial.notes).toContainEqual(waits);
  const without = await acceptedFile(tollgate.admin, file, { ...options, program: 'Led by nobody' });
  expect((await ended(tollgate.admin, without.id)).notes).toContainEqual(waits);

  const done = await ended(
    tollgate.admin,
    (await acceptedFile(tollgate.admin, file, { ...options, lead: 'mei.lead@example.com' })).id,
  );
  expect(done.notes).not.toContainEqual(waits);
  const program = (await tollgate.admin.get(`/programs/${String(done.program.id)}`)).body;
  expect(program.domainLead).toMatchObject({ id: mei });

  const again = await sendFile(tollgate.admin, file, { ...options, lead: mei });
  expect(again).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ path: 'lead' }] } });
  const auditor = await tollgate.person('Aud of leads', { access: 'auditor' });
  const reads = await sendFile(tollgate.admin, file, { ...options, program: 'Led by an auditor', lead: auditor });
  expect(reads.body.code).toBe('person-unavailable');
  expect(
    (await sendFile(tollgate.admin, file, { ...options, program: 'X of leads', lead: 'nobody.at.all' })).body.code,
  ).toBe('unknown-name');
});
