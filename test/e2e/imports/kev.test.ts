import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { importFile, type ImportAnswer } from './import-file.js';

const folder = join(projectRoot, '..', 'shared', 'data', 'kev');
const here = existsSync(folder) ? describe : describe.skip;

here('the register of known exploited vulnerabilities, two states of it', () => {
  let tollgate: Tollgate;

  beforeAll(async () => {
    tollgate = await startTollgate();
  });
  afterAll(async () => {
    await tollgate.stop();
  });

  const kev = (state: string): Promise<ImportAnswer> =>
    importFile(tollgate.admin, readFileSync(join(folder, `kev-${state}.csv`), 'utf8'), {
      program: 'KEV register',
      mapping: { id: 'cveID', title: 'vulnerabilityName', owner: 'vendorProject' },
      owners: 'create',
    });
  const count = async (filter: string): Promise<number> =>
    (await tollgate.admin.get(`/action-items/count?program=${encodeURIComponent('kev REGISTER')}${filter}`)).body.count;

  test('the first makes 1,252 items; the second adds 152 and changes 49; again it changes nothing; the first misses 152', async () => {
    const whole = { state: 'done', rejectedCount: 0, rejected: [], error: null };
    expect(await kev('2025-01-27')).toMatchObject({
      ...whole,
      rows: 1252,
      rowsDone: 1252,
      created: 1252,
      updated: 0,
      unchanged: 0,
      missing: 0,
    });
    expect(await kev('2025-08-25')).toMatchObject({
      ...whole,
      rows: 1404,
      created: 152,
      updated: 49,
      unchanged: 1203,
      missing: 0,
    });
    expect(await kev('2025-08-25')).toMatchObject({ ...whole, created: 0, updated: 0, unchanged: 1404, missing: 0 });
    expect(await kev('2025-01-27')).toMatchObject({ ...whole, created: 0, missing: 152 });
    expect(await count('')).toBe(1404);
  });

  test('every item is overdue and at level 1 by itself', async () => {
    await until('all to be at level 1', async () => (await count('&overdue=true&level=1')) === 1404);
    const [item] = (await tollgate.admin.get('/action-items?externalId=CVE-2025-23006')).body.items;
    expect(item).toMatchObject({
      title: 'SonicWall SMA1000 Appliances Deserialization Vulnerability',
      owner: { name: 'SonicWall' },
      due: { date: '2025-02-14', time: '18:00' },
      raisedOn: '2025-01-24',
      attributes: { product: 'SMA1000 Appliances', cwes: 'CWE-502' },
    });
    expect(item.breachedAt).toBe(item.due.at);
  });
});
