import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { templateBody } from '../../factories/template.js';
import { sendReports } from '../../../database/governance-reports/send.js';
import { exampleRule } from '../../../domain/rule/example.js';
import { summaryOf } from '../../factories/model-run.js';
import { runNow } from '../../factories/control.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { acceptedFile, ended } from '../imports/import-file.js';

/** What the pages show: somebody's items in each of the states that people meet, and a file that was not wholly understood. */
export interface Sample extends Case {
  /** One that waits for a sign-off, with evidence, a comment and a question that is open. */
  submitted: { id: string; key: string };
  late: { id: string; key: string };
  importId: string;
  /** One that has been played. */
  rehearsalId: string;
  exception: { key: string };
  risk: { key: string };
  found: { key: string };
  round: { key: string };
  breach: { key: string; metric: string };
  finding: { key: string };
  analysis: { key: string };
  alignment: { key: string };
  control: { key: string };
  /** Of that control, for its operator to perform. */
  run: { key: string };
  /** Being judged, one of its sample done. */
  controlTest: { key: string };
  proposal: { key: string };
  policyId: string;
  webhookId: string;
  deliveryId: string;
  operationId: string;
  templateId: string;
  recurrenceId: string;
  /** To the manager of the program. */
  sentReportId: string;
  /** The key of a rule in shadow. */
  rule: string;
  /** A summary of the case. */
  modelRun: string;
}

const titles = [
  'Publish the policy on restricted goods in six languages',
  '为东南亚六个市场补齐卖家资质复核记录',
  'Give every new seller a second identity check before their first payout, in each market, on each day of the week',
  'ทบทวนรายการสินค้าต้องห้ามกับทีมปฏิบัติการ',
];

export async function sample(tollgate: Tollgate): Promise<Sample> {
  const c = await launchedCase(tollgate, { phases: ['Containment', 'Remediation'] });
  for (const [n, title] of titles.entries()) await c.item({ title, due: inDays(3 + 4 * n), severity: 'High' });
  const submitted = await c.item({ title: 'Reconcile the list of banned sellers with payouts' });
  const at = `/action-items/${submitted.id}`;
  await c.owner.must(`${at}/start`);
  await c.owner.must(`${at}/evidence`, { title: 'Sheet of payouts', url: 'https://sheets.example.org/payouts' });
  await c.owner.must(`${at}/comments`, { body: 'Payouts of October are in, November follows.' });
  await c.owner.must(`${at}/submit`, { statement: 'All 1,240 banned sellers are out of the payouts.' });
  await c.manager.must(`${at}/questions`, { question: 'Were the payouts of November looked at too?' });
  const late = await c.item({ title: 'Train the outsourced site on escalations', due: inDays(-1) });
  const nadia = await tollgate.person('Nadia Putri', { email: 'nadia@example.com' });
  await tollgate.admin.must('/delegations', {
    ...{ personId: nadia, standInId: c.managerId, scope: 'approvals', reason: 'Annual leave' },
    from: { date: inDays(20).date },
    until: { date: inDays(30).date },
  });
  const rows = [
    'title,owner,due',
    'Check the queue of appeals,Nadia Putri,2031-04-02',
    'Whose is it,Nobody,2031-04-02',
  ];
  const { id } = await acceptedFile(c.manager, rows.join('\n'), { program: c.programId });
  await ended(c.manager, id);
  const slack = 'https://hooks.slack.com/services/T000/B000/XXXX';
  await c.owner.must(`/people/${c.ownerId}/contact-points`, { channel: 'slack', url: slack, name: 'Risk room' });
  await c.owner.must(`/people/${c.ownerId}/feeds`, { programId: c.programId });
  const webhook = await tollgate.admin.must('/webhooks', {
    name: 'risk-desk',
    url: 'https://risk.example.com/tollgate',
  });
  const policyId = String((await c.manager.get('/policies?kind=escalation')).body.items[0].id);
  const kept = await registers(c, late.key, await asked(tollgate));
  const record = (await c.manager.get(`/cases/${kept.found.key}`)).body;
  return {
    ...c,
    submitted,
    late,
    importId: id,
    policyId,
    webhookId: webhook.id,
    ...(await running(tollgate, c, late.id)),
    rule: await watching(tollgate),
    ...kept,
    modelRun: await summaryOf(tollgate.dataSource, { record, askedBy: c.managerId }),
    ...(await controlled(tollgate, c)),
    breach: await measured(tollgate, c.ownerId),
    rehearsalId: await rehearsed(c),
  };
}

