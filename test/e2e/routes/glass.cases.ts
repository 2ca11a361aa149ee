import { defaultExceptionPolicy } from '../../../domain/policy/exception.js';
import { riskCase, type RiskCase } from '../../factories/risk.js';
import type { ApiClient } from '../../harness/api-client.js';
import { peopleOfAnalyses } from './analyses.cases.js';
import { absent, at, once, type RouteCase, type RouteTable, type World } from './world.js';

/** What has a round besides an item, and who is who in it. Its path, as it stands in the table and as it is asked. */
interface Kind {
  route: string;
  /** One that waits for signatures; by a policy that allows it, or by one that does not. */
  waiting: (w: World, allowed: boolean) => Promise<string>;
  /** One that waits for none, and the code by which that is refused. */
  idle: (w: World) => Promise<string>;
  code: string;
  nowhere: (w: World) => string;
  contentHash: (w: World, path: string) => Promise<string>;
  asker: (w: World) => Promise<ApiClient>;
  second: (w: World) => Promise<ApiClient>;
  own: (w: World) => Promise<ApiClient>;
}

const risks = once((w): Promise<RiskCase> => riskCase(w.tollgate));
const lendingPolicy = once(async ({ admin, c }): Promise<string> => {
  const secondPerson = { roles: [], people: [c.chiefId] };
  const breakGlass = { roles: [], people: [c.managerId], secondPerson, expires: 'PT4H' };
  const body = { ...defaultExceptionPolicy, breakGlass };
  const { id } = await admin.must('/policies', { kind: 'exception', name: 'Lent past its approvers', body });
  return (await admin.must(`/policies/${id}/versions/1/publish`)).versions[0].id;
});
/** A policy of one stage that the domain lead signs, past whom these two may go. */
async function signOffPolicy(w: World, name: string, people: { asker: string; second: string }): Promise<string> {
  const body = {
    stages: [{ name: 'Lead', required: 1, roles: ['domain_lead'], people: [] }],
    ...{ limit: 'P3D', escalateTo: [], channels: ['inbox'] },
    breakGlass: {
      ...{ roles: [], people: [people.asker], expires: 'PT4H' },
      secondPerson: { roles: [], people: [people.second] },
    },
  };
  const { id } = await w.admin.must('/policies', { kind: 'sign_off', name, body });
  await w.admin.must(`/policies/${id}/versions/1/publish`);
  return name;
}

const riskPolicy = once(async (w): Promise<string> => {
  const { bossId, leadId } = await risks(w);
  return signOffPolicy(w, 'Reviews with a glass', { asker: bossId, second: leadId });
});
const analysisPolicy = once(async (w): Promise<string> => {
  const { bossId, domainLeadId } = await peopleOfAnalyses(w);
  return signOffPolicy(w, 'Analyses with a glass', { asker: bossId, second: domainLeadId });
});
const signOffOf = async (who: ApiClient, path: string): Promise<string> =>
  (await who.get(path)).body.signOff?.contentHash ?? '0'.repeat(64);

const tollgate: Kind = {
  route: '/programs/{id}/phases/{phaseId}',
  waiting: async (w, allowed) => {
    const { id, phaseId } = await w.program('tollgate', allowed ? { tollgatePolicyVersionId: w.glass } : {});
    return `/programs/${id}/phases/${phaseId}`;
  },
  idle: async (w) => {
    const { id, phaseId } = await w.program('active');
    return `/programs/${id}/phases/${phaseId}`;
  },
  code: 'nothing-submitted',
  nowhere: () => `/programs/${absent}/phases/${absent}`,
  contentHash: async ({ c }, path) => {
    const [, , id, , phaseId] = path.split('/');
    const { phases = [] } = (await c.lead.get(`/programs/${id ?? ''}`)).body;
    const phase = phases.find((one: { id: string }) => one.id === phaseId);
    return phase?.signOff?.contentHash ?? '0'.repeat(64);
  },
  asker: ({ c }) => Promise.resolve(c.lead),
  second: ({ c }) => Promise.resolve(c.manager),
  own: ({ c }) => Promise.resolve(c.owner),
};

const exception: Kind = {
  route: '/exceptions/{id}',
  waiting: async (w, allowed) => {
    const facts = allowed ? { policyVersionId: await lendingPolicy(w) } : {};
    return `/exceptions/${(await w.c.requested(facts)).id}`;
  },
  idle: async (w) => `/exceptions/${(await w.exception('draft')).id}`,
  code: 'illegal-transition',
  nowhere: () => `/exceptions/${absent}`,
  contentHash: ({ c }, path) => signOffOf(c.lead, path),
  asker: ({ c }) => Promise.resolve(c.manager),
  second: ({ c }) => Promise.resolve(c.chief),
  own: ({ c }) => Promise.resolve(c.analyst),
};

