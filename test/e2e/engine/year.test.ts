import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { OwnStack } from '../../harness/own-stack.js';
import { ended } from '../bulk/bulk-case.js';
import {
  dayAfter,
  instantOf,
  localOf,
  naiveYear,
  type Absence,
  type Agreed,
  type Days,
  type Due,
  type Fired,
  type Ladder,
  type Reminding,
} from './naive-year.js';
import { endWithoutTrace, expectOneTime, restartEverything } from './restart-of-everything.js';

interface Market {
  key: string;
  zone: string;
  ownerId: string;
  owner: ApiClient;
  bossId: string;
  boss: ApiClient;
}
interface Made extends Agreed {
  number: number;
  market: Market;
}

const places = [
  ['SG', 'Asia/Singapore'],
  ['MY-02', 'Asia/Kuala_Lumpur'],
  ['ID', 'Asia/Jakarta'],
  ['TH', 'Asia/Bangkok'],
  ['VN', 'Asia/Ho_Chi_Minh'],
  ['PH', 'Asia/Manila'],
] as const;
const channels = ['inbox'];
const named = { people: [], channels };

const ladders: (Ladder & Record<string, unknown>)[] = [
  {
    levels: [
      { ...named, after: 'PT0S', roles: ['owner', 'owner_manager'] },
      { ...named, after: 'P2D', roles: ['program_manager'] },
      { ...named, after: 'P5D', roles: ['domain_lead'] },
    ],
    acknowledgementHolds: 'P1D',
  },
  {
    time: 'working',
    levels: [
      { ...named, after: 'PT0S', roles: ['owner'] },
      { ...named, after: 'PT4H', roles: ['owner', 'owner_manager'] },
      { ...named, after: 'P1D', roles: ['program_manager'] },
    ],
    acknowledgementHolds: 'P1D',
  },
  {
    time: 'working',
    levels: [
      { ...named, after: 'PT0S', roles: ['owner', 'owner_manager'], repeat: { every: 'PT3H', times: 3 } },
      { ...named, after: '1 working day', roles: ['program_manager', 'domain_lead'] },
    ],
    acknowledgementHolds: 'P1D',
  },
];
const remindings: (Reminding & Record<string, unknown>)[] = [
  { before: ['P7D', 'P1D'], hours: 'working', channels },
  { before: ['5 working days', 'PT6H'], time: 'working', channels },
];

const tollgate = new OwnStack();
let admin: ApiClient;
let c: Case;
let markets: Market[];
/** The first day, as Singapore has it. */
let first: string;
const items: Made[] = [];
const absences: Absence[] = [];
const calendars: Record<string, Agreed['calendars']> = {};

beforeAll(async () => {
  await tollgate.start();
  admin = await tollgate.as(await tollgate.person('Ada Min', { access: 'administrator' }));
  c = await launchedCase(tollgate);
  first = localOf(tollgate.clock.now(), 'Asia/Singapore').date;
  markets = await Promise.all(places.map(([key, zone]) => peopleOf(key, zone)));
  for (const { key } of markets) calendars[key] = [{ from: 0, days: await published(key) }];
});
afterAll(() => endWithoutTrace(tollgate));

async function peopleOf(key: string, zone: string): Promise<Market> {
  const bossId = await tollgate.person(`Boss in ${key}`, { market: key, timeZone: zone });
  const ownerId = await tollgate.person(`Owner in ${key}`, { market: key, timeZone: zone, managerId: bossId });
  return { key, zone, bossId, ownerId, boss: await tollgate.as(bossId), owner: await tollgate.as(ownerId) };
}

async function published(key: string): Promise<Days> {
  return (await admin.get(`/calendars/${key}/versions/current`)).body;
}

const on = (days: number): string => dayAfter(first, days);

/** In the small hours of all markets, when nothing is ever due. */
const night = (days: number): number => instantOf(on(days), '20:30', 'UTC');

/** The next version of the ladder; gives its id. */
async function publishedLadder(number: number): Promise<string> {
  const facts = { kind: 'escalation', name: 'Ladder of the year' };
  const found = (await admin.get('/policies?kind=escalation&limit=100')).body.items;
  const policy =
    number === 0
      ? await admin.must('/policies', { ...facts, body: ladders[0] })
      : found.find(({ name }: { name: string }) => name === facts.name);
  if (number > 0) await admin.must(`/policies/${policy.id}/versions`, { body: ladders[number] });
  const { versions } = await admin.must(`/policies/${policy.id}/versions/${number + 1}/publish`);
  return versions.find(({ version }: { version: number }) => version === number + 1).id;
}

