/**
 * What must fire in a year, counted the long way round: day by day and minute by minute, with nothing but `Date` and
 * `Intl`. It shares no line with the engine, so that the two agree only where both are right.
 */

/** The content of a calendar version as the API gives it. */
export interface Days {
  hours: { from: string | null; usual: Stretch[]; weekdays?: Record<string, Stretch[]> }[];
  weekends: { from: string | null; days: number[] }[];
  days: { date: string; kind: string }[];
}
interface Stretch {
  from: string;
  to: string;
}

export interface Level {
  after: string;
  roles: string[];
  repeat?: { every: string; times: number };
}
export interface Ladder {
  time?: string;
  levels: Level[];
}
export interface Reminding {
  before: string[];
  time?: string;
  hours?: string;
}
export interface Due {
  date?: string;
  time?: string;
  zone?: string;
  /** So many working days after `from`. */
  in?: string;
  from?: string;
}

/** All that is agreed on an item, and what becomes of it. */
export interface Agreed {
  id: string;
  due: Due;
  zone: string;
  ladder: Ladder;
  reminding: Reminding;
  /** Ids by role. */
  people: Record<string, string>;
  /** The calendar of its owner, from which instant on; the first holds when it is made. */
  calendars: { from: number; days: Days }[];
  extended?: { at: number; due: Due } | undefined;
  doneAt?: number | undefined;
}

export interface Absence {
  personId: string;
  standInId: string;
  zone: string;
  /** The first and the last day of it. */
  from: string;
  until: string;
}

/** Type, level, instant and who is told, by id in order. */
export type Fired = [type: string, level: number, at: string, told: string[]];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The date so many days after another, both `YYYY-MM-DD`. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

const offsets = new Map<string, number>();

