import fc from 'fast-check';
import { itemMender } from '../../../database/programs/mend-items.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { holdItems } from '../../harness/held-items.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { carriedOut } from '../bulk/bulk-case.js';
import { ended, sendFile } from '../imports/import-file.js';

/** The long form: `INTERLEAVED_RUNS=200 npm test -- interleaved`. */
const runs = Number(process.env['INTERLEAVED_RUNS'] ?? 4);
const seed = Number(process.env['INTERLEAVED_SEED'] ?? 12);

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

/** What is sent at one time, while an item is locked: something of the program, and some things of its items. */
interface Round {
  locked: number;
  program: 'hold' | 'resume' | 'cancel';
  /** Which comes first, and so stands in the middle of its work. */
  programFirst: boolean;
  others: { what: (typeof kinds)[number]; item: number }[];
}

const kinds = ['start', 'hold', 'resume', 'cancel', 'reopen', 'reassign', 'create', 'import', 'bulk'] as const;

const round: fc.Arbitrary<Round> = fc.record({
  locked: fc.nat(5),
  program: fc.constantFrom('hold', 'hold', 'resume', 'resume', 'cancel'),
  programFirst: fc.boolean(),
  others: fc.array(fc.record({ what: fc.constantFrom(...kinds), item: fc.nat(5) }), { minLength: 1, maxLength: 3 }),
});

let named = 0;

/** Sends one thing; what comes of it is an answer, whatever it says. */
async function send(c: Case, items: string[], { what, item }: Round['others'][number], heir: string): Promise<unknown> {
  named += 1;
  const path = `/action-items/${items[item % items.length] ?? ''}`;
  switch (what) {
    case 'create': {
      const body = { programId: c.programId, title: `Made ${named}`, ownerId: c.ownerId, due: inDays(7) };
      return c.manager.post('/action-items', body);
    }
    case 'import': {
      const { name } = (await c.owner.get('/people/me')).body as { name: string };
      const content = `Title,Owner,Due\nImported ${named},${name},${inDays(7).date}\n`;
      const accepted = await sendFile(c.manager, content, { program: c.programId });
      return accepted.status === 202 ? ended(c.manager, accepted.body.id as string) : accepted;
    }
    case 'bulk':
      return carriedOut(c.manager, { kind: 'resume', body: {}, itemIds: items });
    case 'reopen':
      return c.manager.post(`${path}/reopen`, { reason: 'x', due: inDays(7) });
    case 'reassign':
      return c.manager.post(`${path}/reassign`, { ownerId: heir });
    default:
      return c.manager.post(`${path}/${what}`, what === 'hold' || what === 'cancel' ? { reason: 'x' } : {});
  }
}

/** Sends them while an item is locked; lets it go when they wait, or are through. */
async function play(c: Case, items: string[], { locked, program, programFirst, others }: Round): Promise<void> {
  const heir = await tollgate.person('Heir');
  const held = await holdItems(tollgate.dataSource, [items[locked % items.length] ?? '']);
  const body = program === 'resume' ? {} : { reason: 'x' };
  const ofProgram = (): Promise<unknown>[] => [c.manager.post(`/programs/${c.programId}/${program}`, body)];
  const ofItems = (): Promise<unknown>[] => others.map((other) => send(c, items, other, heir));
  const [sendFirst, sendThen] = programFirst ? [ofProgram, ofItems] : [ofItems, ofProgram];
  const through = new Set<string>();
  const sent = async (name: string, all: Promise<unknown>[]): Promise<void> => {
    await Promise.all(all);
    through.add(name);
  };
  try {
    const first = sent('first', sendFirst());
    await until('the first to wait, or to be through', async () => through.has('first') || (await held.waiting()) > 0);
    const then = sent('then', sendThen());
    const enough = (): number => (through.has('first') ? 1 : 2);
    await until(
      'the others to wait, or to be through',
      async () => through.has('then') || (await held.waiting()) >= enough(),
    );
    await held.release();
    await Promise.all([first, then]);
  } finally {
    await held.release();
  }
}

async function itemsOf(programId: string): Promise<string[]> {
  const rows = await tollgate.dataSource.query<{ id: string }[]>(
    'SELECT id FROM action_items WHERE program_id = $1 ORDER BY number',
    [programId],
  );
  return rows.map(({ id }) => id);
}

/** What contradicts: an item's state that of its program, a live item that has no plan, one whose workflow has not heard. */
async function contradictions(programId: string): Promise<unknown[]> {
  return tollgate.dataSource.query(
    `SELECT p.status AS program, i.status, i.held_by, i.title FROM action_items i
       JOIN programs p ON p.id = i.program_id JOIN phases ph ON ph.id = i.phase_id
     WHERE p.id = $1 AND (
       (p.status = 'on_hold' AND i.status IN ('open', 'in_progress', 'submitted'))
       OR (p.status = 'cancelled' AND i.status NOT IN ('done', 'cancelled'))
       OR (p.status = 'active' AND (i.held_by = 'program' OR (i.status = 'draft' AND ph.status = 'open')))
       OR (i.status IN ('open', 'in_progress') AND NOT EXISTS (
         SELECT 1 FROM planned_steps s WHERE s.subject_id = i.id AND s.state = 'planned')))`,
    [programId],
  );
}

test('whatever comes between a program and its items, their states agree when it has been written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 4 }), async (rounds) => {
      const c = await launchedCase(tollgate);
      for (let n = 0; n < 3; n += 1) await c.item();
      for (const one of rounds) {
        await play(c, await itemsOf(c.programId), one);
        expect(await contradictions(c.programId)).toEqual([]);
      }
      const mended: unknown[] = [];
      await itemMender(tollgate.dataSource, (_, error) => mended.push(error))(Date.now());
      expect(mended).toEqual([]);
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  const found = await tollgate.dataSource.query<{ value: number }[]>(
    `SELECT value FROM engine_counters WHERE name = 'patrol_mended'`,
  );
  expect(found).toEqual([]);
  expect(tollgate.problems).toEqual([]);
}, 600_000);