/** A rule that watches findings. */
async function watching({ admin }: Tollgate): Promise<string> {
  const { key } = await admin.must('/rules', { name: 'Severe findings are with the lead', text: exampleRule });
  await admin.must(`/rules/${String(key)}/publish`, { state: 'shadow' });
  return key;
}

async function rehearsed({ manager, programId }: Case): Promise<string> {
  const { id } = await manager.must('/rehearsals', { programId, days: 30 });
  await until('it to be played', async () => (await manager.get(`/rehearsals/${id}`)).body.state === 'done');
  return id;
}

/** Two teams that are asked to align. */
async function asked({ admin }: Tollgate): Promise<string[]> {
  const names = ['Appeals desk', 'Policy'];
  const teams = await Promise.all(names.map((name) => admin.must('/teams', { name })));
  return teams.map(({ id }) => id as string);
}

async function registers(
  { manager, owner, ownerId, leadId }: Case,
  item: string,
  teamIds: readonly string[],
): Promise<Pick<Sample, 'exception' | 'risk' | 'found' | 'round' | 'finding' | 'analysis' | 'alignment' | 'proposal'>> {
  const exception = await manager.must('/exceptions', {
    kind: 'policy_exception',
    title: 'Payout holds are released by hand until the new file arrives',
    rule: 'Payout holds are released by the system only',
    scope: { text: 'Sellers with a payout file of the old format' },
    rationale: 'The bank delivers the new file in two months; until then two people release each hold.',
    inherentRating: 'critical',
    residualRating: 'high',
    riskOwnerId: ownerId,
    domainLeadId: leadId,
    ends: inDays(20),
    items: [item],
    compensatingControls: [{ text: 'A second person looks at each release', ownerId }],
  });
  const risk = await manager.must('/risks', {
    title: 'Counterfeits come back under new shops',
    text: 'A banned seller opens a new shop with the goods of the old one, and nothing links the two.',
    ownerId,
    domainLeadId: leadId,
    likelihood: 4,
    impact: 3,
    reviewEvery: '3 months',
  });
  const found = await manager.must('/cases', {
    title: 'Counterfeits of one brand in live streams',
    text: 'Seen in nine streams on Friday; one account speaks in all of them.',
    ...{ source: 'user_report', stage: 'detection', markets: ['SG'], likelihood: 4, impact: 3 },
    ...{ leadId: ownerId, domainLeadId: leadId, affected: { listings: 9 } },
    samples: [{ url: 'https://example.com/streams/1', note: 'The first of them' }],
  });
  const round = await manager.must('/review-rounds', {
    ...{
      title: 'Live streams of November',
      text: 'Look at the logo first.',
      markets: ['SG'],
      perItem: 1,
      due: inDays(9),
    },
    decision: {
      text: 'Is it a counterfeit?',
      labels: [{ value: 'counterfeit', violation: true }, { value: 'genuine' }],
    },
    ...{ policyLines: ['IP-1', 'IP-2'], domainLeadId: leadId, reviewerIds: [ownerId] },
  });
  const options = { options: JSON.stringify({ method: 'simple', size: 2, seed: 'november' }) };
  const content = 'id,title,link\nL-1,A bag,https://example.com/1\nL-2,A watch,https://example.com/2\n';
  await manager.upload(`/review-rounds/${round.id}/list`, options, { name: 'november.csv', content });
  await manager.must(`/review-rounds/${round.id}/open`);
  const { id } = await manager.must('/findings', {
    title: 'Appeals are answered by those who decided',
    condition: 'Nine appeals of ten in May were read by the reviewer who had decided.',
    criteria: 'Policy 4.2: somebody else reads an appeal.',
    ...{ recommendations: ['Give appeals to a team of their own', 'Sample them weekly'], links: [found.key] },
    ...{ grade: 'finding', rating: 'high', stage: 'appeals', markets: ['SG'], ownerId, domainLeadId: leadId },
  });
  await manager.must(`/findings/${id}/propose`);
  const finding = await owner.must(`/findings/${id}/agree`);
  const event = { kind: 'event', parents: ['both'] };
  const analysis = await manager.must('/analyses', {
    title: 'Why nine streams were missed',
    problem: 'Nine streams sold counterfeits for an hour before anybody looked.',
    ...{ method: 'fault-tree', stage: 'detection', markets: ['SG'], about: [found.key], ownerId, domainLeadId: leadId },
    nodes: [
      { id: 'effect', kind: 'effect', text: 'Nobody looked for an hour' },
      { id: 'both', kind: 'gate', gate: 'and', text: 'Both failed', parents: ['effect'] },
      { ...event, id: 'a', text: 'The model did not know the logo', role: 'contributing', code: 'unknown' },
      {
        ...{ ...event, id: 'b', text: 'The queue was not staffed at night' },
        ...{ role: 'root', code: 'people-capacity', confidence: 'high' },
        evidence: [{ text: 'The rota of November', link: 'https://example.com/rota' }],
      },
    ],
    timeline: [{ at: '2026-01-05T09:00:00Z', text: 'The first stream began' }],
  });
  await manager.must(`/analyses/${analysis.id}/asks`, { personId: leadId, market: 'MY', due: inDays(9) });
  const alignment = await aligned({ manager, owner, ownerId, leadId }, finding.key, teamIds);
  const proposal = await owner.must('/proposals', {
    ...{ record: finding.key, command: 'reassign', reason: 'The desk is theirs since May', maker: 'rule' },
    arguments: { ownerId: leadId, reason: 'The desk is theirs' },
    quotes: [{ text: 'Appeals are read by the desk of Lin', source: found.key, place: 'line 3' }],
    madeBy: { name: 'Owner by desk', rule: '4' },
  });
  return { exception, risk, found, round, finding, analysis, alignment, proposal };
}

