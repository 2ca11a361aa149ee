import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { limits } from './limits.js';
import { Readers, readOffLoop } from './read-off-loop.js';

const register = (rows: number): Buffer =>
  Buffer.from(
    `ID,Title,Owner,Due\n${Array.from({ length: rows }, (_, n) => `A-${n},Take down the copies ${n},Mei,2027-03-01\n`).join('')}`,
  );

async function codeOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return error.code;
    throw error;
  }
  return 'read';
}

describe('a file read beside the loop', () => {
  it('comes back whole, and in its order', async () => {
    const { table, reading } = await readOffLoop('register', register(5_000), {});
    expect(table).toMatchObject({ header: ['ID', 'Title', 'Owner', 'Due'], headerRow: 1, rows: 5_000 });
    expect(reading.drafts.map(({ externalId }) => externalId)).toEqual(
      Array.from({ length: 5_000 }, (_, n) => `A-${n}`),
    );
    expect(reading.externalIds.size).toBe(5_000);
    expect(table.plan.columns.get('owner')).toBe(2);
  });

  it('is refused with the reason that it would have here', async () => {
    await expect(readOffLoop('register', Buffer.from('a,b\n1,2\n'), {})).rejects.toMatchObject({
      code: 'missing-columns',
      extra: { columns: ['a', 'b'] },
    });
  });

  it('is refused when it takes too long, and the next one is read', async () => {
    const readers = new Readers({ ...limits, readers: 1, computingMs: 100 });
    const [slow, next] = await Promise.allSettled([
      codeOf(readers.read('register', register(90_000), {})),
      codeOf(new Readers(limits).read('register', register(1), {})),
    ]);
    expect(slow).toMatchObject({ value: 'file-too-costly' });
    expect(next).toMatchObject({ value: 'read' });
  });

  it('is read although the clock of the machine is set meanwhile', async () => {
    const { now } = Date;
    let ahead = 0;
    Date.now = () => now() + (ahead += 3_600_000);
    try {
      expect(await codeOf(new Readers(limits).read('register', register(90_000), {}))).toBe('read');
    } finally {
      Date.now = now;
    }
  });

  it('is refused when it takes too much memory', async () => {
    const readers = new Readers({ ...limits, heapMb: 40 });
    expect(await codeOf(readers.read('register', register(90_000), {}))).toBe('file-too-costly');
    expect(await codeOf(readers.read('register', register(1), {}))).toBe('read');
  });

  it('waits for one before it, and is sent away where too many wait', async () => {
    const readers = new Readers({ ...limits, readers: 1, waitingBytes: 1_000 });
    const first = readers.read('register-outline', register(1), {});
    const second = readers.read('register-outline', register(2), {});
    await expect(readers.read('register-outline', register(100), {})).rejects.toThrow('Many files wait');
    expect([(await first).rows, (await second).rows]).toEqual([1, 2]);
  });
});
