import type { Scope } from '../../domain/access/grant.js';
import type { Sight } from '../../domain/access/sight.js';
import {
  recordKinds,
  shownKinds,
  statesIn,
  type KindFacts,
  type SeenByOwnRule,
  type ShownKind,
} from '../engine/kinds.js';
import { folded } from '../../domain/text/folded.js';

/** Takes a value of a statement, and gives the placeholder by which it is named there. */
export type Placing = (value: unknown) => string;

/** Adds to the values that a statement has already. */
export function placingIn(params: unknown[]): Placing {
  return (value) => {
    params.push(value);
    return `$${params.length}`;
  };
}

/**
 * The conditions by which somebody sees a record, in SQL: the twins of `domain/access/sight.ts`, and the one place where
 * statements get them. Null where a column is that is asked, which a condition turned round must not be: `IS NOT TRUE`. What does not depend on the row is a subquery that is worked out once for a statement.
 */
const isRestricted = ({ anyRestricted }: Sight, id: string): string =>
  anyRestricted ? `${id} IN (SELECT h.subject_id FROM restricted_records h)` : 'FALSE';

/** Records in which they are named, asked to sign, have signed, or were told by the ladder. */
export function named(sight: KnownSight, place: Placing): string {
  if (sight.known?.named) return `SELECT unnest(${place(sight.known.named)}::uuid[]) AS subject_id`;
  const [people, answeredFor] = [`${place(sight.people)}::uuid[]`, `${place(sight.answeredFor)}::uuid[]`];
  const team = sight.teamId === null ? '' : ` OR v.team_id = ${place(sight.teamId)}`;
  return `SELECT v.subject_id FROM record_readers v WHERE v.person_id = ANY(${people})${team}
    UNION ALL SELECT r.subject_id FROM sign_off_rounds r WHERE r.state = 'open' AND EXISTS (
      SELECT 1 FROM jsonb_path_query(r.stages, '$[*].approvers[*].personId') a WHERE (a #>> '{}')::uuid = ANY(${answeredFor}))
    UNION ALL SELECT r.subject_id FROM sign_off_rounds r WHERE r.state = 'open' AND r.glasses @> '[{"state": "asked"}]' AND EXISTS (
      SELECT 1 FROM jsonb_path_query(r.glasses, '$[*] ? (@.state == "asked").seconds[*]') a WHERE (a #>> '{}')::uuid = ANY(${people}))
    UNION ALL SELECT r.subject_id FROM signatures s JOIN sign_off_rounds r ON r.id = s.round_id WHERE s.person_id = ANY(${people})
    UNION ALL SELECT n.subject_id FROM notifications n WHERE n.person_id = ANY(${people}) AND n.level IS NOT NULL`;
}

/** The twin of `touches`. */
function reached(
  scopes: readonly Scope[],
  place: Placing,
  of: { domain: string; markets: string; program?: string },
): string {
  if (scopes.some(({ kind }) => kind === 'all')) return 'TRUE';
  const domains = scopes.flatMap((scope) => (scope.kind === 'domain' ? [folded(scope.domain)] : []));
  const markets = scopes.flatMap((scope) => (scope.kind === 'market' ? [folded(scope.market)] : []));
  const programs = scopes.flatMap((scope) => (scope.kind === 'program' ? [scope.programId] : []));
  const ways = [
    ...(domains.length > 0 ? [`folded(${of.domain}) = ANY(${place(domains)}::text[])`] : []),
    ...(markets.length > 0
      ? [`EXISTS (SELECT 1 FROM unnest(${of.markets}) w WHERE folded(w) = ANY(${place(markets)}::text[]))`]
      : []),
    ...(programs.length > 0 && of.program !== undefined ? [`${of.program} = ANY(${place(programs)}::uuid[])`] : []),
  ];
  return ways.length > 0 ? ways.join(' OR ') : 'FALSE';
}

const placesOfProgram = (p: string) => ({ domain: `${p}.domain`, markets: `${p}.markets`, program: `${p}.id` });

