import { chanceOf } from '../../fuzz/random.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { VendorServer } from '../../harness/vendors/vendor-server.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';

/** Of an answer of the API, read as a script of a customer would. */
export type Facts = ApiAnswer['body'];

export const day = 86_400_000;

/** Where people live. */
export const zones = ['Asia/Singapore', 'Asia/Jakarta', 'Asia/Manila', 'Europe/Berlin', 'America/New_York'];

/** The calendar that half of the people work by. */
export const calendarKey = 'EAST';

/** A company in which months are played: who is there, what they work on, what happened, and the means to make it happen. */
export class Setting {
  readonly story: string[] = [];
  /** What did not hold. */
  readonly wrong: string[] = [];
  readonly people: string[] = [];
  readonly programs: string[] = [];
  /** Versions of ladders; items may be moved from one to another. */
  readonly ladders: { id: string; levels: Level[]; critical: Level[] | null }[] = [];
  readonly names = new Map<string, string>();
  /** What the webhook answers. */
  readonly hook = { status: 204 };
  private readonly clients = new Map<string, ApiClient>();
  private readonly next: () => number;
  private made = 0;

  private constructor(
    readonly tollgate: Tollgate,
    readonly mail: MailServer,
    private readonly vendor: VendorServer,
    readonly seed: number,
  ) {
    this.next = chanceOf(seed);
  }

  static async start(seed: number): Promise<Setting> {
    const mail = await startMailServer();
    const tollgate = await startTollgate({
      settings: { smtpUrl: mail.url, combineWindowSeconds: 1, webhookAllowLoopback: true },
    });
    const vendor = await VendorServer.start(() => ({ status: setting.hook.status }));
    const setting: Setting = new Setting(tollgate, mail, vendor, seed);
    await tollgate.admin.must('/webhooks', { name: 'All', url: vendor.url('/all'), events: ['*'] });
    return setting;
  }

  async stop(): Promise<void> {
    await this.tollgate.stop();
    await this.mail.stop();
    await this.vendor.stop();
  }

  get now(): number {
    return this.tollgate.clock.now();
  }

  /** Whole numbers from 0 up to and without that. */
  upTo(count: number): number {
    return Math.floor(this.next() * count);
  }

  likely(share: number): boolean {
    return this.next() < share;
  }

  one<T>(of: readonly T[]): T {
    const found = of[this.upTo(of.length)];
    if (found === undefined) throw new Error('there is nothing to choose from');
    return found;
  }

  /** A number for a name, different each time. */
  number(): number {
    this.made += 1;
    return this.made;
  }

  query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.tollgate.dataSource.query(sql, params);
  }

  nameOf(id: string): string {
    return this.names.get(id) ?? id;
  }

  async as(personId: string): Promise<ApiClient> {
    const known = this.clients.get(personId) ?? (await this.tollgate.as(personId));
    this.clients.set(personId, known);
    return known;
  }

  /**
   * Asks for something and writes it down, whatever the answer. That it is refused is an answer; that the server fails is
   * none.
   */
  async ask(what: string, send: Promise<ApiAnswer>): Promise<ApiAnswer> {
    const answer = await send;
    const code = answer.status < 300 ? 'done' : `${answer.status} ${String(answer.body?.code)}`;
    this.tell(`${what} → ${code}`);
    if (answer.status >= 500) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  tell(line: string): void {
    this.story.push(`${new Date(this.now).toISOString().slice(0, 16)}  ${line}`);
  }

  /** A date so many days from now, in Singapore. */
  on(days: number): string {
    return new Date(this.now + days * day + 8 * 3_600_000).toISOString().slice(0, 10);
  }

  async comes(facts: Record<string, unknown> = {}): Promise<string> {
    const name = `P${this.number()}`;
    const timeZone = this.one(zones);
    const email = `${name.toLowerCase()}@example.com`;
    const market = this.likely(0.5) ? calendarKey : null;
    const id = await this.tollgate.person(name, { access: 'program_manager', email, timeZone, market, ...facts });
    this.names.set(id, name);
    this.people.push(id);
    return id;
  }

  /** Those who are there and may be given work. */
  async present(): Promise<string[]> {
    const rows = await this.query<{ id: string }[][number]>(
      `SELECT id FROM people WHERE active AND access = 'program_manager' ORDER BY email`,
    );
    return rows.map(({ id }) => id);
  }
}

