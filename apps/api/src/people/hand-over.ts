import type { DataSource, EntityManager } from 'typeorm';
import { filterOf, lockOperation } from '../../../../database/bulk/operation-row.js';
import { saveNotices } from '../../../../database/inbox/save-notices.js';
import { selfAndAbove } from '../../../../database/people/above.js';
import { holdingsOf, type Holding, type HoldingKind } from '../../../../database/people/holdings.js';
import { checkFit } from '../../../../database/people/standing.js';
import { recordedData, saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { canonicalJson, contentHash } from '../../../../domain/sign-off/content-hash.js';
import { acceptBulk, runPreviewed } from '../bulk/accept-bulk.js';
import type { Asked } from '../commands/asked.js';
import { handOne, reasonOf } from './hand-one.js';
import { lineOf, mostNamed } from './they-left.js';
import { findPerson, type PersonRow } from '../../../../database/people/people.js';

/** What is not handed over by this, and what is to be done about it instead. */
export const otherwise: Partial<Record<HoldingKind, string>> = {
  decision: 'It follows the role: it is asked of whoever has it then. Where they are named by a policy, re-plan it.',
  exception: 'Edit it, withdraw it, or revoke it: whoever owns a risk has agreed to it.',
  policy: 'Publish a version that names somebody else, and re-plan what runs by this one.',
  template: 'Publish a version that names somebody else.',
  webhook: 'It goes on, and administrators hear of its failures. See whether its address is theirs.',
};

export interface HandOver {
  from: PersonRow;
  to: PersonRow;
  /** To whom the one who takes over reports, where they reported to the one who goes. */
  aboveId: string | null;
  /** What is handed over with the operation on items: by its kind. */
  hands: Holding[];
  remains: (Holding & { how: string })[];
  /** Of what is handed over; the run wants it, and refuses where it is another by then. */
  digest: string;
}

/**
 * What would be handed over from one person to another.
 * @throws Refusal `not-found`, `unknown-person`, `person-unavailable`, `invalid-command`
 */
export async function planHandOver(manager: EntityManager, fromId: string, toId: string): Promise<HandOver> {
  const from = await findPerson(manager, fromId);
  if (toId.toLowerCase() === from.id)
    throw new Refusal('invalid-command', 'Work is handed over to somebody else. Name another person.');
  const holdings = await holdingsOf(manager, from.id);
  const charge = holdings.some(({ kind }) => kind === 'program') ? 'manage' : 'work';
  await checkFit(manager, [{ id: toId, charge, path: 'toId' }]);
  const to = await findPerson(manager, toId);
  const hands = holdings.filter(({ kind }) => otherwise[kind] === undefined);
  await refuseCircle(manager, from, to, hands);
  const [, ...above] = await selfAndAbove(manager, from.id);
  const aboveId = above.find(({ active, id }) => active && id !== to.id)?.id ?? null;
  const remains = holdings.flatMap((holding) => {
    const how = otherwise[holding.kind];
    return how === undefined ? [] : [{ ...holding, how }];
  });
  // Items are looked at one by one when they are reassigned; of the rest it is the whole that was agreed to. Turns in a
  // rota are other turns when the rota is another.
  const shown = hands
    .filter(({ kind }) => kind !== 'action_item')
    .map(({ kind, id, part, version }) => [kind, id, part, kind === 'rota' ? version : 0]);
  return { from, to, aboveId, hands, remains, digest: contentHash({ from: from.id, to: to.id, aboveId, shown }) };
}

/** Whoever would report to somebody below them. Those who take over report to whom the one who goes did. */
async function refuseCircle(manager: EntityManager, from: PersonRow, to: PersonRow, hands: Holding[]): Promise<void> {
  const above = new Set((await selfAndAbove(manager, to.id)).map(({ id }) => id));
  const between = hands.find(({ kind, id }) => kind === 'report' && id !== to.id && above.has(id));
  if (between)
    throw new Refusal(
      'invalid-command',
      `${between.name} reports to ${from.name}, and is above ${to.name}: neither can report to the other. ` +
        `Give ${between.name} another manager first, or hand over to somebody else.`,
      { path: 'toId', personId: between.id },
    );
}

/** The operation that would reassign the items, previewed; null where there are none. */
export async function previewItems(dataSource: DataSource, plan: HandOver, asked: Asked): Promise<string | null> {
  if (!plan.hands.some(({ kind }) => kind === 'action_item')) return null;
  const body = { ownerId: plan.to.id, reason: reasonOf(plan) };
  const request = { kind: 'reassign' as const, body, filter: itemsOf(plan.from), dryRun: true };
  return (await acceptBulk(dataSource, request, asked)).id;
}

function itemsOf(from: PersonRow): { owner: string } {
  return { owner: from.id };
}

/**
 * Hands over what was previewed, all of it in one transaction: either it is done and the operation on the items is on its
 * way, or nothing is. The same request again is answered with what it did.
 *
 * @throws Refusal `changed-since-preview`, `invalid-command`
 */
export async function runHandOver(
  dataSource: DataSource,
  { fromId, toId, digest, operationId }: { fromId: string; toId: string; digest: string; operationId: string | null },
  asked: Asked,
): Promise<HandOver> {
  return dataSource.transaction(async (manager) => {
    const { id } = await findPerson(manager, fromId);
    const key = `person/${id}#handed-over:${asked.actor.id}:${asked.key}`;
    const before = await recordedData(manager, key);
    if (before !== null) return { ...(await planOf(manager, id, toId)), hands: before['what'] as Holding[], digest };
    const plan = await planHandOver(manager, id, toId);
    if (plan.digest !== digest) throw changed('What would be handed over is not what was previewed any more.', plan);
    await runItems(manager, plan, operationId, asked);
    for (const holding of plan.hands) await handOne(manager, holding, plan, asked);
    await record(manager, plan, operationId, key, asked);
    return plan;
  });
}

/** What is said of a hand-over that was done: by now it could not be planned any more. */
async function planOf(
  manager: EntityManager,
  fromId: string,
  toId: string,
): Promise<Omit<HandOver, 'hands' | 'digest'>> {
  const remains = (await holdingsOf(manager, fromId)).flatMap((holding) => {
    const how = otherwise[holding.kind];
    return how === undefined ? [] : [{ ...holding, how }];
  });
  return { from: await findPerson(manager, fromId), to: await findPerson(manager, toId), aboveId: null, remains };
}

function changed(what: string, { digest }: HandOver): Refusal {
  return new Refusal('changed-since-preview', `${what} Preview it again, and look at what is new.`, { digest });
}

/** Starts the operation on the items, which is the one that the preview of this hand-over gave to whoever asks. */
async function runItems(
  manager: EntityManager,
  plan: HandOver,
  operationId: string | null,
  asked: Asked,
): Promise<void> {
  const { from, to, hands } = plan;
  const items = hands.filter(({ kind }) => kind === 'action_item').length;
  if (operationId === null) {
    if (items === 0) return;
    throw changed(
      `${from.name} has ${items === 1 ? 'an action item' : `${items} action items`} that would remain: no operationId was sent.`,
      plan,
    );
  }
  const operation = await lockOperation(manager, operationId);
  const filter = await filterOf(manager, operationId);
  const isOfThis =
    operation?.createdBy === asked.actor.id &&
    operation.change.kind === 'reassign' &&
    operation.change.ownerId === to.id &&
    canonicalJson(filter) === canonicalJson(itemsOf(from));
  if (!isOfThis)
    throw new Refusal(
      'invalid-command',
      `The operation ${operationId} is not the one that the preview of this hand-over gave you. Send its items.id, or preview it again.`,
      { path: 'operationId' },
    );
  await runPreviewed(manager, operationId, 'skip', asked);
}

async function record(
  manager: EntityManager,
  plan: HandOver,
  operationId: string | null,
  key: string,
  { actor }: Asked,
): Promise<void> {
  const { from, to, hands } = plan;
  const at = Date.now();
  const what = hands.map(({ kind, id, part, name }) => ({ kind, id, part, name }));
  const data = { to: to.id, what, operationId };
  const event = { key, type: 'person.handed_over', actorId: actor.id, at, version: from.version, data };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: from.id, programId: null, event }]);
  if (hands.length === 0) return;
  const others = hands.filter(({ kind }) => kind !== 'action_item');
  const both = [
    { personId: from.id, role: 'hands_over' as const },
    { personId: to.id, role: 'takes_over' as const },
  ].filter(({ personId }) => personId !== actor.id);
  const handed = {
    from: from.name,
    to: to.name,
    count: others.length,
    what: others.slice(0, mostNamed).map(lineOf),
    items: operationId !== null,
  };
  await saveNotices(manager, [
    {
      subjectKind: 'person',
      subjectId: from.id,
      programId: null,
      facts: { itemTitle: '', itemNumber: null, programName: '' },
      notice: { eventKey: key, kind: 'handed_over', to: both, channels: ['inbox', 'email'], at, facts: { handed } },
    },
  ]);
}
