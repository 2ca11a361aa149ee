import type { DataSource, EntityManager } from 'typeorm';
import { runDelegationCommand } from '../../../../database/delegations/run-command.js';
import { enqueue } from '../../../../database/engine/outbox.js';
import { holdingsOf, type Holding, type HoldingKind } from '../../../../database/people/holdings.js';
import { checkFit } from '../../../../database/people/standing.js';
import { editProgram } from '../../../../database/programs/edit-program.js';
import { pokeOf } from '../../../../database/records/kinds.js';
import { runRecurrenceCommand } from '../../../../database/recurrences/run-command.js';
import { saveEvents } from '../../../../database/trail/events.js';
import type { RecurrenceContent } from '../../../../domain/recurrence/recurrence.js';
import { Refusal } from '../../../../domain/refusal.js';
import { contentHash } from '../../../../domain/sign-off/content-hash.js';
import { acceptBulk, runPreviewed } from '../bulk/accept-bulk.js';
import type { Asked } from '../commands/asked.js';
import { findPerson, type PersonRow } from './person-json.js';
import { editPerson } from './write-person.js';

/** What is not handed over by this, and what is to be done about it instead. */
const otherwise: Partial<Record<HoldingKind, string>> = {
  decision: 'It follows the role: it is asked of whoever has it then. Where they are named by a policy, re-plan it.',
  exception: 'Edit it, withdraw it, or revoke it: whoever owns a risk has agreed to it.',
  policy: 'Publish a version that names somebody else, and re-plan what runs by this one.',
  template: 'Publish a version that names somebody else.',
};

export interface HandOver {
  from: PersonRow;
  to: PersonRow;
  /** What is handed over with the operation on items: by its kind. */
  hands: Holding[];
  remains: (Holding & { how: string })[];
  /** Of what is handed over; the run wants it, and refuses where it is another by then. */
  digest: string;
}

/**
 * What would be handed over from one person to another.
 * @throws Refusal `not-found`, `unknown-person`, `person-unavailable`
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
  const remains = holdings.flatMap((holding) => {
    const how = otherwise[holding.kind];
    return how === undefined ? [] : [{ ...holding, how }];
  });
  // Items are looked at one by one when they are reassigned; of the rest it is the whole that was agreed to.
  const shown = hands.filter(({ kind }) => kind !== 'action_item').map(({ kind, id, part }) => [kind, id, part]);
  return { from, to, hands, remains, digest: contentHash({ from: from.id, to: to.id, shown }) };
}

/** The operation that would reassign the items, previewed; null where there are none. */
export async function previewItems(dataSource: DataSource, plan: HandOver, asked: Asked): Promise<string | null> {
  if (!plan.hands.some(({ kind }) => kind === 'action_item')) return null;
  const body = { ownerId: plan.to.id, reason: reasonOf(plan) };
  const request = { kind: 'reassign' as const, body, filter: { owner: plan.from.id }, dryRun: true };
  return (await acceptBulk(dataSource, request, asked)).id;
}

/**
 * Hands over what was previewed: what is not an item in one transaction, and then the items by their operation.
 * @throws Refusal `changed-since-preview`
 */
export async function runHandOver(
  dataSource: DataSource,
  { fromId, toId, digest, operationId }: { fromId: string; toId: string; digest: string; operationId: string | null },
  asked: Asked,
): Promise<HandOver> {
  const done = await dataSource.transaction(async (manager) => {
    const plan = await planHandOver(manager, fromId, toId);
    if (plan.digest !== digest)
      throw new Refusal(
        'changed-since-preview',
        'What would be handed over is not what was previewed any more. Preview it again, and look at what is new.',
        { digest: plan.digest },
      );
    for (const holding of plan.hands) await handOne(manager, holding, plan, asked);
    const data = { to: plan.to.id, what: plan.hands.map(({ kind, id, part }) => ({ kind, id, part })), operationId };
    const event = {
      type: 'person.handed_over',
      actorId: asked.actor.id,
      at: Date.now(),
      version: plan.from.version,
      data,
    };
    const key = `person/${plan.from.id}#handed-over:${asked.actor.id}:${asked.key}`;
    await saveEvents(manager, [
      { subjectKind: 'person', subjectId: plan.from.id, programId: null, event: { ...event, key } },
    ]);
    return plan;
  });
  if (operationId !== null) await runPreviewed(dataSource, operationId, 'skip', asked);
  return done;
}

function reasonOf({ from, to }: Pick<HandOver, 'from' | 'to'>): string {
  return `The work of ${from.name} is handed over to ${to.name}`;
}

async function handOne(
  manager: EntityManager,
  { kind, id, part, version }: Holding,
  plan: HandOver,
  asked: Asked,
): Promise<void> {
  const { from, to } = plan;
  const at = Date.now();
  if (kind === 'program')
    await editProgram(manager, id, part === 'domain_lead' ? { domainLeadId: to.id } : { managerId: to.id }, {
      actorId: asked.actor.id,
      key: `${asked.key}/${part}`,
      at,
    });
  // Nobody reports to themselves: they report to whom the one who goes did.
  if (kind === 'report')
    await editPerson(manager, id, { managerId: id === to.id ? from.manager_id : to.id }, asked, version);
  if (kind === 'team')
    await manager.query('UPDATE teams SET lead_id = $2, version = version + 1 WHERE id = $1', [id, to.id]);
  if (kind === 'rota')
    await manager.query(
      `UPDATE rotas SET body = replace(body::text, $2, $3)::jsonb, version = version + 1, updated_at = now() WHERE id = $1`,
      [id, from.id, to.id],
    );
  if (kind === 'recurrence') {
    const [row] = await manager.query<{ content: RecurrenceContent }[]>(
      'SELECT content FROM recurrences WHERE id = $1',
      [id],
    );
    const content = JSON.parse(JSON.stringify(row?.content).replaceAll(from.id, to.id)) as RecurrenceContent;
    const request = { id, command: { type: 'change' as const, content }, actorId: asked.actor.id, key: asked.key, at };
    await runRecurrenceCommand(manager, request, { byWorkflow: false });
    await enqueue(manager, [pokeOf('recurrence', id)]);
  }
  if (kind === 'delegation') {
    const command = { type: 'end' as const, reason: reasonOf(plan) };
    await runDelegationCommand(manager, { id, command, actorId: asked.actor.id, key: asked.key, at });
    await enqueue(manager, [pokeOf('delegation', id)]);
  }
}
