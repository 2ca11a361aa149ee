import type { EntityManager } from 'typeorm';
import { decidersWaitedFor, ownRequest } from '../../domain/item/extension.js';
import type { ItemRecord } from '../../domain/item/item.js';
import { weakerText } from '../../domain/item/weaker.js';
import type { Delegations } from '../../domain/stand-in/delegation.js';
import { withStandIns } from '../../domain/stand-in/stand-in.js';
import type { DigestEntry } from '../../domain/notification/compose-letter.js';
import { kindTitle, signedWordsOf } from '../../domain/notification/kinds.js';
import { toSign } from '../../domain/notification/link-action.js';
import type { Recipient } from '../../domain/person/recipients.js';
import type { RoundStage } from '../../domain/sign-off/stages.js';
import { describeInstant } from '../../domain/time.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { loadItemRecords } from '../items/load-items.js';
import { pendingChecks } from '../items/pending-checks.js';
import { shownRecord } from '../engine/kinds.js';
import { add, type Found } from './digest-found.js';
import { signedAtStage } from '../sign-off/rounds.js';

interface RoundRow {
  id: string;
  item_id: string | null;
  /** Of the item, phase or record that the round is over. */
  subject_id: string;
  number: number | null;
  name: string;
  subject_kind: string;
  program_id: string | null;
  program: string | null;
  stage: number;
  stages: RoundStage[];
  stage_opened_at: Date;
  signed: string[];
}

/**
 * What waits for each person's decision; of those who are away, whoever is there for them reads it too.
 *
 * @param asked only what one of these people was asked for: themselves, and for whom they stand in; all where absent
 */
export async function waitingForPeople(
  manager: EntityManager,
  zones: Map<string, string>,
  now: number,
  asked: readonly string[] | null = null,
): Promise<Found> {
  const found: Found = new Map();
  const delegations = await loadDelegations(manager, now);
  const rounds = await manager.query<RoundRow[]>(
    `SELECT r.id, i.id AS item_id, r.subject_id, i.number, coalesce(i.title, ph.name, x.key || ' ' || x.title) AS name, r.subject_kind,
       p.id AS program_id, p.name AS program, r.stage, r.stages, r.stage_opened_at,
       ${signedAtStage} AS signed
     FROM sign_off_rounds r
     LEFT JOIN action_items i ON r.subject_kind = 'action_item' AND i.id = r.subject_id AND i.status = 'submitted'
     LEFT JOIN phases ph ON r.subject_kind = 'phase' AND ph.id = r.subject_id
     LEFT JOIN LATERAL (${shownRecord('r.subject')}) x ON true
     LEFT JOIN programs p ON p.id = coalesce(i.program_id, ph.program_id)
     WHERE r.state = 'open' AND (p.id IS NOT NULL OR x.id IS NOT NULL)
       AND ($1::text[] IS NULL OR EXISTS (SELECT 1 FROM jsonb_array_elements(r.stages -> (r.stage - 1) -> 'approvers') a
         WHERE a ->> 'personId' = ANY($1)))
     ORDER BY r.stage_opened_at, r.id`,
    [asked],
  );
  for (const round of rounds) {
    const approvers = (round.stages[round.stage - 1]?.approvers ?? []).filter(
      ({ personId }) => !round.signed.includes(personId),
    );
    for (const { personId, zone, whom } of readers(approvers, zones, { delegations, at: now, barred: [] }))
      add(found, personId, roundEntry(round, zone, whom));
  }
  await addExtensions(manager, { zones, found, delegations, now, asked });
  await addChecks(manager, { zones, found, delegations, now, asked });
  return found;
}

function roundEntry(round: RoundRow, zone: string, whom: string): DigestEntry {
  const of = round.program === null ? '' : ` of ${round.program}`;
  const name = round.number === null ? `${round.name}${of}` : `AI-${round.number} “${round.name}”`;
  return {
    part: `round.${round.id}`,
    title: `${name} waits for your sign-off${whom}`,
    body: `Since ${describeInstant(round.stage_opened_at.getTime(), zone)}.`,
    facts: round.program ?? kindTitle(round.subject_kind),
    urgent: false,
    ...asked(round),
  };
}