/** By how much the clocks of a zone are ahead of UTC, as `Intl` shows them. */
function ahead(zone: string, at: number): number {
  const key = `${zone} ${Math.floor(at / hour)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  const offset = shown - Math.floor(at / minute) * minute;
  offsets.set(key, offset);
  return offset;
}

export function localOf(at: number, zone: string): { date: string; time: string } {
  const text = new Date(at + ahead(zone, at)).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** No clock of these markets is ever changed, so one look at it is enough. */
export function instantOf(date: string, time: string, zone: string): number {
  const shown = Date.parse(`${date}T${time}:00Z`);
  return shown - ahead(zone, shown);
}

function ruleOf<T extends { from: string | null }>(rules: T[], date: string): T {
  const found = rules.filter(({ from }) => from === null || from <= date).at(-1);
  if (!found) throw new Error(`no rule of the calendar holds on ${date}`);
  return found;
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function isWorked(date: string, calendar: Days): boolean {
  const said = calendar.days.find((other) => other.date === date)?.kind;
  if (said === 'off') return false;
  return said === 'working' || !ruleOf(calendar.weekends, date).days.includes(weekdayOf(date));
}

function hoursOf(date: string, calendar: Days): Stretch[] {
  if (!isWorked(date, calendar)) return [];
  const rule = ruleOf(calendar.hours, date);
  return rule.weekdays?.[weekdayOf(date)] ?? rule.usual;
}

/** The working day so many after a date, or before it; with 0 the date itself, or the nearest in that direction. */
function workingDay(date: string, count: number, step: 1 | -1, calendar: Days): string {
  let found = date;
  while (!isWorked(found, calendar)) found = dayAfter(found, step);
  for (let left = count; left > 0;) {
    found = dayAfter(found, step);
    if (isWorked(found, calendar)) left -= 1;
  }
  return found;
}

/** The instants of an item's owner: their calendar on their clocks. */
class Clocks {
  private readonly worked = new Map<string, Stretch[]>();

  constructor(
    private readonly calendar: Days,
    private readonly zone: string,
  ) {}

  opening(date: string): number {
    return instantOf(date, hoursOf(date, this.calendar)[0]?.from ?? '', this.zone);
  }

  closing(date: string): number {
    return instantOf(date, hoursOf(date, this.calendar).at(-1)?.to ?? '', this.zone);
  }

  /** Whether the minute that begins then is worked. */
  works(at: number): boolean {
    const { date, time } = localOf(at, this.zone);
    const hours = this.worked.get(date) ?? hoursOf(date, this.calendar);
    this.worked.set(date, hours);
    return hours.some(({ from, to }) => from <= time && time < to);
  }

  due(due: Due): number {
    if (due.in !== undefined) {
      const { date } = localOf(Date.parse(due.from ?? ''), this.zone);
      return this.closing(workingDay(date, Number.parseInt(due.in), 1, this.calendar));
    }
    const date = due.date ?? '';
    if (due.time !== undefined) return instantOf(date, due.time, due.zone ?? this.zone);
    return this.closing(workingDay(date, 0, 1, this.calendar));
  }

  /** So long after an instant, or before it. */
  shifted(at: number, duration: string, time: string | undefined, step: 1 | -1): number {
    const [, amount = '', unit = ''] = /(\d+)\s*([A-Za-z])/.exec(duration) ?? [];
    const count = Number(amount);
    const inDays = unit.toUpperCase() === 'D' || /day/.test(duration);
    if (!/working/.test(duration) && time !== 'working') return at + step * count * (inDays ? day : hour);
    return inDays ? this.days(at, count, step) : this.minutes(at, count * 60, step);
  }

  private days(at: number, count: number, step: 1 | -1): number {
    const { date, time } = localOf(at, this.zone);
    const to = workingDay(date, count, step, this.calendar);
    if (isWorked(date, this.calendar)) return instantOf(to, time, this.zone);
    const start = workingDay(date, 0, step, this.calendar);
    const edge = step === 1 ? this.opening(start) : this.closing(start);
    return instantOf(workingDay(start, count, step, this.calendar), localOf(edge, this.zone).time, this.zone);
  }

  private minutes(at: number, count: number, step: 1 | -1): number {
    let now = at;
    // Nothing after an instant at which nobody works is when work begins again.
    while (count === 0 && !this.works(now) && !this.works(now - minute)) now += minute;
    for (let left = count; left > 0; now += step * minute) if (this.works(step === 1 ? now : now - minute)) left -= 1;
    return now;
  }

  /** A reminder at night waits until work begins; where it is due by then, it comes when work ended before. */
  atWork(at: number, due: number): number {
    let later = at;
    while (!this.works(later)) later += minute;
    if (later < due) return later;
    let earlier = at;
    while (!this.works(earlier - minute)) earlier -= minute;
    return earlier;
  }
}

/** Reminders are spread over two minutes, by the sum that is called FNV-1a of the item's id. */
function spread(id: string): number {
  let sum = 2166136261n;
  for (const letter of id) sum = ((sum ^ BigInt(letter.charCodeAt(0))) * 16777619n) % 2n ** 32n;
  return Number(sum % 120_000n);
}

interface Step {
  key: string;
  type: string;
  level: number;
  at: number;
  roles: string[];
}

function steps(item: Agreed, clocks: Clocks, due: number, from: number): Step[] {
  const { ladder, reminding } = item;
  const found: Step[] = [];
  for (const [index, before] of reminding.before.entries()) {
    const wanted = clocks.shifted(due, before, reminding.time, -1);
    const at = (reminding.hours === 'working' ? clocks.atWork(wanted, due) : wanted) + spread(item.id);
    if (at >= from && at < due)
      found.push({ key: `reminder ${index}`, type: 'item.reminded', level: index + 1, at, roles: ['owner'] });
  }
  found.push({ key: 'breach', type: 'item.breached', level: 0, at: due, roles: [] });
  for (const [index, { after, roles, repeat }] of ladder.levels.entries()) {
    const next = ladder.levels[index + 1];
    const until = next ? clocks.shifted(due, next.after, ladder.time, 1) : Infinity;
    const facts = { type: 'item.escalated', level: index + 1, roles };
    let at = clocks.shifted(due, after, ladder.time, 1);
    found.push({ ...facts, key: `level ${index} 0`, at });
    for (let times = 1; times <= (repeat?.times ?? 0); times += 1) {
      at = clocks.shifted(at, repeat?.every ?? '', ladder.time, 1);
      if (at < until) found.push({ ...facts, key: `level ${index} ${times}`, at });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Everything that fires for an item, up to an instant. */
export function naiveYear(item: Agreed, absences: Absence[], end: number): Fired[] {
  const until = Math.min(end, item.doneAt ?? Infinity);
  const moments = [...item.calendars.map(({ from }) => from), item.extended?.at ?? until, until]
    .filter((at) => at <= until)
    .sort((a, b) => a - b);
  const done = new Map<string, Step>();
  let breached: number | null = null;
  let last = '';
  for (const [index, from] of moments.entries()) {
    const extended = item.extended && item.extended.at <= from ? item.extended : null;
    const cycle = extended ? 'extended' : 'first';
    if (cycle !== last) breached = null;
    last = cycle;
    const days = item.calendars.filter((calendar) => calendar.from <= from).at(-1)?.days;
    if (!days) throw new Error('an item without a calendar');
    const clocks = new Clocks(days, item.zone);
    // A date that was missed does not move any more.
    const due: number = breached ?? clocks.due(extended?.due ?? item.due);
    for (const step of steps(item, clocks, due, from)) {
      const key = `${cycle} ${step.key}`;
      if (step.at >= (moments[index + 1] ?? until) || done.has(key)) continue;
      // What a ladder begins with is the breach, and reminders end with it.
      if (step.type === 'item.reminded' && breached !== null) continue;
      done.set(key, step);
      if (step.type === 'item.breached') breached = step.at;
    }
  }
  return [...done.values()].map(({ type, level, at, roles }) => [
    type,
    level,
    new Date(at).toISOString(),
    told(roles, item.people, absences, at),
  ]);
}

/** Who plays the parts, and who is there for the absent among them. */
function told(roles: string[], people: Record<string, string>, absences: Absence[], at: number): string[] {
  const found = new Set(roles.map((role) => people[role] ?? ''));
  for (const { personId, standInId, zone, from, until } of absences) {
    const { date } = localOf(at, zone);
    if (found.has(personId) && from <= date && date <= until) found.add(standInId);
  }
  return [...found].sort();
}