/** Those who lead it. */
function leads(sight: Sight, place: Placing, p: string): string {
  const people = `${place(sight.people)}::uuid[]`;
  return `${p}.manager_id = ANY(${people}) OR ${p}.domain_lead_id = ANY(${people})`;
}

function isWithin({ within }: Sight, place: Placing, programId: string): string {
  return within === null ? 'TRUE' : `${programId} = ${place(within)}::uuid`;
}

/** On a row of `programs`. */
export function seesProgram(sight: KnownSight, place: Placing, p = 'p'): string {
  if (sight.all) return 'TRUE';
  if (sight.known) return `${p}.id = ANY(${place(sight.known.programs)}::uuid[])`;
  return `(${isWithin(sight, place, `${p}.id`)} AND (${unasked(sight, place, p, placesOfProgram(p))} OR ${leads(sight, place, p)}
    OR ${p}.id IN (WITH named AS (${named(sight, place)})
      SELECT subject_id FROM named UNION ALL SELECT ph.program_id FROM phases ph WHERE ph.id IN (SELECT subject_id FROM named))))`;
}

/** Without a part in it. */
function unasked(sight: Sight, place: Placing, of: string, places: Parameters<typeof reached>[2]): string {
  const free = sight.open ? 'TRUE' : reached(sight.reach, place, places);
  return `((NOT ${isRestricted(sight, `${of}.id`)} AND (${free})) OR ${reached(sight.restrictedReach, place, places)})`;
}

/** What of it has been looked up for one request (`known-sight.ts`). */
export interface Known {
  /** Programs that they see, and those of which they see every item. */
  programs: readonly string[];
  whole: readonly string[];
  /** Items of others in which they have a part; null: too many to be told one by one. */
  items: readonly string[] | null;
  /** Records of every kind in which `named` finds them; null: too many. */
  named: readonly string[] | null;
}

export type KnownSight = Sight & { known?: Known };

/** On a row of `action_items`. */
export function seesItem(sight: KnownSight, place: Placing, i = 'i'): string {
  if (sight.all) return 'TRUE';
  const { known } = sight;
  const seen = known
    ? `${i}.program_id = ANY(${place(known.programs)}::uuid[])`
    : `${i}.program_id IN (SELECT sp.id FROM programs sp WHERE ${seesProgram(sight, place, 'sp')})`;
  const whole = known
    ? `${i}.program_id = ANY(${place(known.whole)}::uuid[])`
    : `${i}.program_id IN (${wholePrograms(sight, place)})`;
  const parts = known?.items
    ? `${i}.id = ANY(${place(known.items)}::uuid[])`
    : `${i}.id IN (${namedInItems(sight, place)}) OR ${hasPart(sight, place, i).join(' OR ')}`;
  // First what most rows are seen by, so that the others are seldom asked.
  return `(${isWithin(sight, place, `${i}.program_id`)} AND (
    (NOT ${isRestricted(sight, `${i}.id`)} AND ${seen})
    OR ${i}.owner_id = ANY(${place(sight.answeredFor)}::uuid[]) OR ${whole} OR ${parts}))`;
}

/** By what their own item says they have a part in it, besides owning it; an index finds each. */
export function hasPart({ people }: Sight, place: Placing, i: string): string[] {
  const these = `${place(people)}::uuid[]`;
  const contributed = people.map((id) => `${i}.contributors @> ${place(JSON.stringify([{ personId: id }]))}::jsonb`);
  return [
    `${i}.submitted_by = ANY(${these})`,
    `${i}.check_decided_by = ANY(${these})`,
    `(${i}.contributors <> '[]' AND (${['FALSE', ...contributed].join(' OR ')}))`,
    `(${i}.check_pending AND ${i}.effectiveness_policy_version_id IN (
      SELECT v.id FROM policy_versions v WHERE v.body -> 'people' ?| ${place(people)}::text[]))`,
  ];
}