async function publishedReminders(body: object, name: string): Promise<string> {
  const policy = await admin.must('/policies', { kind: 'reminder', name, body });
  return (await admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
}

/** With a time, by the end of a day, or in ten working days. */
function dueOf(number: number, day: number, zone: string): Due {
  const kind = Math.floor(number / 6) % 3;
  if (kind === 0) return { date: on(day), time: ['11:30', '16:45', '21:10'][number % 3] ?? '', zone };
  if (kind === 1) return { date: on(day) };
  return { in: '10 working days', from: new Date(night(day - 14) + 6 * 3_600_000).toISOString() };
}

/** Twenty items over all markets, due from a fortnight after that day on, one every fourth day. */
async function makeItems(third: number, day: number, ladderId: string, reminderIds: string[]): Promise<void> {
  for (let number = third * 20; number < third * 20 + 20; number += 1) {
    const market = markets[number % markets.length];
    const ladder = ladders[third];
    const reminding = remindings[number % 2];
    if (!market || !ladder || !reminding) throw new Error('there is no such market, ladder or reminder');
    const due = dueOf(number, day + 14 + (number % 20) * 4, market.zone);
    const { id } = await c.item({
      title: `Item ${number}`,
      ownerId: market.ownerId,
      due,
      escalationPolicyVersionId: ladderId,
      reminderPolicyVersionId: reminderIds[number % 2],
    });
    const people = {
      owner: market.ownerId,
      owner_manager: market.bossId,
      program_manager: c.managerId,
      domain_lead: c.leadId,
    };
    const present = calendars[market.key]?.slice(-1) ?? [];
    const agreed = { due, zone: market.zone, ladder, reminding, people, calendars: [...present] };
    items.push({ id, number, market, ...agreed });
  }
}

const breachOf = (item: Made): number =>
  Date.parse(naiveYear(item, absences, Infinity).find(([type]) => type === 'item.breached')?.[2] ?? '');
const untouched = (item: Made): boolean => item.doneAt === undefined && item.extended === undefined;

/** Open items that are not late, the first to be due first. */
function coming(at: number): Made[] {
  const found = items.filter(untouched).map((item) => ({ item, breach: breachOf(item) }));
  return found
    .filter(({ breach }) => breach > at)
    .sort((a, b) => a.breach - b.breach)
    .map(({ item }) => item);
}

/** Late, and people are still to be told of it. */
function late(at: number): Made[] {
  const tells = (item: Made): boolean =>
    naiveYear(item, absences, Infinity).some(([, , when]) => Date.parse(when) > at);
  return items.filter((item) => untouched(item) && breachOf(item) < at && tells(item));
}

/** Its owner hands it in, and it is signed off: one in good time and, where there is one, another that is late. */
async function finishSome(): Promise<void> {
  const now = tollgate.clock.now();
  for (const item of [...coming(now).slice(0, 1), ...late(now).slice(0, 1)]) await finish(item);
}

async function finish(item: Made): Promise<void> {
  await item.market.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done and checked' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  item.doneAt = tollgate.clock.now();
}

async function extend(item: Made | undefined, days: number): Promise<void> {
  if (!item) throw new Error('there is no item to be extended');
  const due = { date: dayAfter(localOf(breachOf(item), item.zone).date, days), time: '15:00', zone: item.zone };
  await item.market.owner.must(`/action-items/${item.id}/extensions`, { due, reason: 'The vendor is late' });
  await c.manager.must(`/action-items/${item.id}/extensions/decision`, { decision: 'grant' });
  item.extended = { at: tollgate.clock.now(), due };
}

/** The day on which something of that market is due, some weeks from now, becomes a holiday; gives how many items moved. */
async function newHoliday(key: string): Promise<number> {
  const now = tollgate.clock.now();
  const met = coming(now + 16 * 86_400_000).find(({ market, due }) => market.key === key && due.time === undefined);
  if (!met) throw new Error(`nothing is due in ${key}`);
  const { date } = localOf(breachOf(met), met.zone);
  const days = [{ date, kind: 'off', name: 'Polling day' }];
  await admin.must(`/calendars/${key}/overrides`, { days });
  const { replanning } = await admin.must(`/calendars/${key}/publish`, { note: 'Gazette' });
  const { state, moved } = await ended(admin, replanning);
  expect(state).toBe('done');
  const version = { from: now, days: await published(key) };
  calendars[key]?.push(version);
  for (const item of items) if (item.market.key === key) item.calendars.push(version);
  return moved.items;
}

/** From one day to another, both included, as they are in the person's zone. */
async function leave(who: ApiClient, personId: string, zone: string, from: string, until: string): Promise<void> {
  const standInId = await tollgate.person(`Stand-in from ${from}`, { timeZone: zone });
  const facts = { standInId, scope: 'everything', reason: 'annual leave' };
  await who.must('/delegations', { ...facts, from: { date: from }, until: { date: until } });
  absences.push({ personId, standInId, zone, from, until });
}

/** The same weekends and hours, and no holiday. */
function workedThrough(version: Agreed['calendars'][number]): Agreed['calendars'][number] {
  return { ...version, days: { ...version.days, days: [] } };
}

interface Entry {
  type: string;
  at: string;
  data: { level: number };
  told: { person: { id: string } }[];
}

async function fired({ id }: Made): Promise<Fired[]> {
  const { body } = await c.manager.get(`/action-items/${id}/timeline`);
  return body.items
    .filter(({ type }: Entry) => ['item.reminded', 'item.breached', 'item.escalated'].includes(type))
    .map(({ type, at, data, told }: Entry) => [type, data.level, at, told.map(({ person }) => person.id).sort()]);
}

test('in a year of sixty items over six markets exactly that fires which a naive calculation says', async () => {
  const singapore = markets[0];
  const vietnam = markets[4];
  if (!singapore || !vietnam) throw new Error('a market is missing');
  const reminderIds = [
    await publishedReminders(remindings[0] ?? {}, 'A week before'),
    await publishedReminders(remindings[1] ?? {}, 'In working time'),
  ];
  await leave(singapore.boss, singapore.bossId, singapore.zone, on(78), on(92));
  await leave(vietnam.owner, vietnam.ownerId, vietnam.zone, on(130), on(150));
  await makeItems(0, 0, await publishedLadder(0), reminderIds);
  await tollgate.clock.leap(night(45));
  await finishSome();
  expect(await newHoliday('SG')).toBeGreaterThan(0);
  await tollgate.clock.leap(night(120));

  await makeItems(1, 120, await publishedLadder(1), reminderIds);
  await tollgate.clock.leap(night(165));
  await finishSome();
  await extend(coming(tollgate.clock.now() + 86_400_000)[0], 12);
  expect(await newHoliday('TH')).toBeGreaterThan(0);
  const open = items.filter(({ doneAt }) => doneAt === undefined).map(({ id }) => `action-item/${id}`);
  await restartEverything(tollgate);
  await expectOneTime(tollgate, open);
  await tollgate.clock.leap(night(240));
  await expectOneTime(tollgate, open);

  await makeItems(2, 240, await publishedLadder(2), reminderIds);
  await tollgate.clock.leap(night(285));
  await finishSome();
  await tollgate.clock.leap(night(365));

  const end = tollgate.clock.now();
  const foreseen = items.map((item) => [item.number, item.market.key, naiveYear(item, absences, end)] as const);
  const found = await Promise.all(
    items.map(async (item) => [item.number, item.market.key, await fired(item)] as const),
  );
  expect(found).toEqual(foreseen);
  expect(items).toHaveLength(60);
  expect(foreseen.flatMap(([, , events]) => events).length).toBeGreaterThan(300);
  // What the year was made for made a difference, each of it.
  const otherwise: Record<string, Fired[][]> = {
    holidays: items.map((item) => naiveYear({ ...item, calendars: item.calendars.map(workedThrough) }, absences, end)),
    changes: items.map((item) => naiveYear({ ...item, calendars: item.calendars.slice(0, 1) }, absences, end)),
    leaveOfManager: items.map((item) => naiveYear(item, absences.slice(1), end)),
    leaveOfOwner: items.map((item) => naiveYear(item, absences.slice(0, 1), end)),
    extension: items.map((item) => naiveYear({ ...item, extended: undefined }, absences, end)),
    done: items.map((item) => naiveYear({ ...item, doneAt: undefined }, absences, end)),
  };
  const fact = found.map(([, , events]) => events);
  for (const [what, events] of Object.entries(otherwise)) expect({ what, events }).not.toEqual({ what, events: fact });
  expect(tollgate.problems).toEqual([]);
}, 400_000);
