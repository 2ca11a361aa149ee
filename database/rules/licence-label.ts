import type { EntityManager } from 'typeorm';
import { barredFromLicence, requireMayLabel } from '../../domain/acting-licence/sign.js';
import { licenceKey } from '../../domain/acting-licence/licence.js';
import type { Label } from '../../domain/acting-licence/verdict.js';
import type { LocalDue } from '../../domain/calendar/due.js';
import type { Sight } from '../../domain/access/sight.js';
import { finalOf } from '../../domain/review/results.js';
import type { RuleBody } from '../../domain/rule/rule.js';
import { Refusal, type RefusalCode } from '../../domain/refusal.js';
import { contentHash } from '../../domain/sign-off/content-hash.js';
import { stableId } from '../../domain/stable-id.js';
import { cut } from '../../domain/text/cut.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesSubject } from '../access/visible.js';
import { shownRecord } from '../engine/kinds.js';
import { runCommand } from '../record/run.js';
import { beginReview } from '../reviews/begin.js';
import { judgedItems } from '../reviews/judged.js';
import { reviewKind } from '../reviews/kind.js';
import { saveSample } from '../reviews/sample.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import type { LicenceRow } from './licences.js';
import { workOf } from './licence-population.js';

/** Who labels, and by when. */
export interface Labelling {
  reviewerIds: string[];
  adjudicatorIds: string[];
  perItem: 1 | 2;
  due: LocalDue;
}

interface UnitRow {
  key: string;
  place: number;
  subject: { key: string | null; title: string } | null;
  event_type: string;
  event_at: Date;
}

const titles = `SELECT 'AI-' || t.number AS key, t.title FROM action_items t WHERE u.subject_kind = 'action_item' AND t.id = u.subject_id
  UNION ALL SELECT NULL, t.name FROM programs t WHERE u.subject_kind = 'program' AND t.id = u.subject_id
  UNION ALL SELECT f.key, f.title FROM (${shownRecord('u.subject')}) f`;

/**
 * Makes what was drawn a review round, sealed until its end, and opens it. Those who label are told which record, which event and which
 * command, and nothing of what the rule has said. Gives the id of the round.
 *
 * @throws Refusal `separation-of-duties`, and what a round says to its people and its date
 */
export async function beginLabelling(
  manager: EntityManager,
  licence: LicenceRow,
  { reviewerIds, adjudicatorIds, perItem, due }: Labelling,
  by: { actorId: string; key: string; at: number },
): Promise<string> {
  const delegations = await loadDelegations(manager, by.at);
  const work = await workOf(manager, licence);
  requireMayLabel([...reviewerIds, ...adjudicatorIds], work, { delegations, at: by.at });
  const id = stableId('labelling', licence.id);
  const key = licenceKey(licence.number);
  const [version] = await manager.query<{ body: RuleBody }[]>('SELECT body FROM rule_versions WHERE id = $1', [
    licence.version_id,
  ]);
  const { command = '', arguments: said = {} } = version?.body.then ?? {};
  await beginReview(
    manager,
    {
      ...{
        id,
        title: cut(`${key}: should it be done? ${command.replaceAll('-', ' ')}`, 200),
        sealed: true,
        perItem,
        due,
      },
      text: `Look at each record as it stood at the event that is named. Should this be done to it then, at once and without asking anybody: ${command} ${cut(JSON.stringify(said), 4_000)}\n\nSome of the records a rule would do this to, others not. Which is which is not told: say what is right.`,
      decision: {
        text: 'Should it be done to this record, at once and without asking anybody?',
        labels: [
          { value: 'yes', violation: false },
          { value: 'no', violation: true },
        ],
      },
      ...{ questions: [], policyLines: [], domain: null, markets: [], holdMinutes: 60, severity: 'medium' },
      ...{ ownerId: by.actorId, domainLeadId: null, reviewerIds, adjudicatorIds },
    },
    by,
  );
  const units = await manager.query<UnitRow[]>(
    `SELECT u.key, u.place, (SELECT jsonb_build_object('key', s.key, 'title', s.title) FROM LATERAL (${titles}) s) AS subject,
       e.type AS event_type, e.at AS event_at
     FROM acting_licence_units u JOIN audit_events e ON e.seq = u.event_seq WHERE u.licence_id = $1 ORDER BY u.place`,
    [licence.id],
  );
  const items = units.map(({ key: unit, place, subject, event_type: type, event_at: at }) => ({
    ...{ key: unit, place: place + 1, row: place + 1, link: null, stratum: null, site: null, language: null },
    ...{ market: null, policyLine: null, golden: null, weight: 1 },
    title: cut(
      `${subject?.key ?? ''} ${subject?.title ?? 'A record that is gone'} (${type}, ${at.toISOString()})`.trim(),
      5_000,
    ),
  }));
  const strata = [{ name: '', population: items.length, drawn: items.length }];
  await saveSample(
    manager,
    { id, status: 'draft', version: 1 },
    { items, strata, population: items.length },
    {
      ...{ seed: contentHash(licence.seed), how: { method: 'simple', size: items.length }, listed: items.length },
      ...{ file: key, sha256: contentHash(units.map((unit) => unit.key)), key: `review_round/${id}#drawn` },
      ...{ actorId: by.actorId, at: by.at },
    },
  );
  const request = { id, command: { type: 'open' as const }, actorId: by.actorId, key: `${by.key}#open`, at: by.at };
  const { result } = await runCommand(reviewKind, manager, request, { poke: true });
  if (!result.ok) throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
  return id;
}

