import { randomUUID } from 'node:crypto';
import { insertLicence } from '../../../database/rules/licences.js';
import { exampleRule } from '../../../domain/rule/example.js';
import { inDays } from '../../factories/case.js';
import { runNow } from '../../factories/control.js';
import { dateIn } from '../../factories/delegation.js';
import type { ApiClient } from '../../harness/api-client.js';
import { until } from '../../harness/until.js';
import { deafUrl } from '../routes/channels.cases.js';
import { absent, at, elsewhere, World } from '../routes/world.js';

let world: World;
const webhookIds: string[] = [];
const awayIds: string[] = [];
const teamIds: string[] = [];

/** A licence of the first version of a rule, that plans nothing. */
async function licensed({ id: ruleId }: { id: string }): Promise<void> {
  const { manager } = world.tollgate.dataSource;
  const [version] = await manager.query<{ id: string; created_by: string }[]>(
    'SELECT id, created_by FROM rule_versions WHERE rule_id = $1',
    [ruleId],
  );
  if (!version) throw new Error('a rule has a version');
  const plan = { allowed: 0.05, errors: 1, labels: 93, unmatched: 30, share: 0.1, from: 0, until: 1, endsAt: 2 };
  await insertLicence(manager, {
    ...{ id: randomUUID(), ruleId, versionId: version.id, plan, seed: 'seed', strata: [], units: [], authors: [] },
    ...{ rate: { asked: 0, matched: 0 }, plannedBy: version.created_by },
  });
}

