import { inDays } from '../../../factories/case.js';
import type { AnalysisCase } from '../../../factories/analysis.js';
import type { ControlCase } from '../../../factories/control.js';
import type { FindingCase } from '../../../factories/finding.js';
import type { GovernanceCase } from '../../../factories/governance-case.js';
import type { RiskCase } from '../../../factories/risk.js';
import type { ApiClient } from '../../../harness/api-client.js';
import { until } from '../../../harness/until.js';
import { acceptedFile, ended as importEnded } from '../../imports/import-file.js';
import { carriedOut } from '../../bulk/bulk-case.js';

/** Who makes and owns everything, what is hidden too: what hangs on them differs by who looks. */
export interface Hands {
  admin: ApiClient;
  manager: ApiClient;
  managerId: string;
  owner: ApiClient;
  ownerId: string;
  lead: ApiClient;
  leadId: string;
  risks: RiskCase;
  cases: GovernanceCase;
  findings: FindingCase;
  analyses: AnalysisCase;
  controls: ControlCase;
}

/** Ids of what was made, by the noun by which addresses name it; of what hangs on it, by the name of the parameter. */
export type Ids = Record<string, string>;

/**
 * One of everything that is about a program, all named with a word that nothing else says.
 *
 * @param place.within the program in which the items stand, which has had the rest; else one is made
 */
export async function everything(
  hands: Hands,
  word: string,
  place: { domain: string; market: string; within?: string },
): Promise<Ids> {
  const { manager, owner, lead, ownerId, leadId } = hands;
  const marks = { title: `${word} item`, description: `${word} text`, rootCause: `${word}-cause` };
  const programId = place.within ?? (await program(hands, word, place));
  const items: { id: string; key: string }[] = [];
  for (const n of [1, 2, 3])
    items.push(
      await manager.must('/action-items', {
        ...{ programId, ownerId, due: inDays(6 + n), severity: `${word}-severity`, tags: [`${word}-tag`] },
        ...{ ...marks, title: `${word} item ${n}`, attributes: { [`${word}-attribute`]: `${word}-value` } },
      }),
    );
  const [first, second, third] = items as [Item, Item, Item];
  const at = (item: Item, rest: string): string => `/action-items/${item.id}/${rest}`;
  await manager.must(at(second, 'dependencies'), { on: first.key });
  await owner.must(at(first, 'comments'), { body: `${word} comment` });
  await owner.must(at(first, 'evidence'), { title: `${word} sheet`, url: `https://${word}.example` });
  const file = { name: `${word}.csv`, content: `${word},1\n`, type: 'text/csv' };
  const evidence = (await owner.upload(at(first, 'evidence/files'), {}, file)).body.items.at(-1);
  await owner.must(at(first, 'extensions'), { due: inDays(20), reason: `${word} is late` });
  await owner.must(at(third, 'submit'), { statement: `${word} is done` });
  const question = await manager.must(at(third, 'questions'), { question: `${word}?` });
  const [round] = (await manager.get(at(third, 'sign-off-rounds'))).body.items;
  if (!place.within) await manager.must(`/programs/${programId}/comments`, { body: `${word} of the program` });
  const exception = await owner.must('/exceptions', {
    ...{ kind: 'policy_exception', title: `${word} exception`, rule: `${word}-1`, rationale: `${word}, for a while` },
    ...{ scope: { text: `${word} sellers`, markets: [place.market], domain: place.domain }, items: [first.key] },
    ...{
      compensatingControls: [{ text: `${word} sample`, ownerId }],
      inherentRating: 'high',
      residualRating: 'medium',
      ends: inDays(30),
    },
    ...{ riskOwnerId: ownerId, domainLeadId: leadId },
  });
  const risk = await hands.risks.raised({
    ...{ title: `${word} risk`, text: `${word} again`, domain: place.domain, markets: [place.market] },
    ...{ ownerId, domainLeadId: leadId },
  });
  const found = await hands.cases.reported({
    ...{ title: `${word} case`, text: `${word} seen`, domain: place.domain, markets: [place.market] },
    ...{ source: 'other', sourceText: `${word} source`, reporter: `${word} reporter` },
    ...{ leadId: ownerId, domainLeadId: leadId, samples: [{ url: `https://${word}.example/1` }] },
  });
  const reviewed = await hands.cases.reporter.must('/review-rounds', {
    ...{ title: `${word} round`, text: `${word} told`, domain: place.domain, markets: [place.market] },
    ...{ decision: { text: `${word}?`, labels: [{ value: 'yes', violation: true }, { value: 'no' }] }, perItem: 1 },
    ...{ due: inDays(20), ownerId, domainLeadId: leadId, policyLines: [`${word} line`] },
  });
  const finding = await hands.findings.agreed({
    ...{ title: `${word} finding`, condition: `${word} is so`, criteria: `${word} rule`, cause: `${word} cause` },
    ...{ effect: `${word} effect`, recommendations: [`${word} recommendation`] },
    ...{ domain: place.domain, markets: [place.market] },
  });
  await hands.findings.boss.must(`/findings/${finding.id}/reassign`, { ownerId, reason: `${word} is theirs` });
  const analysis = await hands.analyses.drafted({
    ...{
      title: `${word} analysis`,
      problem: `${word} is so`,
      domain: place.domain,
      markets: [place.market],
      about: [found.id],
    },
    nodes: [{ id: 'effect', kind: 'effect', text: `${word} effect` }],
    timeline: [{ at: '2026-01-05T09:00:00Z', text: `${word} happened` }],
  });
  const elsewhere = { personId: ownerId, market: place.market, due: inDays(20), note: `${word}?` };
  await hands.analyses.owner.must(`/analyses/${analysis.id}/asks`, elsewhere);
  await hands.analyses.boss.must(`/analyses/${analysis.id}/reassign`, { ownerId, reason: `${word} is theirs` });
  const teamId = await alignedTeam(hands);
  const aligned = await hands.findings.author.must('/alignments', {
    ...{ finding: finding.key, proposal: `${word} proposal`, rule: { kind: 'all' }, due: inDays(20) },
    teams: [{ teamId, personId: ownerId }],
  });
  const control = await hands.controls.operating({
    ...{ title: `${word} control`, objective: `${word} aim`, procedure: `${word} way` },
    ...{ domain: place.domain, markets: [place.market], ownerId },
    frequency: { rule: 'FREQ=YEARLY', onDayOff: 'same', startsOn: '2099-01-05' },
  });
  // Within a program that is seen, it is by what it names that a view is hidden.
  const asked = place.within
    ? { list: 'exceptions', query: { item: first.key } }
    : { list: 'action-items', query: { program: programId, q: word } };
  const view = await manager.must('/views', { ...asked, name: `${word} view`, sharing: 'all' });
  const more = place.within ? {} : await ofProgram(hands, word, programId, items);
  return {
    ...{
      programs: programId,
      'action-items': first.id,
      exceptions: exception.id,
      risks: risk.id,
      cases: found.id,
      'review-rounds': reviewed.id,
      findings: finding.id,
      analyses: analysis.id,
      alignments: aligned.id,
      controls: control.id,
      views: view.id,
    },
    ...{ 'sign-off-rounds': round.id, evidenceId: evidence.id, questionId: question.id, ...more },
    phaseId: (await lead.get(`/programs/${programId}`)).body.phases[0].id,
    key: first.key,
  };
}