/** Nobody labels for nothing: the round of a licence that was taken back is cancelled. One that has ended already stays as it is. */
export async function endLabelling(
  manager: EntityManager,
  { round_id: id, number }: LicenceRow,
  by: { actorId: string; key: string },
): Promise<void> {
  if (id === null) return;
  const command = { type: 'cancel' as const, reason: `${licenceKey(number)} was taken back` };
  await runCommand(reviewKind, manager, { id, command, ...by, at: Date.now() }, { poke: true });
}

/** How many of the records that were drawn somebody does not see: they could not label them. */
export async function unseenBy(manager: EntityManager, licenceId: string, sight: Sight): Promise<number> {
  const known = await knowing(manager, sight);
  const params: unknown[] = [licenceId];
  const seen = seesSubject(known, placingIn(params), { kind: 'u.subject_kind', id: 'u.subject_id' });
  const [row] = await manager.query<{ many: number }[]>(
    `SELECT count(*)::integer AS many FROM acting_licence_units u WHERE u.licence_id = $1 AND NOT (${seen})`,
    params,
  );
  return row?.many ?? 0;
}

/** What people have said of what was drawn. What somebody said who may not label it counts for nothing. */
export async function labelsOf(manager: EntityManager, licence: LicenceRow, at: number): Promise<Label[]> {
  const units = await manager.query<{ key: string; matched: boolean; stratum: string }[]>(
    'SELECT key, matched, stratum FROM acting_licence_units WHERE licence_id = $1',
    [licence.id],
  );
  const [round] = await manager.query<{ per_item: number }[]>('SELECT per_item FROM review_rounds WHERE id = $1', [
    licence.round_id,
  ]);
  const items = round ? await judgedItems(manager, licence.round_id ?? '', round.per_item) : [];
  const work = await workOf(manager, licence);
  const barred = barredFromLicence(work, { delegations: await loadDelegations(manager, at), at });
  const said = new Map(
    items.map((item) => {
      const by = [...item.answers, item.adjudication].flatMap((one) => one?.personId ?? []);
      return [item.key, by.some((id) => barred.includes(id)) ? null : finalOf(item)];
    }),
  );
  return units.map(({ key, matched, stratum }) => {
    const label = said.get(key) ?? null;
    return { stratum, matched, should: label === null ? null : label === 'yes' };
  });
}