export interface Level {
  after: string;
  roles: string[];
  duty?: string[];
}

const channels = ['inbox', 'email'];

const quickLook = {
  ...{ after: 'P1D', roles: ['domain_lead', 'program_manager'], people: [] },
  ...{ limit: 'P2D', repeat: { every: 'P1D', times: 1 }, escalateTo: ['approver_manager'], channels },
};

/** The next version of the ladder of these months; the programs' items to come do not have it, others can be moved to it. */
export async function publishLadder(
  s: Setting,
  policyId: string | null,
  levels: Level[],
  critical: Level[] | null,
): Promise<string> {
  const { admin } = s.tollgate;
  const full = (list: Level[]): object[] => list.map((level) => ({ people: [], channels, ...level }));
  const body = {
    levels: full(levels),
    ...(critical ? { bySeverity: { critical: full(critical) } } : {}),
    acknowledgementHolds: 'P1D',
    onHold: s.ladders.length % 2 === 0 ? 'due_stands' : 'due_moves',
  };
  const policy =
    policyId === null
      ? await admin.must('/policies', { kind: 'escalation', name: 'Ladder of the months', body })
      : await admin.must(`/policies/${policyId}/versions`, { body });
  const version = policy.versions.length;
  const { versions } = await admin.must(`/policies/${policy.id}/versions/${version}/publish`);
  const { id } = versions.find((one: Facts) => one.version === version);
  s.ladders.push({ id, levels, critical });
  return policy.id;
}

/** Eight people, two programs of two phases, three ladders, a rota, and the first items. */
export async function settle(s: Setting): Promise<void> {
  const { admin } = s.tollgate;
  await admin.must('/calendars', { key: calendarKey, name: 'East', zone: 'Asia/Singapore' });
  await admin.must(`/calendars/${calendarKey}/publish`);
  const [top] = [await s.comes()];
  for (let count = 0; count < 7; count += 1) await s.comes({ managerId: count < 3 ? top : s.people[1 + (count % 3)] });
  const week = { zone: 'Asia/Singapore', starts: '2026-01-05', handover: '09:00', weeks: 1, hours: null };
  const layer = { ...week, name: 'Day', members: s.people.slice(4, 7), days: [1, 2, 3, 4, 5, 6, 7] };
  const rota = await admin.must('/rotas', { name: 'Duty', body: { layers: [layer], overrides: [] } });
  const plain = [
    { after: 'PT0S', roles: ['owner', 'owner_manager'] },
    { after: 'P1D', roles: ['program_manager'] },
    { after: 'P3D', roles: ['domain_lead'] },
  ];
  const policyId = await publishLadder(s, null, plain, [
    { after: 'PT0S', roles: ['domain_lead'] },
    { after: 'PT12H', roles: ['program_manager', 'owner_manager'] },
  ]);
  const duty = [{ after: 'PT6H', roles: [], duty: [rota.id] }, ...plain.slice(1)];
  await publishLadder(s, policyId, duty, null);
  await publishLadder(s, policyId, [{ after: 'PT0S', roles: ['owner'] }], [{ after: 'P2D', roles: ['domain_lead'] }]);
  const looked = await admin.must('/policies', { kind: 'effectiveness', name: 'Quick look', body: quickLook });
  await admin.must(`/policies/${looked.id}/versions/1/publish`);
  for (const index of [1, 2]) {
    const manager = await s.as(s.people[index] ?? top);
    const { id } = await manager.must('/programs', {
      ...{ name: `Program ${index}`, domainLeadId: top, launch: true },
      phases: [{ name: 'One' }, { name: 'Two' }],
      escalationPolicyVersionId: s.ladders[0]?.id,
      effectivenessPolicyVersionId: looked.versions[0].id,
    });
    s.programs.push(id);
    s.names.set(id, `Program ${index}`);
  }
}