type Item = { id: string; key: string };

/** The one team that is asked of all that is made. */
async function alignedTeam({ admin }: Hands): Promise<string> {
  const named = { name: 'Asked to align' };
  const [found] = (await admin.get(`/teams?q=${encodeURIComponent(named.name)}`)).body.items;
  return (found ?? (await admin.must('/teams', named))).id;
}

async function program({ manager, leadId }: Hands, word: string, place: { domain: string; market: string }) {
  const facts = { name: word, description: `${word} program`, domain: place.domain, markets: [place.market] };
  const { id } = await manager.must('/programs', { ...facts, domainLeadId: leadId, launch: true });
  return id as string;
}

/** What is seen with the program, and names its items. */
async function ofProgram({ manager, ownerId }: Hands, word: string, programId: string, items: Item[]): Promise<Ids> {
  const bulk = { kind: 'hold', body: { reason: `${word} waits` }, itemIds: items.map(({ id }) => id) };
  const operation = await carriedOut(manager, bulk);
  const file = `ID,Title,Owner,Due\n${word}-1,${word} of a file,${ownerId},2030-01-01\n${word}-2,${word} left out,${word}-nobody,x\n`;
  const imported = await acceptedFile(manager, file, { program: programId });
  await importEnded(manager, imported.id);
  const rehearsal = await manager.must('/rehearsals', { programId, days: 2 });
  // An engine of its own is started for it.
  await until(
    'the rehearsal to be played',
    async () => (await manager.get(`/rehearsals/${rehearsal.id}`)).body.endedAt !== null,
  );
  const [startsAt, endsAt] = [1, 2].map((n) => new Date(Date.now() + n * 3_600_000));
  const reason = `${word} upgrade`;
  const window = await manager.must('/maintenance-windows', { reason, programId, startsAt, endsAt });
  const recurrence = await manager.must('/recurrences', {
    ...{ name: `${word} weekly`, schedule: { rule: 'FREQ=WEEKLY' } },
    item: { programId, title: `${word} {{date}}`, ownerId, dueIn: 'P3D' },
  });
  return {
    ...{ 'bulk-operations': operation.id, imports: imported.id, rehearsals: rehearsal.id, recurrences: recurrence.id },
    'maintenance-windows': window.id,
  };
}
