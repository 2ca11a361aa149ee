import { agoText, howMany, type Check, type DoctorFacts, type Much } from './check.js';
import { boundsOf } from './clock.js';
import { judge } from './judge.js';
import { sizeText } from '../text/size.js';

const now = Date.parse('2026-11-30T09:00:00Z');
const none: Much = { count: 0, more: false, oldest: null };
const since = (seconds: number, count = 3): Much => ({ count, more: false, oldest: now - seconds * 1000 });

const well: DoctorFacts = {
  database: {
    version: '18.4',
    bytes: 1.4e9,
    now,
    ahead: { ms: 1, within: 1 },
    schema: { missing: [], unknown: [] },
    workers: [{ state: 'working', name: 'a/1', problems: [], failing: [] }],
    waiting: { steps: none, engine: none, behind: none, messages: none, deliveries: none, webhooks: none, aside: none },
    undeliverable: { deliveries: none, webhooks: none, escalations: none },
    stuck: { count: 0, heldBackSince: null },
    unreachable: { count: 0, names: [] },
    administrators: 2,
    unsealedSince: null,
    failingDestinations: [],
  },
  temporal: { version: '1.32.0', shards: 512, pollers: 2 },
  disk: { folder: '/srv/tollgate', free: 50e9, size: 100e9 },
  settings: { mail: true, publicUrl: true, reachedByOthers: true, plain: [], webhooksInside: false },
};

const notWell = (facts: DoctorFacts): Check[] => judge(facts).filter(({ state }) => state !== 'well');

const database = (change: Partial<DoctorFacts['database']>): DoctorFacts => ({
  ...well,
  database: { ...well.database, ...change },
});
const waiting = (change: Partial<DoctorFacts['database']['waiting']>): DoctorFacts =>
  database({ waiting: { ...well.database.waiting, ...change } });
const undeliverable = (change: Partial<DoctorFacts['database']['undeliverable']>): DoctorFacts =>
  database({ undeliverable: { ...well.database.undeliverable, ...change } });
const settings = (change: Partial<DoctorFacts['settings']>): DoctorFacts => ({
  ...well,
  settings: { ...well.settings, ...change },
});
const disk = (free: number): DoctorFacts => ({ ...well, disk: { folder: '/srv/tollgate', free, size: 100e9 } });

test('where all is well, each thing is said to be', () => {
  const checks = judge(well);
  expect(notWell(well)).toEqual([]);
  expect(checks.every(({ mend, says }) => mend === null && says.endsWith('.'))).toBe(true);
  expect(checks.map(({ about }) => about)).toEqual([...new Set(checks.map(({ about }) => about))]);
  expect(checks[0]?.says).toBe('PostgreSQL 18.4 answers; the database holds 1.4 GB.');
});