beforeAll(async () => {
  world = await World.make();
  const { admin, c } = world;
  const lead = { leadId: c.leadId };
  const desk = { name: 'desk', zone: 'Asia/Singapore', members: [c.bossId], starts: '2026-01-05', handover: '09:00' };
  const rota = { layers: [{ ...desk, weeks: 1, hours: null, days: [1, 2, 3, 4, 5, 6, 7] }], overrides: [] };
  for (const market of ['SG', 'MY', 'TH']) {
    const { id: teamId } = await admin.must('/teams', { name: `Team ${market}`, market, ...lead });
    const { id: personId } = await admin.must('/people', {
      name: `Person ${market}`,
      market,
      teamId,
      managerId: c.bossId,
    });
    awayIds.push(personId);
    const role = { role: 'tester', scope: 'market', market, reason: 'Tests' };
    await admin.must('/role-grants', { ...role, ...(market === 'TH' ? { teamId } : { personId }) });
    if (market === 'TH') teamIds.push(teamId);
    const away = { from: { date: dateIn(awayIds.length) }, until: { date: dateIn(9) } };
    await admin.must('/delegations', { personId, standInId: c.bossId, scope: 'everything', reason: 'leave', ...away });
    await c.manager.must('/programs', { name: `Program ${market}`, domain: 'Counterfeit', markets: [market] });
    const body = { before: ['P3D'], channels: ['inbox'] };
    await admin.must('/policies', { kind: 'reminder', name: `Early ${market}`, body });
    await licensed(await admin.must('/rules', { name: `Rule ${market}`, text: exampleRule }));
    const webhook = { name: `Hook ${market}`, url: deafUrl, events: ['item.held'], programId: c.programId };
    webhookIds.push((await admin.must('/webhooks', webhook)).id);
    await admin.must('/views', { list: 'programs', name: `View ${market}`, query: {} });
    await admin.must('/rotas', { name: `Rota ${market}`, body: rota });
    await admin.must('/maintenance-windows', { reason: market, startsAt: inHours(1), endsAt: inHours(2), market });
    const more = market === 'TH' ? { domain: 'counterfeit and IP' } : {};
    const scope = { text: 'All', markets: [market], ...more };
    const items = market === 'TH' ? ['AI-1'] : [];
    await c.requested({ title: `Exception ${market}`, scope, items, ends: inDays(9) });
    const rated = { likelihood: market === 'TH' ? 5 : market.length, impact: market === 'SG' ? 1 : 4 };
    const reviewed = { reviewEvery: 'P90D', reviewDue: inDays(9), domain: 'counterfeit and IP', markets: [market] };
    const whose = { ownerId: c.ownerId, domainLeadId: c.leadId, title: `Risk ${market}`, text: 'x' };
    const risk = await c.manager.must('/risks', { ...whose, ...rated, ...reviewed });
    if (market === 'TH') await c.owner.must(`/risks/${risk.id}/review`, { outcome: 'open', statement: 'x' });
    const found = { title: `Case ${market}`, text: 'x', source: 'audit', stage: 'appeals', reporterId: c.bossId };
    const [likelihood, impact] = market === 'TH' ? [5, 5] : [2, 4];
    const where = { leadId: c.ownerId, domainLeadId: c.leadId, domain: 'counterfeit and IP', markets: [market] };
    await c.manager.must('/cases', { ...found, ...where, likelihood, impact });
    const decision = { text: 'Is it one?', labels: [{ value: 'yes', violation: true }, { value: 'no' }] };
    const round = { title: `Round ${market}`, decision, perItem: 1, ownerId: c.ownerId, domainLeadId: c.leadId };
    const begun = { domain: 'counterfeit and IP', markets: [market], due: inDays(9), reviewerIds: [c.bossId] };
    await c.manager.must('/review-rounds', { ...round, ...begun });
    const gap = { title: `Finding ${market}`, condition: 'x', criteria: 'y', stage: 'appeals', ownerId: c.ownerId };
    const graded = market === 'TH' ? { grade: 'observation' } : { grade: 'finding', rating: 'high' };
    const { id: gapId } = await c.manager.must('/findings', {
      ...{ ...gap, ...graded, domainLeadId: c.leadId, domain: 'counterfeit and IP', markets: [market] },
    });
    if (market !== 'TH') await c.manager.must(`/findings/${gapId}/propose`);
    const analysis = await c.manager.must('/analyses', {
      ...{ title: `Analysis ${market}`, problem: 'x', method: market === 'TH' ? 'ishikawa' : 'whys', stage: 'appeals' },
      ...{
        domain: 'counterfeit and IP',
        markets: [market],
        about: ['CA-1'],
        ownerId: c.ownerId,
        domainLeadId: c.leadId,
      },
      nodes: [
        { id: 'effect', kind: 'effect', text: 'x' },
        { id: 'a', kind: 'why', text: 'x', parents: ['effect'], role: 'root', code: 'unknown' },
      ],
    });
    if (market === 'TH')
      await c.manager.must(`/analyses/${analysis.id}/asks`, { personId: c.bossId, market: 'SG', due: inDays(9) });
    const { title, problem, method, domain, markets } = (await c.manager.get('/analyses/RA-1')).body;
    const written = { title, problem: `${String(problem)} ${market}`, method, domain, markets, nodes: analysis.nodes };
    await c.manager.put('/analyses/RA-1/content', { ...written, stage: 'appeals' }, { 'if-match': '*' });
    // One withdrawn, and two that go on: there is one on a finding at a time, and on an observation none.
    if (market === 'TH') await c.manager.must('/alignments/AL-1/withdraw', { reason: 'x' });
    await c.manager.must('/alignments', {
      ...{ finding: market === 'TH' ? 'FI-1' : gapId, proposal: 'x', rule: { kind: 'all' }, due: inDays(9) },
      teams: [{ teamId, personId: c.bossId }],
    });
    const aim = {
      title: `Control ${market}`,
      objective: 'x',
      type: 'detective',
      automation: 'manual',
      stage: 'appeals',
    };
    const runs = {
      frequency: { rule: 'FREQ=YEARLY', startsOn: '2099-01-05' },
      operatorId: c.bossId,
      ownerId: c.ownerId,
    };
    const { id: controlId } = await c.manager.must('/controls', {
      ...{ ...aim, ...runs, domainLeadId: c.leadId, domain: 'counterfeit and IP', markets: [market] },
    });
    if (market !== 'TH') await c.lead.must(`/controls/${controlId}/operate`);
    await runNow(world.tollgate.dataSource, controlId);
    const tested = { control: controlId, about: 'design', testerId: c.managerId, due: inDays(9) };
    const { id: testId } = await admin.must('/control-tests', tested);
    // One that fails would raise a finding, which stands in a list of its own.
    if (market === 'TH') await c.manager.must(`/control-tests/${testId}/conclude`, { effective: true, statement: 'x' });
    const moved = { operatorId: c.managerId, reason: market };
    const proposed = await c.manager.must('/proposals', {
      ...{ record: controlId, command: 'reassign', arguments: moved, reason: market },
    });
    if (market === 'TH') await c.manager.must(`/proposals/${String(proposed.key)}/withdraw`);
    const said = { rootCause: 'Training', attributes: { Desk: market } };
    const { id } = await c.item({
      title: `Item ${market}`,
      tags: [market],
      severity: 'high',
      externalId: market,
      ...said,
    });
    await c.owner.must(`/programs/${c.programId}/comments`, { body: market });
    await c.owner.must(`/action-items/AI-1/comments`, { body: market });
    await c.owner.must('/cases/CA-1/comments', { body: market });
    await c.owner.must('/findings/FI-1/comments', { body: market });
    await c.manager.must(`/action-items/${id}/hold`, { reason: 'Waits' });
    const options = JSON.stringify({ program: c.programId, dryRun: true });
    const content = `ID,Title,Owner,Due date\n${market},x,Owner 1,2099-06-28\n`;
    const { status } = await c.manager.upload('/imports', { options }, { name: 'x.csv', content });
    expect(status).toBe(202);
    await world.tollgate.dataSource.query(
      `INSERT INTO deliveries (id, person_id, channel, state) VALUES (gen_random_uuid(), $1, 'email', 'sent')`,
      [c.ownerId],
    );
  }
  // What is listed must not change between one page and the next: nothing is sent any more, and all is routed.
  for (const id of webhookIds) {
    const { version } = (await admin.get(`/webhooks/${id}`)).body;
    const { status } = await admin.patch(`/webhooks/${id}`, { active: false }, at(version));
    expect(status).toBe(200);
  }
  await until('every message to be routed', async () => {
    const pending = await world.tollgate.dataSource.query(`SELECT 1 FROM notifications WHERE push = 'pending' LIMIT 1`);
    return pending.length === 0;
  });
});
afterAll(async () => {
  await world.stop();
});

