import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { until } from '../harness/until.js';
import { inDays } from './case.js';
import type { FindingCase } from './finding.js';

type Body = ApiAnswer['body'];

/** Who has a part in a licence: who labels, and two who sign. */
export interface LicenceStaff {
  reviewers: ApiClient[];
  reviewerIds: string[];
  signers: ApiClient[];
}

export async function licenceStaff(tollgate: Pick<Tollgate, 'person' | 'as'>): Promise<LicenceStaff> {
  const reviewerIds = await Promise.all(['One', 'Two', 'Three'].map((name) => tollgate.person(`Labels ${name}`)));
  const signerIds = await Promise.all(
    ['One', 'Two'].map((name) => tollgate.person(`Signs ${name}`, { access: 'administrator' })),
  );
  const [reviewers, signers] = await Promise.all(
    [reviewerIds, signerIds].map((ids) => Promise.all(ids.map(tollgate.as))),
  );
  return { reviewers: reviewers ?? [], reviewerIds, signers: signers ?? [] };
}

let count = 0;

/** A rule in shadow that writes a cause to what is recorded high, and has watched so many that it matched, and so many that it did not. */
export async function watchedRule(
  { admin, finding }: { admin: ApiClient; finding: FindingCase },
  { matched = 14, unmatched = 10, budget = 100 }: { matched?: number; unmatched?: number; budget?: number } = {},
): Promise<Body> {
  const text = `on: { kind: finding, events: [finding.recorded] }\nif: record.rating == "high" && record.title.startsWith("W${(count += 1)} ")\nthen: { command: edit, arguments: { cause: "Nobody had said who" } }\nreason: The cause is known\nbudget: ${budget}\n`;
  const rule = await admin.must('/rules', { name: `Licensed ${count}`, text });
  await admin.must(`/rules/${String(rule.key)}/publish`, { state: 'shadow' });
  const word = `W${count}`;
  await Promise.all(Array.from({ length: matched }, () => finding.drafted({ title: `${word} high` })));
  await Promise.all(
    Array.from({ length: unmatched }, () => finding.drafted({ title: `${word} medium`, rating: 'medium' })),
  );
  await finding.drafted({ title: `${word} elsewhere`, markets: ['SG'] });
  await until('all of them to be answered', async () => {
    const { evaluations } = (await admin.get(`/rules/why?rule=${String(rule.key)}`)).body;
    return evaluations.filter(({ record }: Body) => record.title.startsWith(`${word} `)).length > matched + unmatched;
  });
  return { ...rule, word };
}

/** 20 % of errors and none among the labels: 14 labels show it. */
export const smallPlan = (rule: Body): Record<string, unknown> => ({
  ...{ rule: rule.key, from: '2020-01-01T00:00:00Z', endsAt: new Date(Date.now() + 30 * 86_400_000).toISOString() },
  ...{ allowed: 20, errors: 0, unmatched: 10, share: 50 },
});

/** Labels all that a round has, one after the other. */
export async function labelled(who: ApiClient, roundId: string, labelOf: (title: string) => string): Promise<void> {
  for (;;) {
    const { item } = await who.must(`/review-rounds/${roundId}/next`);
    if (item === null) return;
    const { assignmentId, title } = item;
    await who.must(`/review-rounds/${roundId}/answers`, { assignmentId, decision: labelOf(title) });
  }
}

export const right = (title: string): string => (title.includes(' high') ? 'yes' : 'no');

/** The licence once it is in one of these states. */
export const licenceIn = (admin: ApiClient, { key }: Body, ...states: string[]): Promise<Body> =>
  until(`${String(key)} to be ${states.join(' or ')}`, async () => {
    const found = (await admin.get(`/acting-licences/${String(key)}`)).body;
    return states.includes(found.state) ? found : false;
  });

/** A licence in force, by a small plan, of a rule that acts. */
export async function acting(
  admin: ApiClient,
  rule: Body,
  { reviewers, reviewerIds, signers }: LicenceStaff,
): Promise<Body> {
  const planned = await admin.must('/acting-licences', smallPlan(rule));
  const at = `/acting-licences/${String(planned.key)}`;
  const [reviewerId] = reviewerIds;
  const body = { reviewerIds: [reviewerId], perItem: 1, due: inDays(9) };
  const { round } = await admin.must(`${at}/label`, body);
  const [reviewer] = reviewers;
  if (!reviewer) throw new Error('nobody labels');
  await labelled(reviewer, round.id, right);
  const { digest } = await licenceIn(admin, planned, 'to_sign');
  for (const signer of signers) await signer.must(`${at}/sign`, { digest });
  await admin.must(`/rules/${String(rule.key)}/publish`, { state: 'suggest' });
  await admin.must(`/rules/${String(rule.key)}/publish`, { state: 'act' });
  return (await admin.get(at)).body;
}