/** Of a tollgate, links are about the program whose phase stands there. */
function asked({ item_id, program_id, subject_kind, subject_id }: RoundRow): Pick<DigestEntry, 'asks'> {
  if (item_id !== null) return { asks: { actions: toSign, subjectKind: 'action_item', subjectId: item_id } };
  if (program_id !== null) return { asks: { actions: toSign, subjectKind: 'program', subjectId: program_id } };
  const words = signedWordsOf(subject_kind);
  return words ? { asks: { actions: words.asks, subjectKind: subject_kind, subjectId: subject_id } } : {};
}

interface Readers {
  zones: Map<string, string>;
  found: Found;
  delegations: Delegations;
  now: number;
  asked: readonly string[] | null;
}

/** Those who must agree by the extension policy, and have not said anything. */
async function addExtensions(
  manager: EntityManager,
  { zones, found, delegations, now, asked }: Readers,
): Promise<void> {
  const rows = await manager.query<
    { id: string; item_id: string; reason: string; due_at: Date; requester: string; program: string }[]
  >(
    `SELECT e.id, e.item_id, e.reason, e.due_at, q.name AS requester, p.name AS program
     FROM due_date_extensions e JOIN action_items i ON i.id = e.item_id JOIN programs p ON p.id = i.program_id
     JOIN people q ON q.id = e.requested_by JOIN people o ON o.id = i.owner_id
     WHERE e.state = 'pending' AND ($1::uuid[] IS NULL OR ARRAY[o.manager_id, p.manager_id, p.domain_lead_id] && $1
       OR e.terms -> 'people' ?| $1::text[] OR e.terms -> 'roles' ? 'approver_manager')
     ORDER BY e.requested_at, e.id`,
    [asked],
  );
  if (rows.length === 0) return;
  const cases = await loadItemRecords(
    manager,
    rows.map((row) => row.item_id),
    { at: now },
  );
  const byItem = new Map<string, ItemRecord>(cases.map((subject) => [subject.item.id, subject]));
  for (const row of rows) {
    const subject = byItem.get(row.item_id);
    const pending = subject?.pendingExtension;
    if (!subject || !pending) continue;
    const circumstances = { delegations, at: now, barred: ownRequest(subject, pending, now) };
    for (const { personId, zone, whom } of readers(decidersWaitedFor(subject, pending, now), zones, circumstances))
      add(found, personId, {
        part: `extension.${row.id}`,
        title: `AI-${subject.item.number} “${subject.item.title}”: ${pending.asks ? 'consent' : 'more time'} is asked for${whom}`,
        body: pending.asks
          ? `${row.requester} asks that it ${weakerText(pending.asks)}: ${row.reason}`
          : `${row.requester} asks for it until ${describeInstant(row.due_at.getTime(), zone)}: ${row.reason}`,
        facts: row.program,
        urgent: false,
        asks: { actions: ['grant', 'refuse'], subjectKind: 'action_item', subjectId: row.item_id },
      });
  }
}

/** Those who were asked whether an item was effective, and have not said. */
async function addChecks(manager: EntityManager, { zones, found, delegations, now, asked }: Readers): Promise<void> {
  const wanted = { asked: true, ...(asked === null ? {} : { people: [...asked] }) };
  for (const check of await pendingChecks(manager, wanted, now)) {
    if (check.askedAt === null) continue;
    const circumstances = { delegations, at: now, barred: check.own };
    for (const { personId, zone, whom } of readers(check.checkers, zones, circumstances))
      add(found, personId, {
        part: `check.${check.itemId}`,
        title: `AI-${check.number} “${check.title}” waits for your effectiveness check${whom}`,
        body: `Since ${describeInstant(check.askedAt, zone)}.`,
        facts: check.programName,
        urgent: false,
        asks: { actions: ['pass_check', 'fail_check'], subjectKind: 'action_item', subjectId: check.itemId },
      });
  }
}

/** Those among the readers of this morning who are asked, or stand in for somebody who is: ` (for Wei)`. */
function readers(
  asked: readonly Recipient[],
  zones: Map<string, string>,
  circumstances: { delegations: Delegations; at: number; barred: readonly string[] },
): { personId: string; zone: string; whom: string }[] {
  return withStandIns(asked, 'approvals', circumstances).flatMap((recipient) => {
    const zone = zones.get(recipient.personId);
    const whom = recipient.for === undefined ? '' : ` (for ${recipient.for.name})`;
    return zone === undefined ? [] : [{ personId: recipient.personId, zone, whom }];
  });
}
