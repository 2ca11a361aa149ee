import type { ItemStatus } from '../../../domain/item/table.js';
import type { ProgramStatus } from '../../../domain/program/table.js';
import type { ExceptionStatus } from '../../../domain/exception/table.js';
import { inDays } from '../../factories/case.js';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { larkKeys } from '../../harness/vendors/lark-app.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

/** One thing that a route does, or refuses. */
export interface RouteCase {
  why: string;
  gives: number;
  /** Of the problem, where it is refused. */
  code?: string;
  ask: (world: World) => Promise<ApiAnswer>;
}

/** `POST /teams` and what it does and refuses. */
export type RouteTable = Record<string, RouteCase[]>;

/** Nouns that have tests of their own for all that their routes do, refuse and list. */
export const elsewhere: Record<string, string> = {
  '/calendars': 'test/e2e/calendars/calendars.test.ts',
  '/governance-metrics': 'test/e2e/governance-metrics/values.test.ts',
  '/breaches': 'test/e2e/governance-metrics/breaches.test.ts',
  '/rotas': 'test/e2e/duty/duty.test.ts',
  '/maintenance-windows': 'test/e2e/duty/duty.test.ts',
  '/device-logins': 'test/e2e/sign-in/device.test.ts',
  '/sign-in-providers': 'test/e2e/sign-in/providers.test.ts',
  '/sign-in': 'test/e2e/sign-in/pages.test.ts',
  '/sign-out': 'test/e2e/sign-in/pages.test.ts',
  '/signed-in': 'test/e2e/sign-in/pages.test.ts',
  '/act': 'test/e2e/act/act.test.ts',
  '/proof': 'test/e2e/proof/proof.test.ts',
  '/lark': 'test/e2e/channels/lark-bot.test.ts',
  '/bulk-operations': 'test/e2e/bulk/bulk.test.ts',
  '/templates': 'test/e2e/templates/templates.test.ts',
  '/recurrences': 'test/e2e/recurrences/commands.test.ts',
  '/search': 'test/e2e/search/search.test.ts',
  '/query': 'test/e2e/query/query.test.ts',
  '/governance-reports': 'test/e2e/governance-reports/sent.test.ts',
  '/rehearsals': 'test/e2e/rehearsals/rehearsal.test.ts',
  '/legal-holds': 'test/e2e/people/holds.test.ts',
  '/retention': 'test/e2e/people/retention.test.ts',
  '/review-rounds': 'test/e2e/reviews/round.test.ts',
  '/alignments': 'test/e2e/alignments/round.test.ts',
  '/proposals': 'test/e2e/proposals/proposal.test.ts',
  '/rules': 'test/e2e/rules/rules.test.ts',
  '/ai': 'test/e2e/ai/drafts.test.ts',
  '/acting-licences': 'test/e2e/acting-licences/licence.test.ts',
  ...Object.fromEntries(
    (
      [
        ['cases', 'cases'],
        ['findings', 'registers'],
        ['controls', 'registers'],
      ] as const
    ).flatMap(([register, file]) => [
      [`POST /${register}/imports`, `test/e2e/register-imports/${file}.test.ts`],
      [`POST /${register}/imports/preview`, `test/e2e/register-imports/${file}.test.ts`],
    ]),
  ),
  'POST /programs/{id}/template': 'test/e2e/templates/templates.test.ts',
  'POST /action-items/{id}/dependencies': 'test/e2e/dependencies/dependencies.test.ts',
  'DELETE /action-items/{id}/dependencies/{predecessorId}': 'test/e2e/dependencies/dependencies.test.ts',
  'POST /action-items/{id}/duration': 'test/e2e/dependencies/dependencies.test.ts',
  'POST /action-items/{id}/what-if': 'test/e2e/dependencies/dependencies.test.ts',
  'POST /action-items/{id}/effectiveness': 'test/e2e/effectiveness/effectiveness.test.ts',
  'POST /risks/{id}/acknowledge': 'test/e2e/risks/review.test.ts',
  'POST /cases/{id}/acknowledge': 'test/e2e/cases/life.test.ts',
  'POST /analyses/{id}/acknowledge': 'test/e2e/analyses/life.test.ts',
  'POST /findings/{id}/acknowledge': 'test/e2e/findings/life.test.ts',
  'POST /action-items/{id}/effectiveness/policy': 'test/e2e/effectiveness/effectiveness.test.ts',
};