/** A round that was revised after an objection, and a condition that waits for the chair. */
async function aligned(
  { manager, owner, ownerId, leadId }: Pick<Case, 'manager' | 'owner' | 'ownerId' | 'leadId'>,
  finding: string,
  teamIds: readonly string[],
): Promise<{ key: string }> {
  const people = [ownerId, leadId];
  const round = await manager.must('/alignments', {
    ...{ finding, proposal: 'A team of its own by June', rule: { kind: 'all' }, due: inDays(9) },
    teams: teamIds.map((teamId, index) => ({ teamId, personId: people[index] })),
  });
  const objection = { position: 'object', reason: 'June is too soon', wouldChange: 'A date after the peak' };
  await owner.must(`/alignments/${round.id}/answer`, { ...objection, revision: 1 });
  await manager.must(`/alignments/${round.id}/revise`, { proposal: 'By September', reason: 'After the peak' });
  const conditions = [{ text: 'Retrain the night shift first', within: '10 working days' }];
  return owner.must(`/alignments/${round.id}/answer`, { position: 'conditions', conditions, revision: 2 });
}

/** A control with a run that was missed, one that was performed, and one that waits; and a test of it that is being judged. */
async function controlled(
  tollgate: Tollgate,
  { manager, managerId, owner, ownerId, leadId }: Case,
): Promise<Pick<Sample, 'control' | 'run' | 'controlTest'>> {
  const [risk] = (await manager.get('/risks')).body.items;
  const control = await manager.must('/controls', {
    title: 'Second look at takedowns of the night shift',
    objective: 'No listing is taken down wrongly, and what was is given back within a day.',
    procedure: 'Read forty takedowns of the day before. Note what was wrong, and give it back.',
    ...{ type: 'detective', automation: 'manual', stage: 'enforcement', domain: 'seller fraud', markets: ['SG', 'VN'] },
    frequency: { rule: 'FREQ=WEEKLY;BYDAY=MO', time: '09:00', startsOn: inDays(7).date },
    ...{ within: '2 working days', missed: { raises: 'finding', inARow: 2, rating: 'medium' }, links: [risk.key] },
    ...{ ownerId: managerId, operatorId: ownerId, domainLeadId: leadId },
  });
  const lead = await tollgate.as(leadId);
  const { version } = await lead.must(`/controls/${control.id}/operate`, { note: 'As agreed' });
  const head = { 'if-match': `"${version}"` };
  const changed = { objective: 'No listing is taken down wrongly.', reason: 'A day was promised to nobody' };
  await lead.patch(`/controls/${control.id}`, changed, head);
  await runNow(tollgate.dataSource, control.id, 12);
  const done = await runNow(tollgate.dataSource, control.id, 0, 2);
  await owner.must(`/occurrences/${done}/perform`, { note: 'Two were wrong', population: 40, exceptions: 2 });
  const waits = await runNow(tollgate.dataSource, control.id, 0, 3);
  const run = (await owner.get(`/occurrences/${waits}`)).body;
  const testerId = await tollgate.person('Tester');
  const tester = await tollgate.as(testerId);
  const planned = { control: control.id, about: 'operating', testerId, due: inDays(20) };
  const { id } = await lead.must('/control-tests', planned);
  const options = { options: JSON.stringify({ seed: 'november', size: 2 }) };
  const content =
    'id,title,link\nT-1,Takedown of a bag,https://example.com/1\nT-2,Takedown of a watch,https://example.com/2\n';
  await tester.upload(`/control-tests/${id}/list`, options, { name: 'takedowns.csv', content });
  const said = { place: 1, result: 'exception', note: 'Nothing was attached' };
  const controlTest = await tester.must(`/control-tests/${id}/judge`, said);
  return { control, run, controlTest };
}