test.each<[string, DoctorFacts, string, string]>([
  [
    'A newer build was here',
    database({ schema: { missing: [], unknown: ['Later'] } }),
    'problem schema',
    'A newer build was here',
  ],
  [
    'migrations are missing',
    database({ schema: { missing: ['A', 'B', 'C', 'D'], unknown: [] } }),
    'problem schema',
    'migrations of this build: A, B, C and 1 more',
  ],
  [
    'clocks are apart',
    database({ ahead: { ms: -5_000, within: 10 } }),
    'warning clock',
    '5.0 s behind that of the machine',
  ],
  [
    'Temporal is away',
    { ...well, temporal: { away: 'connection refused.' } },
    'problem temporal',
    'does not answer: connection refused.',
  ],
  [
    'it has few shards',
    { ...well, temporal: { version: '1.32.0', shards: 4, pollers: 1 } },
    'warning temporal',
    '4 shards',
  ],
  [
    'nobody takes tasks',
    { ...well, temporal: { version: '1.32.0', shards: 512, pollers: 0 } },
    'warning workers',
    'none takes tasks',
  ],
  [
    'nobody works',
    database({ workers: [{ state: 'ended', name: 'a/1', problems: [], failing: [] }] }),
    'problem workers',
    'No worker is at work',
  ],
  [
    'a worker is not well',
    database({ workers: [{ state: 'troubled', name: 'a/1', problems: ['x'], failing: ['sweep'] }] }),
    'warning workers',
    '1 of 1: a/1 (x, sweep failed)',
  ],
  [
    'one fell silent',
    database({ workers: [...well.database.workers, { state: 'silent', name: 'b/2', problems: [], failing: [] }] }),
    'warning workers',
    'b/2',
  ],
  [
    'steps are late',
    waiting({ steps: since(90) }),
    'problem deadlines',
    'Steps that are due and have not fired: 3, the oldest for 90 s.',
  ],
  ['the outbox stands', waiting({ engine: since(300) }), 'problem engine', 'the oldest for 5 min'],
  [
    'workflows are stuck',
    database({ stuck: { count: 2, heldBackSince: null } }),
    'warning stuck',
    'from their facts: 2.',
  ],
  [
    'it is the build',
    database({ stuck: { count: 9, heldBackSince: now - 7_200_000 } }),
    'problem stuck',
    'For 2 h they begin anew one at a time',
  ],
  ['records were set aside', waiting({ aside: since(9, 1) }), 'problem set-aside', 'has left alone: 1.'],
  [
    'messages wait',
    waiting({ deliveries: since(3_000) }),
    'problem messages',
    'Messages that wait to be sent: 3, the oldest for 50 min.',
  ],
  ['messages were given up', undeliverable({ deliveries: since(9) }), 'warning messages', 'could not be delivered: 3.'],
  ['events wait', waiting({ webhooks: since(9_000) }), 'problem webhooks', 'to other systems: 3'],
  ['events were given up', undeliverable({ webhooks: since(9) }), 'warning webhooks', 'given up in the last day: 3.'],
  [
    'an escalation reached nobody',
    undeliverable({ escalations: since(9, 1) }),
    'problem escalations',
    'reached nobody: 1.',
  ],
  [
    'people cannot be reached',
    database({ unreachable: { count: 7, names: ['Ana', 'Bao'] } }),
    'warning people',
    'neither a mail address nor a chat: Ana, Bao and 5 more.',
  ],
  ['one alone administers', database({ administrators: 1 }), 'warning administrators', 'One person alone'],
  [
    'nothing is sealed',
    database({ unsealedSince: now - 3_600_000 }),
    'problem trail',
    'waited for their seal for 60 min',
  ],
  [
    'checkpoints are not taken',
    database({ failingDestinations: [{ destination: 'audit.example.com', answer: 'HTTP 500' }] }),
    'warning trail',
    'audit.example.com: HTTP 500',
  ],
  ['the disk fills', disk(4.9e9), 'warning disk', '4.9 GB of 100 GB are free'],
  ['the disk is full', disk(0.9e9), 'problem disk', '900 MB of 100 GB are free'],
  ['no mails are sent', settings({ mail: false }), 'warning settings', 'No mails are sent'],
  [
    'links lead nowhere',
    settings({ publicUrl: false }),
    'warning settings',
    'Links in messages lead to this machine alone',
  ],
  ['a way is plain', settings({ plain: ['database', 'temporal'] }), 'warning settings', 'database and temporal'],
  ['webhooks go inside', settings({ webhooksInside: true }), 'warning settings', 'may reach addresses of this network'],
])('%s', (_, facts, what, says) => {
  const found = notWell(facts);
  expect(found.map(({ state, about }) => `${state} ${about}`)).toEqual([what]);
  expect(found[0]?.says).toContain(says);
  expect(found[0]?.mend?.length).toBeGreaterThan(10);
});

test('the worst comes first', () => {
  const facts = { ...waiting({ steps: since(90) }), settings: { ...well.settings, mail: false } };
  expect(
    judge(facts)
      .map(({ state }) => state)
      .slice(0, 3),
  ).toEqual(['problem', 'warning', 'well']);
});

test('on one machine few shards are enough, and links lead where people are', () => {
  const one = {
    ...settings({ reachedByOthers: false, publicUrl: false }),
    temporal: { version: '1.32.0', shards: 4, pollers: 1 },
  };
  expect(notWell(one)).toEqual([]);
});

test('what waits for a moment is well, and said', () => {
  const facts = waiting({ steps: since(10, 1) });
  expect(notWell(facts)).toEqual([]);
  expect(judge(facts).find(({ about }) => about === 'deadlines')?.says).toBe(
    'Steps that are due and have not fired: 1, the oldest for 10 s.',
  );
});

test('a slow way to the database is no clock that is wrong', () => {
  expect(notWell(database({ ahead: boundsOf(0, 9_000, 10_000) }))).toEqual([]);
  expect(boundsOf(0, 9_000, 10_000)).toEqual({ ms: 4_000, within: 5_000 });
});

test('amounts, times and sizes are said as people say them', () => {
  expect([howMany(none), howMany({ count: 10_000, more: true })]).toEqual(['none', 'more than 10000']);
  expect([90, 600, 7_200, 500_000].map((s) => agoText(now - s * 1000, now))).toEqual(['90 s', '10 min', '2 h', '6 d']);
  expect([0, 999, 1_000, 1.44e9, 250e9].map(sizeText)).toEqual(['0 bytes', '999 bytes', '1.0 KB', '1.4 GB', '250 GB']);
});
