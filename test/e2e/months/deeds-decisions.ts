import type { Deed } from './deeds.js';
import { ended } from '../bulk/bulk-case.js';
import { itemsIn } from './deeds-items.js';
import type { Facts, Setting } from './setting.js';

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
  await s.ask(
    `${s.nameOf(personId)} says ${decision.decision} of a ${round.subject_kind}`,
    (await s.as(personId)).post(`${base}/sign-off`, decision),
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

const except: Deed = async (s) => {
  const items = await itemsIn(s, 'open', 'in_progress', 'on_hold');
  if (items.length === 0) return;
  const present = await s.present();
  const [asker, head, lead] = [s.one(present), s.one(present), s.one(present)];
  const item = s.one(items);
  const body = {
    ...{ kind: 'policy_exception', title: 'Old detector', rule: 'IP-7', rationale: 'The detector is rebuilt' },
    scope: { text: 'Sellers in VN', markets: ['VN'], domain: 'counterfeit and IP' },
    compensatingControls: [{ text: 'Daily sample', ownerId: item.owner_id }],
    ...{ inherentRating: 'high', residualRating: 'medium', riskOwnerId: head, domainLeadId: lead },
    ends: { date: s.on(3 + s.upTo(10)) },
    items: [item.id],
  };
  await s.ask(
    `an exception for AI-${item.number} until ${body.ends.date}`,
    (await s.as(asker)).post('/exceptions', body),
  );
};

const revoke: Deed = async (s) => {
  const found = await s.query<{ id: string }>(`SELECT id FROM exceptions WHERE status = 'active' ORDER BY number`);
  if (found.length === 0) return;
  await s.ask(
    'an exception is revoked',
    s.tollgate.admin.post(`/exceptions/${s.one(found).id}/revoke`, { reason: 'x' }),
  );
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
  const touched = s.likely(0.6) ? items.filter(({ id }) => id === s.one(chosen)) : [];
  for (const { id, number } of touched) {
    const due = { date: s.on(9 + s.upTo(9)) };
    await s.ask(
      `AI-${number} is due ${due.date} meanwhile`,
      admin.post(`/action-items/${id}/change-due`, { due, reason: 'y' }),
    );
  }
  const { id } = preview.body;
  const before = await resultsOf(s, id);
  await s.ask(`${kind} is run`, admin.post(`/bulk-operations/${id}/run`));
  await ended(admin, id);
  const after = await resultsOf(s, id);
  for (const [itemId, seen] of before) {
    const got = after.get(itemId);
    const changed = touched.some((item) => item.id === itemId);
    const wanted = changed ? ['skipped', 'refused'] : [seen.foreseen];
    if (!wanted.includes(got?.result))
      s.wrong.push(`bulk ${kind}: ${itemId} was foreseen as ${seen.foreseen}, became ${JSON.stringify(got)}`);
    if (!changed && JSON.stringify(seen.moves?.due) !== JSON.stringify(got?.moves?.due))
      s.wrong.push(
        `bulk ${kind}: ${itemId} was to move ${JSON.stringify(seen.moves)}, moved ${JSON.stringify(got?.moves)}`,
      );
  }
};

async function resultsOf(s: Setting, id: string): Promise<Map<string, Facts>> {
  const rows = await s.query<{ item_id: string; foreseen: string; state: string; moves: Facts; message: string }>(
    'SELECT item_id, foreseen, state, moves, message FROM bulk_items WHERE operation_id = $1',
    [id],
  );
  return new Map(
    rows.map(({ item_id, foreseen, state, moves, message }) => [item_id, { foreseen, result: state, moves, message }]),
  );
}

export const decisionDeeds: Record<string, [weight: number, deed: Deed]> = {
  sign: [8, sign],
  grant: [3, grant],
  except: [2, except],
  revoke: [1, revoke],
  many: [3, many],
};