/** Programs of which they see every item. */
export function wholePrograms(sight: Sight, place: Placing): string {
  return `SELECT sp.id FROM programs sp
      WHERE ${leads(sight, place, 'sp')} OR ${reached(sight.restrictedReach, place, placesOfProgram('sp'))}`;
}

/** Ids of items, and of others, in which they are named. */
export function namedInItems(sight: KnownSight, place: Placing): string {
  return `${named(sight, place)}
      UNION ALL SELECT x.item_id FROM due_date_extensions x WHERE x.state = 'pending'
        AND (x.requested_by = ANY(${place(sight.people)}::uuid[]) OR x.terms -> 'people' ?| ${place(sight.people)}::text[])`;
}

/** On a row of `exceptions`. */
export function seesException(sight: KnownSight, place: Placing, e = 'e'): string {
  if (sight.all) return 'TRUE';
  const [people, answeredFor] = [`${place(sight.people)}::uuid[]`, `${place(sight.answeredFor)}::uuid[]`];
  const about = (condition: string): string =>
    `EXISTS (SELECT 1 FROM exception_items xi JOIN action_items si ON si.id = xi.item_id WHERE xi.exception_id = ${e}.id AND (${condition}))`;
  const places = { domain: `${e}.domain`, markets: `${e}.markets` };
  const within =
    sight.within === null
      ? 'TRUE'
      : `${about(isWithin(sight, place, 'si.program_id'))} AND NOT ${about(`NOT ${isWithin(sight, place, 'si.program_id')}`)}`;
  const free = sight.open ? 'TRUE' : reached(sight.reach, place, places);
  return `(${within} AND ((NOT ${isRestricted(sight, `${e}.id`)} AND (${free} OR ${about('TRUE')}) AND NOT ${about(`${seesItem(sight, place, 'si')} IS NOT TRUE`)})
    OR ${reached(sight.restrictedReach, place, places)}
    OR ${e}.requested_by = ANY(${people}) OR ${e}.risk_owner_id = ANY(${answeredFor}) OR ${e}.domain_lead_id = ANY(${people})
    OR ${e}.authors && ${people} OR ${about(`si.program_id IN (SELECT sp.id FROM programs sp WHERE sp.manager_id = ANY(${people}))`)}
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(${e}.controls) c WHERE lower(c ->> 'ownerId') = ANY(${place(sight.people)}::text[]))
    OR ${e}.id IN (${named(sight, place)})))`;
}

/** On a row of `proposals`: whoever sees the record that it is about. */
function seesProposal(sight: KnownSight, place: Placing, q = 'q'): string {
  return seesSubject(sight, place, { kind: `${q}.subject_kind`, id: `${q}.subject_id` });
}

const ownRules: Record<SeenByOwnRule, typeof seesException> = { exception: seesException, proposal: seesProposal };

/** On a row of a kind that has a register: by its own rule, or by the parts that people have in one of no program. */
export function seesShown(kind: ShownKind, sight: KnownSight, place: Placing, k: string): string {
  const { shown }: KindFacts = recordKinds[kind];
  if (shown?.seen === undefined) return ownRules[kind as SeenByOwnRule](sight, place, k);
  if (sight.all) return 'TRUE';
  if (sight.within !== null) return 'FALSE';
  const [people, answeredFor] = [`${place(sight.people)}::uuid[]`, `${place(sight.answeredFor)}::uuid[]`];
  const { words, seen } = shown;
  const parts = [
    ...seen.answered.map((column) => `${k}.${column} = ANY(${answeredFor})`),
    ...seen.people.map((column) => `${k}.${column} = ANY(${people})`),
    ...seen.lists.map((column) => `${k}.${column} && ${people}`),
    `${k}.id IN (${named(sight, place)})`,
  ];
  const places = { domain: `${k}.${words.domain}`, markets: `${k}.${words.markets}` };
  return `(${unasked(sight, place, k, places)} OR ${parts.join(' OR ')})`;
}

