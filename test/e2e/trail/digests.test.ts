import { randomUUID } from 'node:crypto';
import { createDataSource } from '../../../database/data-source.js';
import { prepareDatabase } from '../../../database/prepare.js';
import { saveEvents } from '../../../database/trail/events.js';
import { provenEvents } from '../../../database/trail/proven-events.js';
import { eventDigestOf, payloadHashOf, type ProvenEvent } from '../../../domain/audit/event-digest.js';
import { createTestDatabase } from '../../harness/database.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => tollgate.stop());

/** What a verifier of another language would compute, and what is stored. */
function compared(events: ProvenEvent[]): { made: string[][]; stored: string[][] } {
  return {
    made: events.map((event) => [payloadHashOf(event) ?? '', eventDigestOf(event)]),
    stored: events.map(({ payloadHash, digest }) => [payloadHash, digest]),
  };
}

const hostile = {
  text: 'Ä 数 \u{1f512} "quoted" \\ back\nnew\ttab \u0001 \u007f',
  'b b': [1.5, -0, 1e30, 1e-7, 12345678901234],
  nested: { z: null, a: { zz: [], aa: {} }, long_name: true },
  '': 'no name',
};

test('each event has a digest of all that it says, whoever inserts it, and however many at once', async () => {
  const { dataSource } = tollgate;
  await tollgate.admin.must('/programs', { name: 'Digested' });
  const id = randomUUID();
  const entries = Array.from({ length: 500 }, (_, n) => ({
    subjectKind: 'program' as const,
    ...{ subjectId: id, programId: n % 2 === 0 ? null : id },
    event: {
      ...{ key: `test/${id}/${n} 数`, type: 'program.resumed', at: Date.UTC(1969, 0, 1) + n * 86_400_000 * 365.25 },
      ...{ actorId: null, version: n % 3 === 0 ? null : n, data: { ...hostile, n } },
    },
  }));
  const events: ProvenEvent[] = [];
  // They are no events of the product: nothing of them stays.
  const undo = new Error('undone');
  const adding = dataSource.transaction(async (manager) => {
    await saveEvents(manager, entries);
    await manager.query(
      `INSERT INTO audit_events (key, subject_kind, subject_id, type, at)
       SELECT 'by hand/' || n, 'program', $1, 'program.resumed', '1999-12-31T23:59:59.123456Z' FROM generate_series(1, 50) n`,
      [id],
    );
    events.push(...(await provenEvents(manager, 0, 1_000)));
    throw undo;
  });
  await expect(adding).rejects.toBe(undo);
  expect(events.length).toBeGreaterThan(550);
  expect(events.find(({ key }) => key === 'by hand/7')?.at).toBe('1999-12-31T23:59:59.123456Z');
  const { made, stored } = compared(events);
  expect(made).toEqual(stored);
  // What says the same twice has not the same hash: it cannot be guessed.
  expect(new Set(events.map(({ payloadHash }) => payloadHash)).size).toBe(events.length);
});

test('when it was recorded and by which transaction, the database says, to an owner too', async () => {
  const [row] = await tollgate.asOwner((owner) =>
    owner.query(
      `INSERT INTO audit_events (key, subject_kind, subject_id, type, at, recorded_at, written_by, digest)
       VALUES ('test/backdated', 'program', gen_random_uuid(), 'program.resumed', now(), '2020-01-01', '3', '\\x00')
       RETURNING recorded_at > now() - interval '1 hour' AS now, written_by = pg_current_xact_id() AS here, length(digest) AS bytes`,
    ),
  );
  expect(row).toEqual({ now: true, here: true, bytes: 32 });
});

test('events from before have theirs from the migration, and the trigger is on again after it', async () => {
  const database = await createTestDatabase(null);
  const dataSource = await createDataSource(database.url).initialize();
  try {
    const { migrations } = dataSource;
    const later = migrations.splice(
      migrations.findIndex((one) => one.constructor.name === 'DigestEvents1765700010000'),
    );
    expect(later.length).toBeGreaterThan(0);
    await dataSource.runMigrations();
    await dataSource.query(
      `INSERT INTO audit_events (key, subject_kind, subject_id, type, at, data)
       SELECT 'old/' || n, 'program', gen_random_uuid(), 'program.resumed', now(), '{"same": "text"}' FROM generate_series(1, 300) n`,
    );
    migrations.push(...later);
    await prepareDatabase(dataSource);
    const events = await provenEvents(dataSource.manager, 0, 1_000);
    expect(events.length).toBeGreaterThanOrEqual(300);
    const { made, stored } = compared(events);
    expect(made).toEqual(stored);
    expect(new Set(events.map(({ salt }) => salt)).size).toBe(events.length);
    await expect(dataSource.query(`UPDATE audit_events SET type = 'x'`)).rejects.toThrow('is only added to');
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});