/** Those that people alone can lead it into; the others need time to pass. */
export type ExceptionState = Exclude<ExceptionStatus, 'ended' | 'lapsed'>;

/** An id that nothing has. */
export const absent = '00000000-0000-4000-8000-000000000000';

interface Made {
  id: string;
  version: number;
}

/** Who and what there is when routes are tried: people of every kind, and items and programs in every state. */
export class World {
  readonly nobody: ApiClient;
  private count = 0;
  /** Made for what was refused so far, by what they are. */
  private readonly keeps = new Map<string, Promise<unknown>>();
  /** While something is asked that is refused: what it needed of those, and how often anything was sent to change something. */
  private refusing: { needed: Set<string>; sent: number } | null = null;
  private making = 0;

  private constructor(
    readonly tollgate: Tollgate,
    readonly c: ExceptionCase,
    readonly admin: ApiClient,
    readonly stranger: ApiClient,
    readonly auditor: ApiClient,
    readonly strangerId: string,
    /** A sign-off policy by which two must sign: with one signature, nothing is decided. */
    readonly twoSign: string,
    /** One by which the lead may break the glass, with the manager as second person. */
    readonly glass: string,
  ) {
    this.nobody = new ApiClient(tollgate.url, null);
  }

  static async make(): Promise<World> {
    const tollgate = await startTollgate({
      settings: {
        ...{ webhookAllowLoopback: true, combineWindowSeconds: 0, larkUrl: 'http://127.0.0.1:9', ...larkKeys },
        // Whoever has no token asks every route, within a minute where the machine is quick.
        failuresPerMinute: 1e6,
      },
    });
    const c = await exceptionCase(tollgate, { phases: ['Detection', 'Enforcement'] });
    // Keeps the phase open, whatever is done to the others.
    await c.item();
    const strangerId = await tollgate.person('Stranger');
    const auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
    const stage = { name: 'Both', required: 2, roles: ['program_manager', 'domain_lead'], people: [] };
    const policy = await tollgate.admin.must('/policies', {
      kind: 'sign_off',
      name: 'Both sign',
      body: { stages: [stage], limit: 'P3D', escalateTo: [], channels: ['inbox'] },
    });
    const [two] = (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions;
    const breakGlass = {
      ...{ roles: ['domain_lead'], people: [], secondPerson: { roles: ['program_manager'], people: [] } },
      expires: 'PT4H',
    };
    const allowing = await tollgate.admin.must('/policies', {
      kind: 'sign_off',
      name: 'With a glass',
      body: { stages: [stage], limit: 'P3D', escalateTo: [], channels: ['inbox'], breakGlass },
    });
    const [glass] = (await tollgate.admin.must(`/policies/${allowing.id}/versions/1/publish`)).versions;
    const stranger = await tollgate.as(strangerId);
    return new World(tollgate, c, tollgate.admin, stranger, auditor, strangerId, two.id, glass.id);
  }

  /**
   * Asks for what is refused. That changes nothing, so what it needs is made once for all of them (`kept`), and made anew only
   * where something was done to it before it was asked.
   */
  async refused(ask: RouteCase['ask']): Promise<ApiAnswer> {
    const asked = { needed: new Set<string>(), sent: 0 };
    this.refusing = asked;
    const heard = ApiClient.heard;
    ApiClient.heard = () => {
      if (this.making === 0) asked.sent += 1;
    };
    try {
      return await ask(this);
    } finally {
      ApiClient.heard = heard;
      this.refusing = null;
      if (asked.sent > 1) for (const what of asked.needed) this.keeps.delete(what);
    }
  }

  /** What `make` makes; the same for all that are refused, as long as nothing was done to it. @param what which one it is */
  async kept<T>(what: string, make: () => Promise<T>): Promise<T> {
    // Part of another, to which something may be done yet.
    if (this.refusing === null || this.making > 0) return make();
    this.refusing.needed.add(what);
    const known = this.keeps.get(what) as Promise<T> | undefined;
    if (known !== undefined) return known;
    this.making += 1;
    const made = make().finally(() => {
      this.making -= 1;
    });
    this.keeps.set(what, made);
    return made;
  }

  /** A name that was not used before. */
  name(): string {
    return `Name ${(this.count += 1)}`;
  }

  /** An item in that state. Late ones are overdue. */
  async item(status: ItemStatus, facts: Record<string, unknown> = {}): Promise<Made> {
    const id = await this.kept(`item ${status} ${JSON.stringify(facts)}`, () => this.newItem(status, facts));
    return (await this.c.manager.get(`/action-items/${id}`)).body;
  }

  private async newItem(status: ItemStatus, facts: Record<string, unknown>): Promise<string> {
    const { c } = this;
    const { id } = await c.item({ ...(status === 'draft' ? { phaseId: c.phaseIds[1] } : {}), ...facts });
    const to = (client: ApiClient, command: string, body: object): Promise<unknown> =>
      client.must(`/action-items/${id}/${command}`, body);
    if (status === 'in_progress') await to(c.owner, 'start', {});
    if (status === 'on_hold') await to(c.manager, 'hold', { reason: 'Waits' });
    if (status === 'submitted' || status === 'done') await to(c.owner, 'submit', { statement: 'Done' });
    if (status === 'done') await to(c.manager, 'sign-off', { decision: 'approve' });
    if (status === 'cancelled') await to(c.manager, 'cancel', { reason: 'Not needed' });
    return id;
  }

  /** A program in that state, `tollgate` being one that is active with its phase there. */
  async program(status: ProgramStatus | 'tollgate', facts: object = {}): Promise<Made & { phaseId: string }> {
    const made = () => this.newProgram(status, facts);
    const { id, phaseId } = await this.kept(`program ${status} ${JSON.stringify(facts)}`, made);
    const { version } = (await this.c.manager.get(`/programs/${id}`)).body;
    return { id, version, phaseId };
  }

  private async newProgram(
    status: ProgramStatus | 'tollgate',
    facts: object,
  ): Promise<{ id: string; phaseId: string }> {
    const { manager, lead, leadId, ownerId, owner } = this.c;
    const given = { name: this.name(), domainLeadId: leadId, launch: status !== 'draft', ...facts };
    const { id, phases } = await manager.must('/programs', given);
    const phaseId: string = phases[0].id;
    if (status === 'on_hold') await manager.must(`/programs/${id}/hold`, { reason: 'Waits' });
    if (status === 'cancelled') await manager.must(`/programs/${id}/cancel`, { reason: 'Not needed' });
    if (status === 'tollgate' || status === 'closed') {
      const item = await manager.must('/action-items', { programId: id, title: 'One', ownerId, due: inDays(7) });
      await owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
      await manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
      await until('the tollgate', async () => (await lead.get(`/programs/${id}`)).body.phases[0].status === 'tollgate');
      if (status === 'closed') await lead.must(`/programs/${id}/phases/${phaseId}/sign-off`, { decision: 'approve' });
    }
    return { id, phaseId };
  }

  /** An exception in that state. */
  async exception(status: ExceptionState): Promise<Made> {
    const id = await this.kept(`exception ${status}`, () => this.newException(status));
    return (await this.c.analyst.get(`/exceptions/${id}`)).body;
  }

  private async newException(status: ExceptionState): Promise<string> {
    const { analyst, lead, requested } = this.c;
    const { id } = await requested(status === 'approved' ? { starts: inDays(5) } : {});
    const to = (client: ApiClient, command: string, body: object): Promise<unknown> =>
      client.must(`/exceptions/${id}/${command}`, body);
    const sign = (decision: string): Promise<unknown> => to(lead, 'sign-off', { decision, reason: 'Well' });
    if (status === 'draft') await sign('send_back');
    if (status === 'refused') await sign('refuse');
    if (status === 'withdrawn') await to(analyst, 'withdraw', { reason: 'Not needed' });
    if (status === 'approved' || status === 'active' || status === 'revoked') await sign('approve');
    if (status === 'revoked') await to(lead, 'revoke', { reason: 'Over' });
    return id;
  }

  async stop(): Promise<void> {
    await this.tollgate.stop();
  }
}

/** What there is once in each world. */
export function once<T>(make: (w: World) => Promise<T>): (w: World) => Promise<T> {
  const known = new WeakMap<World, Promise<T>>();
  return (w) => {
    const made = known.get(w) ?? make(w);
    known.set(w, made);
    return made;
  };
}

/** If-Match. */
export const at = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