function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

interface List {
  path: string;
  by?: (world: World) => ApiClient;
  /** Orders that it takes, each both ways; the entry's field by which they go, where it shows it. */
  sorts: Record<string, ((entry: Record<string, never>) => unknown) | null>;
  /** A filter that finds something, and what all that is found has in common. */
  filters: Record<string, { value: (world: World) => string; finds: number }>;
}

const admin = ({ admin: client }: World): ApiClient => client;
const field =
  (name: string) =>
  (entry: Record<string, never>): unknown =>
    entry[name];

const lists: List[] = [
  {
    path: '/action-items',
    sorts: {
      next: null,
      severity: null,
      urgency: null,
      due: (entry) => entry['due']!['at'],
      created: field('createdAt'),
      number: field('number'),
      level: field('ladderLevel'),
      updated: field('updatedAt'),
    },
    filters: {
      program: { value: ({ c }) => c.programId, finds: 4 },
      phaseId: { value: ({ c }) => c.phaseIds[0] ?? '', finds: 4 },
      owner: { value: ({ c }) => c.ownerId, finds: 4 },
      status: { value: () => 'on_hold', finds: 3 },
      brokenGlass: { value: () => 'false', finds: 4 },
      overdue: { value: () => 'false', finds: 4 },
      level: { value: () => '0', finds: 4 },
      severity: { value: () => 'HIGH', finds: 3 },
      tag: { value: () => 'MY', finds: 1 },
      externalId: { value: () => 'TH', finds: 1 },
      q: { value: () => 'item s', finds: 1 },
      dueBefore: { value: () => '2099-01-01T00:00:00Z', finds: 4 },
      dueAfter: { value: () => '2020-01-01T00:00:00Z', finds: 4 },
      missing: { value: () => 'false', finds: 4 },
      effectiveness: { value: () => 'due', finds: 0 },
      changedSince: { value: () => inHours(-1), finds: 4 },
      importId: { value: () => absent, finds: 0 },
      policyVersionId: { value: () => absent, finds: 0 },
      beforePolicyVersionId: { value: () => absent, finds: 0 },
      team: { value: () => 'team sg', finds: 0 },
      market: { value: () => 'sg', finds: 0 },
      cause: { value: () => 'training', finds: 3 },
      attribute: { value: () => 'Desk=th', finds: 1 },
      waitingFor: { value: () => 'me', finds: 0 },
    },
  },
  {
    path: '/programs',
    sorts: { name: (entry) => String(entry['name']).toLowerCase(), created: field('createdAt') },
    filters: {
      status: { value: () => 'draft', finds: 3 },
      manager: { value: ({ c }) => c.managerId, finds: 4 },
      domain: { value: () => 'counterfeit', finds: 3 },
      market: { value: () => 'TH', finds: 1 },
      name: { value: () => 'program my', finds: 1 },
      changedSince: { value: () => inHours(-1), finds: 4 },
      q: { value: () => 'gram s', finds: 1 },
    },
  },
  {
    path: '/people',
    sorts: { name: (entry) => String(entry['name']).toLowerCase(), created: field('createdAt') },
    filters: {
      q: { value: () => 'person', finds: 3 },
      name: { value: () => 'person sg', finds: 1 },
      email: { value: () => 'OWNER1@example.com', finds: 1 },
      manager: { value: ({ c }) => c.bossId, finds: 4 },
      market: { value: () => 'sg', finds: 1 },
      access: { value: () => 'auditor', finds: 1 },
      active: { value: () => 'true', finds: 10 },
      team: { value: () => 'team th', finds: 1 },
    },
  },
  {
    path: '/teams',
    sorts: { name: (entry) => String(entry['name']).toLowerCase() },
    filters: { q: { value: () => 'team', finds: 3 }, market: { value: () => 'th', finds: 1 } },
  },
  {
    path: '/policies',
    sorts: { name: null },
    filters: { kind: { value: () => 'reminder', finds: 4 }, q: { value: () => 'early', finds: 3 } },
  },
  {
    path: '/acting-licences',
    sorts: { number: field('number'), updated: field('updatedAt') },
    filters: { state: { value: () => 'planned', finds: 3 }, rule: { value: () => 'RU-1', finds: 1 } },
  },
  {
    path: '/rules',
    sorts: {
      number: field('number'),
      name: (entry) => String(entry['name']).toLowerCase(),
      updated: field('updatedAt'),
    },
    filters: {
      state: { value: () => 'draft', finds: 3 },
      kind: { value: () => 'finding', finds: 3 },
      q: { value: () => 'rule th', finds: 1 },
    },
  },
  {
    path: '/imports',
    sorts: { created: field('createdAt') },
    filters: { program: { value: ({ c }) => c.programId, finds: 3 }, state: { value: () => 'failed', finds: 0 } },
  },
  {
    path: '/notifications',
    by: ({ c }) => c.owner,
    sorts: { at: field('id') },
    filters: {
      unread: { value: () => 'true', finds: 3 },
      kind: { value: () => 'held', finds: 3 },
      program: { value: ({ c }) => c.programId, finds: 3 },
      subject: { value: () => absent, finds: 0 },
    },
  },
  {
    path: '/deliveries',
    sorts: { created: field('createdAt') },
    filters: {
      state: { value: () => 'sent', finds: 3 },
      channel: { value: () => 'email', finds: 3 },
      since: { value: () => inHours(-1), finds: 3 },
      person: { value: ({ c }) => c.ownerId, finds: 3 },
    },
  },
  {
    path: '/audit-events',
    sorts: { seq: field('seq') },
    filters: {
      type: { value: () => 'item.held', finds: 3 },
      programId: { value: ({ c }) => c.programId, finds: 9 },
      actor: { value: ({ c }) => c.managerId, finds: 3 },
      subjectId: { value: ({ c }) => c.programId, finds: 2 },
      after: { value: () => '2020-01-01T00:00:00Z', finds: 9 },
      before: { value: () => '2099-01-01T00:00:00Z', finds: 9 },
    },
  },
  {
    path: '/exceptions',
    sorts: {
      ends: (entry) => entry['ends']!['at'],
      created: field('createdAt'),
      number: null,
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'draft,requested', finds: 3 },
      kind: { value: () => 'policy_exception', finds: 3 },
      residual: { value: () => 'medium', finds: 3 },
      riskOwner: { value: ({ c }) => c.headId, finds: 3 },
      requestedBy: { value: ({ c }) => c.analystId, finds: 3 },
      waitingFor: { value: ({ c }) => c.leadId, finds: 3 },
      item: { value: () => 'AI-1', finds: 1 },
      program: { value: ({ c }) => c.programId, finds: 1 },
      market: { value: () => 'TH', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 1 },
      stale: { value: () => 'false', finds: 3 },
      brokenGlass: { value: () => 'false', finds: 3 },
      endsBefore: { value: () => '2099-01-01T00:00:00Z', finds: 3 },
      endsAfter: { value: () => '2020-01-01T00:00:00Z', finds: 3 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'exception s', finds: 1 },
    },
  },
  {
    path: '/risks',
    sorts: {
      due: (entry) => entry['reviewDue']!['at'],
      score: (entry) => Number(entry['likelihood']) * Number(entry['impact']),
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'open,in_review', finds: 3 },
      rating: { value: () => 'critical', finds: 1 },
      brokenGlass: { value: () => 'false', finds: 3 },
      owner: { value: ({ c }) => c.ownerId, finds: 3 },
      domainLead: { value: ({ c }) => c.leadId, finds: 3 },
      waitingFor: { value: ({ c }) => c.leadId, finds: 1 },
      market: { value: () => 'TH', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 30), finds: 3 },
      dueAfter: { value: () => inHours(1), finds: 3 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'risk s', finds: 1 },
    },
  },
  {
    path: '/findings',
    sorts: {
      due: (entry) => entry['due']?.['at'] ?? '9999',
      target: (entry) => entry['target']?.['at'] ?? '9999',
      rating: (entry) => ['low', 'medium', 'high', 'critical'].indexOf(String(entry['rating'])),
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'proposed,noted', finds: 3 },
      grade: { value: () => 'observation', finds: 1 },
      rating: { value: () => 'high', finds: 2 },
      stage: { value: () => 'appeals', finds: 3 },
      age: { value: () => 'under_30', finds: 3 },
      owner: { value: ({ c }) => c.ownerId, finds: 3 },
      author: { value: ({ c }) => c.managerId, finds: 3 },
      domainLead: { value: ({ c }) => c.leadId, finds: 3 },
      waitingFor: { value: ({ c }) => c.ownerId, finds: 2 },
      market: { value: () => 'TH', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      reopened: { value: () => 'false', finds: 3 },
      cause: { value: () => 'unknown', finds: 0 },
      repeated: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 60), finds: 2 },
      dueAfter: { value: () => inHours(-1), finds: 2 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'finding s', finds: 1 },
    },
  },
  {
    path: '/analyses',
    sorts: {
      due: (entry) => entry['due']!['at'],
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'draft,signed', finds: 3 },
      method: { value: () => 'ishikawa', finds: 1 },
      stage: { value: () => 'appeals', finds: 3 },
      cause: { value: () => 'unknown', finds: 3 },
      brokenGlass: { value: () => 'false', finds: 3 },
      owner: { value: ({ c }) => c.ownerId, finds: 3 },
      domainLead: { value: ({ c }) => c.leadId, finds: 3 },
      waitingFor: { value: ({ c }) => c.bossId, finds: 1 },
      market: { value: () => 'TH', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 60), finds: 3 },
      dueAfter: { value: () => inHours(-1), finds: 3 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'analysis s', finds: 1 },
    },
  },
  {
    path: '/alignments',
    sorts: {
      due: (entry) => entry['due']!['at'],
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'open,withdrawn', finds: 3 },
      finding: { value: () => 'FI-2', finds: 1 },
      team: { value: () => 'Team MY', finds: 1 },
      chair: { value: ({ c }) => c.managerId, finds: 3 },
      waitingFor: { value: ({ c }) => c.bossId, finds: 2 },
      market: { value: () => 'MY', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 30), finds: 2 },
      dueAfter: { value: () => inHours(-1), finds: 2 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'finding m', finds: 1 },
    },
  },
  {
    path: '/controls',
    sorts: {
      due: (entry) => entry['due']?.['at'] ?? '9999',
      next: (entry) => entry['next']?.['at'] ?? '9999',
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'operating', finds: 2 },
      type: { value: () => 'detective', finds: 3 },
      automation: { value: () => 'manual', finds: 3 },
      stage: { value: () => 'appeals', finds: 3 },
      owner: { value: ({ c }) => c.ownerId, finds: 3 },
      operator: { value: ({ c }) => c.bossId, finds: 3 },
      domainLead: { value: ({ c }) => c.leadId, finds: 3 },
      market: { value: () => 'TH', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      missed: { value: () => 'false', finds: 3 },
      attested: { value: () => 'false', finds: 3 },
      covers: { value: () => 'counterfeit and IP', finds: 3 },
      failing: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 120), finds: 2 },
      dueAfter: { value: () => inHours(-1), finds: 2 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'control s', finds: 1 },
    },
  },
  {
    path: '/control-tests',
    sorts: {
      due: (entry) => entry['due']?.['at'] ?? '9999',
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'planned,concluded', finds: 3 },
      about: { value: () => 'design', finds: 3 },
      deficiency: { value: () => 'deficiency', finds: 0 },
      control: { value: () => 'CO-1', finds: 1 },
      tester: { value: ({ c }) => c.managerId, finds: 3 },
      market: { value: () => 'SG', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      effective: { value: () => 'true', finds: 1 },
      dueBefore: { value: () => inHours(24 * 60), finds: 2 },
      dueAfter: { value: () => inHours(-1), finds: 2 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'control s', finds: 1 },
    },
  },
  {
    path: '/proposals',
    sorts: {
      due: (entry) => entry['until']!['at'],
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'proposed,withdrawn', finds: 3 },
      maker: { value: () => 'person', finds: 3 },
      about: { value: () => 'control', finds: 3 },
      command: { value: () => 'reassign', finds: 3 },
      record: { value: () => 'CO-1', finds: 1 },
      author: { value: ({ c }) => c.managerId, finds: 3 },
      waitingFor: { value: ({ c }) => c.ownerId, finds: 3 },
      market: { value: () => 'SG', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 60), finds: 3 },
      dueAfter: { value: () => inHours(-1), finds: 3 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'reassign: co-1', finds: 1 },
    },
  },
  {
    path: '/occurrences',
    sorts: {
      due: (entry) => entry['due']?.['at'] ?? '9999',
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'expected', finds: 3 },
      control: { value: () => 'CO-1', finds: 1 },
      operator: { value: ({ c }) => c.bossId, finds: 3 },
      market: { value: () => 'TH', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      missed: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 60), finds: 3 },
      dueAfter: { value: () => inHours(-1), finds: 3 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'control s', finds: 1 },
    },
  },
  {
    path: '/cases',
    sorts: {
      due: (entry) => entry['due']!['at'],
      severity: (entry) => ['low', 'medium', 'high', 'critical'].indexOf(String(entry['severity'])),
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'new,triaged', finds: 3 },
      severity: { value: () => 'critical', finds: 1 },
      likelihood: { value: () => '5', finds: 1 },
      impact: { value: () => '5', finds: 1 },
      source: { value: () => 'audit', finds: 3 },
      stage: { value: () => 'appeals', finds: 3 },
      verdict: { value: () => 'substantiated', finds: 0 },
      lead: { value: ({ c }) => c.ownerId, finds: 3 },
      domainLead: { value: ({ c }) => c.leadId, finds: 3 },
      reporter: { value: ({ c }) => c.bossId, finds: 3 },
      waitingFor: { value: ({ c }) => c.ownerId, finds: 3 },
      market: { value: () => 'TH', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 30), finds: 3 },
      dueAfter: { value: () => inHours(-1), finds: 3 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'case s', finds: 1 },
    },
  },
  {
    path: '/review-rounds',
    sorts: {
      due: (entry) => entry['due']!['at'],
      created: field('createdAt'),
      number: field('number'),
      updated: field('updatedAt'),
    },
    filters: {
      status: { value: () => 'draft,open', finds: 3 },
      owner: { value: ({ c }) => c.ownerId, finds: 3 },
      domainLead: { value: ({ c }) => c.leadId, finds: 3 },
      // None is open yet: nobody judges.
      judge: { value: ({ c }) => c.bossId, finds: 0 },
      market: { value: () => 'TH', finds: 1 },
      domain: { value: () => 'counterfeit and IP', finds: 3 },
      overdue: { value: () => 'false', finds: 3 },
      dueBefore: { value: () => inHours(24 * 30), finds: 3 },
      dueAfter: { value: () => inHours(-1), finds: 3 },
      changedSince: { value: () => inHours(-1), finds: 3 },
      q: { value: () => 'round s', finds: 1 },
    },
  },
  {
    path: '/webhooks',
    sorts: { name: (entry) => String(entry['name']).toLowerCase(), created: field('createdAt') },
    filters: {
      q: { value: () => 'hook m', finds: 1 },
      active: { value: () => 'false', finds: 3 },
      program: { value: ({ c }) => c.programId, finds: 3 },
    },
  },
  {
    path: '/webhooks/{id}/deliveries',
    sorts: { created: field('createdAt') },
    filters: { state: { value: () => 'delivered', finds: 0 }, type: { value: () => 'item.held', finds: 3 } },
  },
  {
    path: '/role-grants',
    sorts: { given: field('givenAt') },
    filters: {
      person: { value: () => awayIds[0] ?? '', finds: 1 },
      team: { value: () => teamIds[0] ?? '', finds: 1 },
      role: { value: () => 'tester', finds: 3 },
      state: { value: () => 'holds', finds: 3 },
    },
  },
  {
    path: '/views',
    sorts: { name: (entry) => String(entry['name']).toLowerCase() },
    filters: { list: { value: () => 'programs', finds: 3 }, name: { value: () => 'VIEW th', finds: 1 } },
  },
  {
    path: '/rotas',
    sorts: { name: (entry) => String(entry['name']).toLowerCase() },
    filters: { q: { value: () => 'rota s', finds: 1 } },
  },
  {
    path: '/maintenance-windows',
    sorts: { starts: field('startsAt') },
    filters: { state: { value: () => 'coming', finds: 3 } },
  },
  {
    path: '/delegations',
    sorts: { start: field('startsAt') },
    filters: {
      person: { value: () => awayIds[1] ?? '', finds: 1 },
      standIn: { value: ({ c }) => c.bossId, finds: 3 },
      scope: { value: () => 'everything', finds: 3 },
      state: { value: () => 'coming', finds: 3 },
      at: { value: () => `${dateIn(5)}T00:00:00Z`, finds: 3 },
    },
  },
  {
    path: '/calendars',
    sorts: { key: field('key') },
    filters: { market: { value: () => 'sg', finds: 1 } },
  },
  { path: '/action-items/{id}/comments', sorts: { created: field('createdAt') }, filters: {} },
  { path: '/programs/{id}/comments', sorts: { created: field('createdAt') }, filters: {} },
  { path: '/cases/{id}/comments', sorts: { created: field('createdAt') }, filters: {} },
  { path: '/analyses/{id}/versions', sorts: { number: field('number') }, filters: {} },
  { path: '/findings/{id}/comments', sorts: { created: field('createdAt') }, filters: {} },
];

