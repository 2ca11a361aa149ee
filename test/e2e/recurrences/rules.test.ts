import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { dateFrom, recurrenceWorld, type RecurrenceWorld } from './world.js';

let tollgate: Tollgate;
let w: RecurrenceWorld;

beforeAll(async () => {
  tollgate = await startTollgate();
  w = await recurrenceWorld(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

test('a rule that cannot be followed is refused where it is given, set up or changed, with the reason', async () => {
  const startsOn = dateFrom(tollgate.clock.now(), 1);
  const made = await w.programs({ rule: 'FREQ=MONTHLY;BYMONTHDAY=31', startsOn });
  expect(made.notes[0]).toContain('BYMONTHDAY=-1');
  for (const [rule, reason] of [
    ['FREQ=DAILY;INTERVAL=-1', 'INTERVAL=-1'],
    ['FREQ=DAILY;INTERVAL=1.5', 'INTERVAL=1.5'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31', 'February has no day 31'],
    ['FREQ=MONTHLY;BYSETPOS=5', 'BYSETPOS alone'],
    ['FREQ=DAILY;COUNT=-2', 'COUNT=-2'],
    ['FREQ=SECONDLY', 'FREQ=SECONDLY'],
  ]) {
    const program = { templateId: w.templateId, name: '{{date}}', parameters: { market: 'SG' } };
    const created = await w.manager.post('/recurrences', { name: rule, schedule: { rule, startsOn }, program });
    const changed = await w.manager.patch(`/recurrences/${made.id}`, { schedule: { rule } }, { 'if-match': '"1"' });
    for (const { status, body } of [created, changed]) {
      expect([status, body.code]).toEqual([400, 'invalid-request']);
      expect(body.errors).toMatchObject([{ path: 'schedule.rule', message: expect.stringContaining(reason ?? '') }]);
    }
  }
  const past = await w.manager.patch(
    `/recurrences/${made.id}`,
    { schedule: { rule: 'FREQ=DAILY', startsOn: '2020-01-01', until: '2020-02-01' } },
    { 'if-match': '"1"' },
  );
  expect([past.status, past.body.code]).toEqual([422, 'invalid-command']);
  expect(past.body.detail).toContain('no occurrence from now on');
  expect((await w.manager.get(`/recurrences/${made.id}`)).body.status).toBe('active');
});
