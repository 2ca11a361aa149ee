import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropViews, makeViews, type DocumentedView } from './documented-view.js';

/**
 * All records that have a date in one view, with what the ladder told and what was signed of them; and the chain from a case to a
 * finding. A row about a record is there where the record is: what is restricted is in none.
 */
export class ReadTheLifecycle1765720010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeViews(runner, views);
    // Few events of many: what the ladder told is found without reading the whole trail.
    await runner.query(`CREATE INDEX audit_events_escalated ON audit_events (at) WHERE type LIKE '%.escalated'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_events_escalated');
    await dropViews(runner, views);
  }
}

const open = (id: string): string => `NOT EXISTS (SELECT FROM restricted_records h WHERE h.subject_id = ${id})`;
const hours = (from: string, to: string): string => `(extract(epoch FROM ${to} - ${from}) / 3600)::float8`;
const person = (id: string): string => `(SELECT q.name FROM people q WHERE q.id = ${id})`;
const millis = (json: string): string => `to_timestamp((${json})::float8 / 1000)`;

interface Kind {
  kind: string;
  letters: string;
  table: string;
  owner?: string;
  due?: string;
  overdue?: string;
  level?: string;
  domain?: string;
  markets?: string;
}

/** One branch of the view of all records. */
function branch(of: Kind): string {
  const {
    kind,
    letters,
    table,
    owner = 'owner_id',
    due = 'due_at',
    overdue = 't.overdue',
    level = 't.ladder_level',
  } = of;
  return `SELECT '${kind}' AS kind, t.id, '${letters}-' || t.number AS ref, t.title, t.status, t.domain, t.markets,
      t.${owner} AS owner_id, t.${due} AS due_at, ${overdue} AS overdue, ${level} AS level, t.created_at, t.updated_at
    FROM ${table} t WHERE ${open('t.id')}`;
}

const branches = [
  `SELECT 'action_item' AS kind, i.id, i.ref, i.title, i.status, i.domain, i.markets, i.owner_id, i.due_at, i.overdue, i.level,
     i.created_at, i.updated_at FROM analytics.items i`,
  `SELECT 'program', p.id, NULL, p.name, p.status, p.domain, p.markets, p.manager_id, NULL, FALSE, 0, p.created_at, p.updated_at
     FROM programs p WHERE ${open('p.id')}`,
  `SELECT 'phase', ph.id, NULL, p.name || ': ' || ph.name, ph.status, p.domain, p.markets, p.manager_id, ph.target_at,
     ph.status = 'open' AND ph.target_missed_at IS NOT NULL, 0, p.created_at, coalesce(ph.passed_at, ph.opened_at, p.created_at)
     FROM phases ph JOIN programs p ON p.id = ph.program_id WHERE ${open('p.id')} AND ${open('ph.id')}`,
  // An exception tells of its items.
  `${branch({ kind: 'exception', letters: 'EX', table: 'exceptions', owner: 'risk_owner_id', due: 'ends_at', overdue: 'FALSE', level: '0' })}
     AND NOT EXISTS (SELECT FROM exception_items x JOIN action_items i ON i.id = x.item_id
       JOIN restricted_records h ON h.subject_id IN (i.id, i.program_id) WHERE x.exception_id = t.id)`,
  branch({ kind: 'risk', letters: 'RK', table: 'risks' }),
  branch({ kind: 'case', letters: 'CA', table: 'cases', owner: 'lead_id' }),
  branch({ kind: 'finding', letters: 'FI', table: 'findings' }),
  branch({ kind: 'breach', letters: 'BR', table: 'breaches' }),
  branch({ kind: 'review_round', letters: 'RR', table: 'review_rounds' }),
  // What is agreed on is a finding.
  `${branch({ kind: 'alignment', letters: 'AL', table: 'alignments', owner: 'chair_id' })} AND ${open('t.finding_id')}`,
  branch({ kind: 'analysis', letters: 'RA', table: 'analyses' }),
  branch({ kind: 'control', letters: 'CO', table: 'controls' }),
  `${branch({ kind: 'occurrence', letters: 'OC', table: 'occurrences', owner: 'operator_id' })} AND ${open('t.control_id')}`,
  `${branch({ kind: 'control_test', letters: 'CX', table: 'control_tests', owner: 'tester_id' })} AND ${open('t.control_id')}`,
];

const records: DocumentedView = {
  name: 'records',
  says: 'Every record that has an owner, of all kinds, in the same columns.',
  columns: {
    kind: [
      'r.kind',
      '`action_item`, `program`, `phase`, `exception`, `risk`, `case`, `finding`, `breach`, `review_round`, `alignment`, `analysis`, `control`, `occurrence` or `control_test`.',
    ],
    id: ['r.id', 'Its id.'],
    ref: ['r.ref', 'What people call it: `FI-3`; null of programs and phases.'],
    title: ['r.title', 'Its title; of a phase with the name of its program before it.'],
    status: ['r.status', 'Its status, as its kind has them (docs/state-machines.md).'],
    domain: ['r.domain', 'Its domain.'],
    markets: ['r.markets', 'Its markets.'],
    owner_id: ['r.owner_id', 'Id of whoever answers for it.'],
    owner: ['o.name', 'Whoever answers for it: owner, manager, lead, chair, operator or tester.'],
    team: ['t.name', 'Their team.'],
    due_at: ['r.due_at', 'Until when it is waited for, or ends; null: it waits for nobody.'],
    overdue: ['r.overdue', 'Whether that has passed.'],
    level: ['r.level', 'The level of the ladder that was told last; 0: none.'],
    created_at: ['r.created_at', 'When it was made.'],
    updated_at: ['r.updated_at', 'When it was last changed.'],
  },
  from: `FROM (${branches.join(' UNION ALL ')}) r LEFT JOIN people o ON o.id = r.owner_id LEFT JOIN teams t ON t.id = o.team_id`,
};

const escalations: DocumentedView = {
  name: 'escalations',
  says: 'Each level of a ladder that was told, of records of all kinds.',
  columns: {
    at: ['e.at', 'The instant at which it was due; that is not when a machine noticed.'],
    kind: ['e.subject_kind', 'Of which kind the record is.'],
    id: ['e.subject_id', 'Id of the record.'],
    ref: ['r.ref', 'What people call it: `AI-12`.'],
    title: ['r.title', 'Its title.'],
    domain: ['r.domain', 'Its domain.'],
    markets: ['r.markets', 'Its markets.'],
    owner: ['r.owner', 'Whoever answers for it now.'],
    team: ['r.team', 'Their team.'],
    level: [`(e.data ->> 'level')::integer`, 'Which level, from 1.'],
    because: [`e.data ->> 'because'`, 'The fact that caused it.'],
    told: [`coalesce(jsonb_array_length(e.data -> 'told'), 0)`, 'How many people were told.'],
    nobody: [`coalesce((e.data ->> 'nobody')::boolean, FALSE)`, 'Whether nobody was there to be told.'],
  },
  from: `FROM audit_events e JOIN analytics.records r ON r.kind = e.subject_kind AND r.id = e.subject_id WHERE e.type LIKE '%.escalated'`,
};

/** When a stage was asked to sign: the first as its round was opened, each other when the one before it had its last signature. */
const askedAt = `coalesce((SELECT max(b.at) FROM signatures b WHERE b.round_id = s.round_id AND b.stage < s.stage
  AND b.revoked_at IS NULL), g.opened_at)`;

const signatures: DocumentedView = {
  name: 'signatures',
  says: 'Each decision of somebody who was asked to sign, of records of all kinds, with the time that they took.',
  columns: {
    round_id: ['s.round_id', 'Id of the round.'],
    kind: [
      'g.subject_kind',
      'Of which kind the record is: `action_item`, `phase` (a tollgate), `exception`, `risk` or `analysis`.',
    ],
    id: ['g.subject_id', 'Id of the record.'],
    ref: ['r.ref', 'What people call it: `AI-12`.'],
    title: ['r.title', 'Its title.'],
    domain: ['r.domain', 'Its domain.'],
    markets: ['r.markets', 'Its markets.'],
    round: ['g.number', 'Which round of the record, from 1.'],
    stage: ['s.stage', 'Which stage of the round, from 1.'],
    signed_by: ['p.name', 'Who decided.'],
    team: ['t.name', 'Their team.'],
    signed_for: ['f.name', 'For whom they stood in; null: they decided for themself.'],
    decision: ['s.decision', '`approved` or `sent_back`.'],
    asked_at: [askedAt, 'When their stage was asked.'],
    signed_at: ['s.at', 'When they decided.'],
    hours_to_sign: [hours(askedAt, 's.at'), 'From the one to the other, in hours; all hours, not working hours.'],
    revoked_at: ['s.revoked_at', 'When it was taken back; null: it was not.'],
    round_state: [
      'g.state',
      'What became of the round: `open`, `approved`, `sent_back`, `fallen`, `withdrawn` or `cancelled`.',
    ],
  },
  from: `FROM signatures s JOIN sign_off_rounds g ON g.id = s.round_id
    JOIN analytics.records r ON r.kind = g.subject_kind AND r.id = g.subject_id
    JOIN people p ON p.id = s.person_id LEFT JOIN teams t ON t.id = p.team_id LEFT JOIN people f ON f.id = s.for_person_id`,
};

const cases: DocumentedView = {
  name: 'cases',
  says: 'Cases, one row each.',
  columns: {
    id: ['c.id', 'Id of the case.'],
    ref: [`'CA-' || c.number`, 'What people call it: `CA-3`.'],
    title: ['c.title', 'What it is about.'],
    source: ['c.source', 'Where it is from, e.g. `user_report` or `metric`.'],
    stage: ['c.stage', 'Lifecycle stage.'],
    domain: ['c.domain', 'Domain.'],
    markets: ['c.markets', 'Markets.'],
    likelihood: ['c.likelihood', 'From 1 to 5.'],
    impact: ['c.impact', 'From 1 to 5.'],
    severity: ['c.severity', 'By the matrix.'],
    status: ['c.status', '`new`, `triaged`, `investigating`, `concluded`, `closed` or `rejected`.'],
    lead: [person('c.lead_id'), 'Who leads it.'],
    verdict: [
      `c.conclusion ->> 'verdict'`,
      '`substantiated`, `unsubstantiated` or `inconclusive`; null: it is not concluded.',
    ],
    affected_users: [
      `(c.affected ->> 'users')::bigint`,
      'Users who are affected; null: nobody has counted. Likewise the next three.',
    ],
    affected_sellers: [`(c.affected ->> 'sellers')::bigint`, 'Sellers.'],
    affected_creators: [`(c.affected ->> 'creators')::bigint`, 'Creators.'],
    affected_listings: [`(c.affected ->> 'listings')::bigint`, 'Listings.'],
    due_at: ['c.due_at', 'Until when it is waited for; null: it waits for nobody.'],
    overdue: ['c.overdue', 'Whether that has passed.'],
    created_at: ['c.created_at', 'When it came in.'],
    triaged_at: ['c.triaged_at', 'When it was triaged.'],
    closed_at: ['c.closed_at', 'When it was closed or rejected.'],
    updated_at: ['c.updated_at', 'When it was last changed.'],
  },
  from: `FROM cases c WHERE ${open('c.id')}`,
};

const causes: DocumentedView = {
  name: 'causes',
  says: 'Causes out of root cause analyses, one row each: of drafts too, so look at the status.',
  columns: {
    analysis_id: ['k.id', 'Id of the analysis.'],
    ref: [`'RA-' || k.number`, 'What people call the analysis: `RA-3`.'],
    title: ['k.title', 'Its title.'],
    method: ['k.method', '`whys`, `ishikawa` or `fault-tree`.'],
    status: ['k.status', 'Of the analysis: `draft`, `in_review`, `signed` or `withdrawn`.'],
    stage: ['k.stage', 'Lifecycle stage.'],
    domain: ['k.domain', 'Domain.'],
    markets: ['k.markets', 'Markets.'],
    code: [`c ->> 'code'`, 'Its code in the taxonomy; `unknown` where nobody knows it.'],
    role: [`c ->> 'role'`, '`root` or `contributing`.'],
    confidence: [`c ->> 'confidence'`, 'How sure whoever wrote it is.'],
    cause: [`c ->> 'text'`, 'The cause in words.'],
    signed_at: ['k.signed_at', 'When the analysis was signed.'],
    created_at: ['k.created_at', 'When it was opened.'],
  },
  from: `FROM analyses k CROSS JOIN LATERAL jsonb_array_elements(k.causes) AS c WHERE ${open('k.id')}`,
};

const findings: DocumentedView = {
  name: 'findings',
  says: 'Findings and observations, one row each.',
  columns: {
    id: ['f.id', 'Id of the finding.'],
    ref: [`'FI-' || f.number`, 'What people call it: `FI-3`.'],
    title: ['f.title', 'Its title.'],
    grade: ['f.grade', '`observation` or `finding`.'],
    rating: ['f.rating', '`low` to `critical`; null of an observation.'],
    status: [
      'f.status',
      '`noted`, `draft`, `proposed`, `disputed`, `agreed`, `remediating`, `remediated`, `verified` or `withdrawn`.',
    ],
    stage: ['f.stage', 'Lifecycle stage.'],
    domain: ['f.domain', 'Domain.'],
    markets: ['f.markets', 'Markets.'],
    owner_id: ['f.owner_id', 'Id of its owner.'],
    owner: [person('f.owner_id'), 'Who answers for it.'],
    condition: ['f.condition', 'What is so.'],
    cause: ['f.cause', 'Why, in words.'],
    first_target_at: ['f.first_target_at', 'By when it was to be closed at first.'],
    target_at: ['f.target_at', 'By when it is to be closed.'],
    target_moved: ['f.target_at > f.first_target_at', 'Whether that is later than at first.'],
    due_at: ['f.due_at', 'Until when the next step is waited for: an answer, the remediation, its verification.'],
    overdue: ['f.overdue', 'Whether that has passed.'],
    breached_at: ['f.breached_at', 'When it passed, of the date that counts now.'],
    proposed_at: ['f.proposed_at', 'When it was last proposed.'],
    agreed_at: [millis(`f.agreement ->> 'at'`), 'When it was agreed.'],
    closed_at: ['f.closed_at', 'When it was verified or withdrawn.'],
    age_days: [
      '(extract(epoch FROM coalesce(f.closed_at, now()) - f.created_at) / 86400)::float8',
      'Days from when it was written down until it was closed, or now; all days, as a fraction.',
    ],
    reopened: ['f.reopened', 'How often it was opened again.'],
    repeats: [
      'f.repeated IS NOT NULL',
      'Whether it came back: the same cause as an earlier one, as its analysis found.',
    ],
    repeated_causes: [
      `ARRAY(SELECT jsonb_array_elements_text(f.repeated -> 'codes'))`,
      'The codes of the causes that came back.',
    ],
    created_at: ['f.created_at', 'When it was written down.'],
    updated_at: ['f.updated_at', 'When it was last changed.'],
  },
  from: `FROM findings f WHERE ${open('f.id')}`,
};

const alignments: DocumentedView = {
  name: 'alignments',
  says: 'Alignment rounds on findings, one row for each team that was asked in the present revision.',
  columns: {
    id: ['a.id', 'Id of the round.'],
    ref: [`'AL-' || a.number`, 'What people call it: `AL-3`.'],
    finding: [`'FI-' || f.number`, 'On which finding.'],
    status: ['a.status', 'Of the round: `open`, `deciding`, `agreed`, `not_agreed` or `withdrawn`.'],
    revision: ['a.revision', 'How often the proposal was written anew, from 1.'],
    team: [`(SELECT t.name FROM teams t WHERE t.id::text = p ->> 'teamId')`, 'The team.'],
    representative: [`(SELECT q.name FROM people q WHERE q.id::text = p ->> 'personId')`, 'Who answers for it.'],
    chair: [person('a.chair_id'), 'Who chairs the round.'],
    position: [
      `p -> 'position' ->> 'position'`,
      '`agree`, `conditions` (agrees on them), `object` or `abstain`; null: silent.',
    ],
    answered_at: [millis(`p -> 'position' ->> 'at'`), 'When it was given.'],
    due_at: ['a.due_at', 'Until when answers are waited for.'],
    overdue: ['a.overdue', 'Whether that has passed.'],
    closed_at: ['a.closed_at', 'When the round ended.'],
  },
  from: `FROM alignments a JOIN findings f ON f.id = a.finding_id CROSS JOIN LATERAL jsonb_array_elements(a.participants) AS p
    WHERE ${open('a.id')} AND ${open('f.id')}`,
};

const views = [records, escalations, signatures, cases, causes, findings, alignments];