/** On a row of `metrics`: its owner, and whoever reads where it stands. With a token for one program, nobody. */
export function seesMetric(sight: Sight, place: Placing, m: string): string {
  if (sight.all) return 'TRUE';
  if (sight.within !== null) return 'FALSE';
  const places = { domain: `${m}.domain`, markets: `${m}.markets` };
  const free = sight.open ? 'TRUE' : reached([...sight.reach, ...sight.restrictedReach], place, places);
  return `(${m}.owner_id = ANY(${place(sight.answeredFor)}::uuid[]) OR ${free})`;
}

/** Whether what a row is about is seen: `kind` and `id` are columns or texts of the statement. What is of no such kind is. */
export function seesSubject(sight: KnownSight, place: Placing, subject: { kind: string; id: string }): string {
  if (sight.all) return 'TRUE';
  const { kind, id } = orItsRecord(subject);
  const among = (table: string, condition: string): string =>
    `${id} IN (SELECT z.id FROM ${table} z WHERE ${condition})`;
  return `CASE ${kind}
    WHEN 'program' THEN ${among('programs', seesProgram(sight, place, 'z'))}
    WHEN 'phase' THEN ${id} IN (SELECT zp.id FROM phases zp JOIN programs z ON z.id = zp.program_id WHERE ${seesProgram(sight, place, 'z')})
    WHEN 'action_item' THEN ${among('action_items', seesItem(sight, place, 'z'))}
    ${shownKinds
      .filter((shown) => shown.kind !== 'proposal')
      .map((shown) => `WHEN '${shown.kind}' THEN ${among(shown.table, seesShown(shown.kind, sight, place, 'z'))}`)
      .join(' ')}
    WHEN 'metric' THEN ${among('metrics', seesMetric(sight, place, 'z'))}
    WHEN 'recurrence' THEN ${among('recurrences', seesRecurrence(sight, place, 'z'))}
    WHEN 'proposal' THEN FALSE
    ELSE TRUE END`;
}

/** In the place of a proposal the record that it is about, with which it is seen; one that is not there stays what it is. */
function orItsRecord({ kind, id }: { kind: string; id: string }): { kind: string; id: string } {
  const of = (column: string, or: string): string =>
    `CASE WHEN ${kind} = 'proposal' THEN coalesce((SELECT qr.${column} FROM proposals qr WHERE qr.id = ${id}), ${or}) ELSE ${or} END`;
  return { kind: `(${of('subject_kind', kind)})`, id: `(${of('subject_id', id)})` };
}

/** The same, and nothing of what is of no such kind but what belongs to a program that is seen. `programId` is a column. */
export function standsInSight(
  sight: Sight,
  place: Placing,
  { kind, id, programId }: { kind: string; id: string; programId: string },
): string {
  const known = ['program', 'phase', 'action_item', ...shownKinds.map((shown) => shown.kind)];
  return `CASE WHEN ${kind} IN (${statesIn(known)}) THEN ${seesSubject(sight, place, { kind, id })}
    ELSE ${programId} IN (SELECT z.id FROM programs z WHERE ${seesProgram(sight, place, 'z')}) END`;
}

/** On a row of `recurrences`: their own, unless they came with a token for one program, and those of programs that they see. */
export function seesRecurrence(sight: KnownSight, place: Placing, r: string): string {
  const own = sight.within === null ? `${r}.owner_id = ANY(${place(sight.people)}::uuid[]) OR ` : '';
  return `(${own}${seesOfProgram(sight, place, `${r}.program_id`)})`;
}

/** What belongs to a program, or to none: imports, recurrences, rehearsals, windows. `programId` is a column. */
export function seesOfProgram(sight: KnownSight, place: Placing, programId: string): string {
  if (sight.all) return 'TRUE';
  const outside = sight.within === null && !sight.external ? `${programId} IS NULL OR ` : '';
  return `(${outside}${programId} IN (SELECT z.id FROM programs z WHERE ${seesProgram(sight, place, 'z')}))`;
}