/** A rate of six weeks, of the whole and in two slices, one of which is out of band. */
async function measured({ admin }: Tollgate, ownerId: string): Promise<Sample['breach']> {
  const { key } = await admin.must('/governance-metrics', {
    ...{ key: 'leakage', name: 'Leakage rate', type: 'rate', direction: 'lower', ownerId },
    ...{ formula: 'Violations found in a sample of what was passed', source: 'Weekly sampling' },
    ...{ cadence: 'weekly', zone: 'Asia/Singapore', dimensions: ['market'] },
    thresholds: [{ name: 'leakage', red: { above: 0.03 }, amber: { above: 0.02 }, leastN: 100 }],
  });
  const weeks = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02', '2026-02-09'];
  const rows = weeks.flatMap((week, index) => [
    [week, 'SG', 4, 400],
    [week, 'VN', 8 + 2 * index, 400],
    [week, null, 12 + 2 * index, 800],
  ]);
  const columns = ['period', 'market', 'numerator', 'denominator'];
  await admin.must(`/governance-metrics/${String(key)}/values`, { columns, rows });
  const [breach] = (await admin.get('/breaches?status=open&band=red')).body.items;
  return { key: breach.key, metric: key };
}

/** What runs by itself, or ran for many at once. */
async function running(
  { dataSource }: Tollgate,
  { manager, ownerId, leadId }: Case,
  itemId: string,
): Promise<Pick<Sample, 'deliveryId' | 'operationId' | 'templateId' | 'recurrenceId' | 'sentReportId'>> {
  const operation = await manager.must('/bulk-operations', {
    kind: 'extend',
    body: { by: '5 working days', reason: 'The audit week moves every date.' },
    itemIds: [itemId],
    dryRun: true,
  });
  const template = await manager.must('/templates', { name: 'Leakage review', body: templateBody() });
  await manager.must(`/templates/${template.id}/publish`);
  const recurrence = await manager.must('/recurrences', {
    name: 'Monthly leakage review',
    schedule: { rule: 'FREQ=MONTHLY;BYDAY=-1FR', zone: 'Asia/Singapore' },
    program: {
      templateId: template.id,
      name: 'Leakage review of {{date}}',
      parameters: { market: 'SG', analyst: ownerId },
      domainLeadId: leadId,
      activate: false,
    },
  });
  const [{ id: deliveryId }] = await dataSource.query(
    `INSERT INTO deliveries (id, person_id, channel, state, address, last_error, attempts, fault)
     VALUES (gen_random_uuid(), $1, 'email', 'dead', 'owner@example.com', '550 no such user', 3, 'address') RETURNING id`,
    [ownerId],
  );
  const weekly = await manager.must('/governance-reports/subscriptions', { weekday: 1, at: '09:00' });
  await sendReports(dataSource, { able: new Set(), reading: 'open', now: Date.parse(weekly.nextAt) });
  const [{ id: sentReportId }] = (await manager.get('/governance-reports/sent')).body.items;
  const made = { operationId: operation.id, templateId: template.id, recurrenceId: recurrence.id };
  return { deliveryId, sentReportId, ...made };
}
