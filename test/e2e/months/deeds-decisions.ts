import type { Deed } from './deeds.js';
import { ended } from '../bulk/bulk-case.js';
import { itemsIn } from './deeds-items.js';
import { changedMeanwhile, otherThanPreviewed, resultsOf } from './previews.js';
import type { Setting } from './setting.js';

interface Round {
  subject_kind: string;
  subject_id: string;
  program_id: string | null;
  approvers: { personId: string }[];
}

/** Rounds that are open, with those who are asked now. */
async function openRounds(s: Setting): Promise<Round[]> {
  return s.query<Round>(
    `SELECT r.subject_kind, r.subject_id, p.program_id, r.stages -> (r.stage - 1) -> 'approvers' AS approvers
     FROM sign_off_rounds r LEFT JOIN phases p ON p.id = r.subject_id WHERE r.state = 'open' ORDER BY r.opened_at, r.id`,
  );
}

const sign: Deed = async (s) => {
  const rounds = await openRounds(s);
  const round = rounds.length === 0 ? null : s.one(rounds);
  if (!round || round.approvers.length === 0) return;
  const { personId } = s.one(round.approvers);
  const base = {
    action_item: `/action-items/${round.subject_id}`,
    phase: `/programs/${round.program_id}/phases/${round.subject_id}`,
    exception: `/exceptions/${round.subject_id}`,
  }[round.subject_kind];
  const decision = s.likely(0.75) ? { decision: 'approve' } : { decision: 'send_back', reason: 'not yet' };
  const [there] = await s.query<{ id: string }>(
    `SELECT stand_in_id AS id FROM delegations WHERE person_id = $1 AND status = 'active' ORDER BY starts_at, id`,
    [personId],
  );
  const inTheirName = there && s.likely(0.7) ? { onBehalfOf: personId } : {};
  const signer = 'onBehalfOf' in inTheirName && there ? there.id : personId;
  const whose = signer === personId ? '' : ` for ${s.nameOf(personId)}`;
  await s.ask(
    `${s.nameOf(signer)} says ${decision.decision} of a ${round.subject_kind}${whose}`,
    (await s.as(signer)).post(`${base}/sign-off`, { ...decision, ...inTheirName }),
  );
};

const grant: Deed = async (s) => {
  const found = await s.query<{ item_id: string; manager_id: string; number: number }>(
    `SELECT x.item_id, p.manager_id, i.number FROM due_date_extensions x JOIN action_items i ON i.id = x.item_id
     JOIN programs p ON p.id = i.program_id WHERE x.state = 'pending' ORDER BY x.requested_at, x.id`,
  );
  if (found.length === 0) return;
  const { item_id, manager_id, number } = s.one(found);
  const decision = s.likely(0.6) ? { decision: 'grant' } : { decision: 'refuse', reason: 'no' };
  const sent = (await s.as(manager_id)).post(`/action-items/${item_id}/extensions/decision`, decision);
  await s.ask(`AI-${number}: ${s.nameOf(manager_id)} says ${decision.decision}`, sent);
};

/** What a preview of many showed is what happens to those that are as they were; whoever differs is named. */
const many: Deed = async (s) => {
  const { admin } = s.tollgate;
  const items = await itemsIn(s, 'open', 'in_progress', 'on_hold', 'submitted');
  if (items.length < 3) return;
  const chosen = items.filter(() => s.likely(0.5)).map(({ id }) => id);
  if (chosen.length === 0) return;
  const [kind, body] = s.one<[string, object]>([
    ['extend', { by: 'P3D', reason: 'x' }],
    ['reassign', { ownerId: s.one(await s.present()) }],
    ['replan', { escalationPolicyVersionId: s.one(s.ladders).id, reason: 'x' }],
  ]);
  const preview = await s.ask(
    `${kind} of ${chosen.length} items, previewed`,
    admin.post('/bulk-operations', { kind, body, itemIds: chosen, dryRun: true }),
  );
  if (preview.status >= 300) return;
  const touched = s.likely(0.6) ? await changedMeanwhile(s, s.one(chosen)) : [];
  const { id } = preview.body;
  const before = await resultsOf(s, id);
  await s.ask(`${kind} is run`, admin.post(`/bulk-operations/${id}/run`));
  await ended(admin, id);
  s.wrong.push(...otherThanPreviewed(`bulk ${kind}`, before, await resultsOf(s, id), touched));
};

export const decisionDeeds: Record<string, [weight: number, deed: Deed]> = {
  sign: [8, sign],
  grant: [3, grant],
  many: [3, many],
};