const risk: Kind = {
  route: '/risks/{id}',
  waiting: async (w, allowed) => {
    const facts = allowed ? { policies: { signOff: await riskPolicy(w) } } : {};
    return `/risks/${(await (await risks(w)).inReview(facts)).id}`;
  },
  idle: async (w) => `/risks/${(await (await risks(w)).raised()).id}`,
  code: 'illegal-transition',
  nowhere: () => `/risks/${absent}`,
  contentHash: async (w, path) => signOffOf((await risks(w)).lead, path),
  asker: async (w) => (await risks(w)).boss,
  second: async (w) => (await risks(w)).lead,
  own: async (w) => (await risks(w)).owner,
};

const analysis: Kind = {
  route: '/analyses/{id}',
  waiting: async (w, allowed) => {
    const facts = allowed ? { policies: { signOff: await analysisPolicy(w) } } : {};
    return `/analyses/${String((await (await peopleOfAnalyses(w)).in_review(facts)).id)}`;
  },
  idle: async (w) => `/analyses/${String((await (await peopleOfAnalyses(w)).drafted()).id)}`,
  code: 'illegal-transition',
  nowhere: () => `/analyses/${absent}`,
  contentHash: async (w, path) => signOffOf((await peopleOfAnalyses(w)).domainLead, path),
  asker: async (w) => (await peopleOfAnalyses(w)).boss,
  second: async (w) => (await peopleOfAnalyses(w)).domainLead,
  own: async (w) => (await peopleOfAnalyses(w)).owner,
};

const reason = 'Whoever signs is in the air, and it is due at six';

/** What every command about a glass does and refuses. */
function cases(kind: Kind, name: 'break-glass' | 'break-glass/confirm' | 'break-glass/refuse'): RouteCase[] {
  const { code, nowhere, contentHash, asker, second, own } = kind;
  const waiting = (w: World, allowed: boolean): Promise<string> =>
    w.kept(`${kind.route} that waits ${String(allowed)}`, () => kind.waiting(w, allowed));
  const idle = (w: World): Promise<string> => w.kept(`${kind.route} that waits for none`, () => kind.idle(w));
  const asks = name === 'break-glass';
  const by = asks ? asker : second;
  const bodyFor = async (w: World, path: string): Promise<object> => {
    if (name === 'break-glass/refuse') return { reason: 'They land at eight' };
    const read = { contentHash: await contentHash(w, path) };
    return asks ? { reason, ...read } : read;
  };
  const askedFor = async (w: World): Promise<string> => {
    const path = await kind.waiting(w, true);
    await (await asker(w)).must(`${path}/break-glass`, { reason, contentHash: await contentHash(w, path) });
    return path;
  };
  const tried =
    (who: (w: World) => ApiClient | Promise<ApiClient>, more: object = {}, headers: Record<string, string> = {}) =>
    async (w: World) => {
      const path = await (asks ? waiting(w, true) : w.kept(`${kind.route} asked for`, () => askedFor(w)));
      return (await who(w)).post(`${path}/${name}`, { ...(await bodyFor(w, path)), ...more }, headers);
    };
  return [
    { why: 'done to what waits for a signature', gives: 200, ask: tried(by) },
    { why: 'not on a version that was not read', gives: 412, ask: tried(by, {}, at(99)) },
    { why: 'not with a field that nobody knows', gives: 400, ask: tried(by, { colour: 'red' }) },
    { why: 'not by who is not named for it', gives: 403, ask: tried(({ stranger }) => stranger) },
    { why: 'not by an auditor', gives: 403, ask: tried(({ auditor }) => auditor) },
    { why: 'not by whose own work it is', gives: 403, code: 'separation-of-duties', ask: tried(own) },
    {
      why: 'not to what waits for nobody',
      gives: 409,
      code,
      ask: async (w) => {
        const path = await idle(w);
        return (await by(w)).post(`${path}/${name}`, await bodyFor(w, path));
      },
    },
    {
      why: 'not to what is not there',
      gives: 404,
      ask: async (w) => (await by(w)).post(`${nowhere(w)}/${name}`, await bodyFor(w, nowhere(w))),
    },
    ...(asks
      ? [
          {
            why: 'not where the policy does not say so',
            gives: 403,
            code: 'break-glass-not-allowed',
            ask: async (w: World) => {
              const path = await waiting(w, false);
              return (await by(w)).post(`${path}/${name}`, await bodyFor(w, path));
            },
          },
          { why: 'not without a reason that says something', gives: 400, ask: tried(by, { reason: 'urgent' }) },
        ]
      : [
          {
            why: 'not where nobody has asked',
            gives: 409,
            code: 'nothing-submitted',
            ask: async (w: World) => {
              const path = await waiting(w, true);
              return (await by(w)).post(`${path}/${name}`, await bodyFor(w, path));
            },
          },
        ]),
  ];
}

/** Past those who are to sign: at tollgates, of exceptions, of reviews of risks, of analyses. Items have their cases with consent. */
export const glassCases: RouteTable = Object.fromEntries(
  [tollgate, exception, risk, analysis].flatMap((kind) =>
    (['break-glass', 'break-glass/confirm', 'break-glass/refuse'] as const).map((name) => [
      `POST ${kind.route}/${name}`,
      cases(kind, name),
    ]),
  ),
);