const pathOf = ({ path }: List): string =>
  path
    .replace('/action-items/{id}', '/action-items/AI-1')
    .replace('/cases/{id}', '/cases/CA-1')
    .replace('/findings/{id}', '/findings/FI-1')
    .replace('/analyses/{id}', '/analyses/RA-1')
    .replace('/webhooks/{id}', `/webhooks/${webhookIds[0] ?? ''}`)
    .replace('{id}', world.c.programId);

/** Every entry, page by page. */
async function all(list: List, query: string, limit: number): Promise<Record<string, never>[]> {
  const client = (list.by ?? admin)(world);
  const entries: Record<string, never>[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await client.get(
      `${pathOf(list)}?limit=${limit}&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    expect([query, status]).toEqual([query, 200]);
    // When it was asked is told besides, and differs each time.
    for (const { onDutyAt: _, ...entry } of body.items) entries.push(entry);
    cursor = body.nextCursor;
  }
  return entries;
}

test('every list of the document is tried, with every filter and order that it takes', async () => {
  const { body } = await world.nobody.get('/openapi.json');
  const paths = Object.entries(body.paths as Record<string, { get?: { parameters?: { name: string; in: string }[] } }>);
  const taken = paths.flatMap(([documented, { get }]) => {
    const path = documented.replace('/api/v1/', '/');
    const names = (get?.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    // What has tests of its own may try its lists there.
    const apart = elsewhere[`/${path.split('/')[1] ?? ''}`] !== undefined && !lists.some((list) => list.path === path);
    const ours = !path.endsWith('/count') && !apart;
    return names.includes('cursor') && ours ? [[path, names.sort()]] : [];
  });
  const tried = lists.map(({ path, filters }) => [path, ['limit', 'cursor', 'sort', ...Object.keys(filters)].sort()]);
  const byPath = ([a]: unknown[], [b]: unknown[]): number => (String(a) < String(b) ? -1 : 1);
  expect(tried.sort(byPath)).toEqual(taken.sort(byPath));
});

describe.each(lists)('$path', (list) => {
  test.each(Object.entries(list.sorts))('is paged without a gap or a repetition by %s, both ways', async (sort, by) => {
    for (const direction of ['', '-']) {
      const entries = await all(list, `sort=${direction}${sort}`, 2);
      expect(entries).toEqual(await all(list, `sort=${direction}${sort}`, 200));
      expect(entries.length).toBeGreaterThanOrEqual(3);
      expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(entries.length);
      if (!by) continue;
      const keys = entries.map(by) as string[];
      const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(keys).toEqual(direction === '' ? sorted : sorted.reverse());
    }
  });

  test('is narrowed by each of its filters', async () => {
    const total = (await all(list, '', 200)).length;
    for (const [name, { value, finds }] of Object.entries(list.filters)) {
      const found = await all(list, `${name}=${encodeURIComponent(value(world))}`, 200);
      expect([name, found.length >= finds && found.length <= total]).toEqual([name, true]);
      if (finds < 2) expect([name, found.length]).toEqual([name, finds]);
    }
  });

  test('refuses an order, a page, a size and a filter that are none', async () => {
    const client = (list.by ?? admin)(world);
    for (const query of ['sort=colour', 'cursor=nonsense', 'limit=0', 'limit=201', 'colour=red'])
      expect([query, (await client.get(`${pathOf(list)}?${query}`)).status]).toEqual([query, 400]);
  });
});

test('what is over comes last where no order is asked for; urgency and severity go from the worst on, page by page', async () => {
  const { c } = world;
  const { id: programId } = await c.manager.must('/programs', { name: 'Orders', launch: true });
  const due = inDays(5);
  // Severity and due dates in ties: a page must not begin anew within one.
  const severities = ['low', 'Critical', 'high', null, 'high', 'odd', 'critical', 'medium', 'low'];
  const ids: string[] = [];
  for (const severity of severities) ids.push((await c.item({ programId, severity, due, title: String(severity) })).id);
  await c.manager.must(`/action-items/${ids[1] ?? ''}/cancel`, { reason: 'Twice' });
  await world.tollgate.dataSource.query(
    'UPDATE action_items SET overdue = true, ladder_level = (number % 2)::integer + 1 WHERE id = ANY($1)',
    [[ids[0], ids[4], ids[8]]],
  );
  const list = lists.find(({ path }) => path === '/action-items')!;
  const titles = async (query: string, limit = 2): Promise<string[]> =>
    (await all(list, `program=${programId}&${query}`, limit)).map((item) => String(item['title']));
  expect((await titles('')).at(-1)).toBe('Critical');
  expect(await titles('sort=severity')).toEqual([
    'critical',
    'high',
    'high',
    'medium',
    'low',
    'low',
    'odd',
    'null',
    'Critical',
  ]);
  const urgent = await all(list, `program=${programId}&sort=urgency`, 2);
  expect(urgent.map((item) => [item['status'], item['overdue']])).toEqual([
    ...Array.from({ length: 3 }, () => ['open', true]),
    ...Array.from({ length: 5 }, () => ['open', false]),
    ['cancelled', false],
  ]);
  const levels = urgent.slice(0, 3).map((item) => Number(item['ladderLevel']));
  expect(levels).toEqual([...levels].sort((a, b) => b - a));
  for (const sort of ['next', 'severity', 'urgency'])
    expect(await titles(`sort=-${sort}`, 1)).toEqual((await titles(`sort=${sort}`, 200)).reverse());
});
