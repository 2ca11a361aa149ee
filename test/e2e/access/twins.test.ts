import {
  placingIn,
  seesException as exceptionSql,
  seesItem as itemSql,
  seesProgram as programSql,
  seesShown as shownSql,
} from '../../../database/access/visible.js';
import { seenPlainly } from '../../../database/access/plainly-seen.js';
import { seenAs, seesOne } from '../../../database/access/unseen.js';
import { knowing } from '../../../database/access/known-sight.js';
import { loadSight } from '../../../database/people/load-sight.js';
import type { Actor } from '../../../domain/access/actor.js';
import type { Grant, Role, Scope } from '../../../domain/access/grant.js';
import type { Noun } from '../../../database/engine/not-there.js';
import {
  seesEntry,
  seesException,
  seesItem,
  seesProgram,
  type Reading,
  type SeenItem,
  type SeenProgram,
  type SeenRecord,
} from '../../../domain/access/sight.js';
import { analysisCase } from '../../factories/analysis.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import { alignmentCase } from '../../factories/alignment.js';
import { findingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { reviewCase } from '../../factories/review.js';
import { riskCase } from '../../factories/risk.js';
import { chanceOf } from '../../fuzz/random.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/** The rule and its twin in SQL, on the same records, as people of every kind see them. */
let tollgate: Tollgate;
let cases: Case[];
let people: string[];
const next = chanceOf(Number(process.env['SIGHT_SEED'] ?? 14));
const chance = {
  of: (share: number): boolean => next() < share,
  pick: <T>(from: readonly T[]): T => {
    const one = from[Math.floor(next() * from.length)];
    if (one === undefined) throw new Error('there is nothing to pick from');
    return one;
  },
};
const markets = ['SG', 'MY', 'VN'];
const domains = ['product safety', 'seller fraud'];
/** What is found by an address, and of which rows. */
const tables = {
  'action-items': 'action_items',
  programs: 'programs',
  exceptions: 'exceptions',
  risks: 'risks',
  cases: 'cases',
  'review-rounds': 'review_rounds',
  findings: 'findings',
  analyses: 'analyses',
  alignments: 'alignments',
  recurrences: 'recurrences',
  'maintenance-windows': 'maintenance_windows',
} as const satisfies Partial<Record<Noun, string>>;

beforeAll(async () => {
  tollgate = await startTollgate();
  cases = [await launchedCase(tollgate), await launchedCase(tollgate), await launchedCase(tollgate)];
  people = cases.flatMap(({ managerId, leadId, ownerId, bossId }) => [managerId, leadId, ownerId, bossId]);
  people.push(await tollgate.person('Stranger'));
  const ids: string[] = [];
  for (const [index, c] of cases.entries()) {
    await tollgate.dataSource.query('UPDATE programs SET domain = $2, markets = $3 WHERE id = $1', [
      ...[c.programId, domains[index] ?? null],
      markets.slice(0, index + 1),
    ]);
    // One is signed, one waits for a signature, and two are at work.
    for (const state of ['open', 'open', 'submitted', 'done']) {
      const { id } = await c.item({ ownerId: state === 'open' ? chance.pick(people) : c.ownerId, due: inDays(7) });
      if (state !== 'done') ids.push(id);
      if (state !== 'open') await c.owner.must(`/action-items/${id}/submit`, { statement: 'Done' });
      if (state === 'done') await c.manager.must(`/action-items/${id}/sign-off`, { decision: 'approve' });
    }
  }
  await records(ids);
});
afterAll(async () => {
  await tollgate.stop();
});

/** Exceptions about items of one program, of two, and of none; and risks, one of which waits for a signature. */
async function records(ids: string[]): Promise<void> {
  const c = await exceptionCase(tollgate);
  const risks = await riskCase(tollgate);
  people.push(c.analystId, c.headId, c.chiefId, c.leadId, risks.ownerId, risks.bossId, risks.leadId, risks.analystId);
  for (const items of [ids.slice(0, 2), ids.slice(2, 6), [], []]) {
    const scope = { text: 'x', markets: [chance.pick(markets)], domain: chance.pick(domains) };
    const compensatingControls = [{ text: 'x', ownerId: chance.pick(people) }];
    await c.requested({ scope, items, compensatingControls });
  }
  await c.approved({ items: ids.slice(4, 5) });
  await risks.raised({ domain: chance.pick(domains), markets: ['SG'] });
  await risks.raised({ domain: null, markets: ['MY', 'VN'] });
  await risks.inReview({ domain: chance.pick(domains), markets: [] });
  const looked = await governanceCase(tollgate);
  people.push(looked.leadId, looked.bossId, looked.domainLeadId, looked.reporterId);
  for (const marketsOfOne of [['SG'], ['MY', 'VN'], []])
    await looked.reported({ domain: chance.pick(domains), markets: marketsOfOne, reporterId: chance.pick(people) });
  const rounds = await reviewCase(tollgate);
  people.push(rounds.ownerId, rounds.bossId, rounds.domainLeadId, ...rounds.reviewerIds, rounds.adjudicatorId);
  for (const marketsOfOne of [['SG'], ['MY', 'VN'], []])
    await rounds.created({ domain: chance.pick(domains), markets: marketsOfOne });
  const causes = await analysisCase(tollgate);
  people.push(causes.ownerId, causes.bossId, causes.domainLeadId, causes.openerId, causes.askedId);
  for (const marketsOfOne of [['SG'], ['MY', 'VN'], []])
    await causes[chance.of(0.5) ? 'waiting' : 'drafted']({ domain: chance.pick(domains), markets: marketsOfOne });
  const gaps = await findingCase(tollgate);
  people.push(gaps.ownerId, gaps.bossId, gaps.domainLeadId, gaps.authorId);
  for (const marketsOfOne of [['SG'], ['MY', 'VN']])
    await gaps.drafted({ domain: chance.pick(domains), markets: marketsOfOne, ownerId: chance.pick(people) });
  const aligned = await alignmentCase(tollgate);
  people.push(aligned.ownerId, aligned.authorId, aligned.domainLeadId, ...aligned.teams.map(({ leadId }) => leadId));
  for (const marketsOfOne of [['SG'], ['MY', 'VN']])
    await aligned.opened({}, { domain: chance.pick(domains), markets: marketsOfOne });
}

/** Other records are restricted, and others named. */
async function shuffled(): Promise<void> {
  const { dataSource } = tollgate;
  await dataSource.query('DELETE FROM restricted_records');
  await dataSource.query('DELETE FROM record_readers');
  for (const [kind, table] of [
    ['program', 'programs'],
    ['action_item', 'action_items'],
    ['exception', 'exceptions'],
    ['risk', 'risks'],
    ['case', 'cases'],
    ['review_round', 'review_rounds'],
    ['finding', 'findings'],
    ['analysis', 'analyses'],
    ['alignment', 'alignments'],
  ] as const)
    for (const { id } of await dataSource.query<{ id: string }[]>(`SELECT id FROM ${table} ORDER BY id`)) {
      if (chance.of(0.5))
        await dataSource.query(
          'INSERT INTO restricted_records (subject_id, subject_kind, restricted_by) VALUES ($1, $2, $3)',
          [id, kind, people[0]],
        );
      if (chance.of(0.3))
        await dataSource.query('INSERT INTO record_readers (subject_id, person_id) VALUES ($1, $2)', [
          ...[id, chance.pick(people)],
        ]);
    }
}

interface Row {
  id: string;
  restricted: boolean;
  readers: string[];
  signed: string[];
  told: string[];
  asked: string[];
}

/** What is kept of a record's people, read without the conditions that are tried here. */
const parts = (id: string, rounds: string): string => `
  EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id = ${id}) AS restricted,
  array(SELECT v.person_id::text FROM record_readers v WHERE v.subject_id = ${id}) AS readers,
  array(SELECT n.person_id::text FROM notifications n WHERE n.subject_id = ${id} AND n.level IS NOT NULL) AS told,
  array(SELECT s.person_id::text FROM signatures s JOIN sign_off_rounds r ON r.id = s.round_id WHERE ${rounds}) AS signed,
  array(SELECT a ->> 'personId' FROM sign_off_rounds r, jsonb_array_elements(r.stages) g, jsonb_array_elements(g -> 'approvers') a
    WHERE r.state = 'open' AND ${rounds}) AS asked`;

async function programs(): Promise<Map<string, SeenProgram>> {
  const rows = await tollgate.dataSource.query<
    (Row & { manager_id: string; domain_lead_id: string | null; domain: string | null; markets: string[] })[]
  >(
    `SELECT p.id, p.manager_id, p.domain_lead_id, p.domain, p.markets,
       ${parts('p.id', 'r.subject_id IN (SELECT ph.id FROM phases ph WHERE ph.program_id = p.id)')} FROM programs p`,
  );
  return new Map(
    rows.map(({ manager_id, domain_lead_id, domain, markets: has, ...row }): [string, SeenProgram] => [
      row.id,
      {
        ...seen(row),
        id: row.id,
        domain,
        markets: has,
        leads: [manager_id, ...(domain_lead_id ? [domain_lead_id] : [])],
      },
    ]),
  );
}

async function items(of: Map<string, SeenProgram>): Promise<Map<string, SeenItem>> {
  const rows = await tollgate.dataSource.query<
    (Row & { owner_id: string; submitted_by: string | null; worked: string[]; program_id: string })[]
  >(
    `SELECT i.id, i.owner_id, i.submitted_by, i.program_id, ${parts('i.id', 'r.subject_id = i.id')},
       array(SELECT c ->> 'personId' FROM jsonb_array_elements(i.contributors) c) AS worked FROM action_items i`,
  );
  return new Map(
    rows.map(({ owner_id, submitted_by, worked, program_id, ...row }): [string, SeenItem] => {
      const { people: known, answered, ...rest } = seen(row);
      const program = of.get(program_id);
      if (!program) throw new Error(`there is no program ${program_id}`);
      const own = [...worked, ...(submitted_by ? [submitted_by] : [])];
      return [row.id, { ...rest, program, people: [...known, ...own], answered: [...answered, owner_id] }];
    }),
  );
}

type RecordRow = Row & { domain: string | null; markets: string[]; own: string[]; answering: string; items: string[] };

/** @param own SQL: who has a part by themself; @param answering whose manager has one too */
async function recordsOf(
  table: string,
  { own, answering, items: about }: { own: string; answering: string; items: string },
  work: Map<string, SeenItem>,
): Promise<Map<string, SeenRecord>> {
  const rows = await tollgate.dataSource.query<RecordRow[]>(
    `SELECT t.id, t.domain, t.markets, array(${own}) AS own, t.${answering}::text AS answering, array(${about}) AS items,
       ${parts('t.id', 'r.subject_id = t.id')} FROM ${table} t`,
  );
  return new Map(
    rows.map(({ own: alone, answering: one, items: ids, ...row }): [string, SeenRecord] => {
      const { people: known, answered, ...rest } = seen(row);
      const named = ids.flatMap((id) => work.get(id) ?? []);
      const record = { ...rest, domain: row.domain, markets: row.markets, items: named };
      return [row.id, { ...record, people: [...known, ...alone], answered: [...answered, one] }];
    }),
  );
}

const ofException = {
  own: `SELECT unnest(ARRAY[t.requested_by, t.domain_lead_id] || t.authors)::text
    UNION SELECT lower(c ->> 'ownerId') FROM jsonb_array_elements(t.controls) c
    UNION SELECT p.manager_id::text FROM exception_items x JOIN action_items i ON i.id = x.item_id
      JOIN programs p ON p.id = i.program_id WHERE x.exception_id = t.id`,
  answering: 'risk_owner_id',
  items: 'SELECT x.item_id::text FROM exception_items x WHERE x.exception_id = t.id',
};
const ofRisk = {
  own: 'SELECT unnest(ARRAY[t.domain_lead_id, t.raised_by] || t.authors)::text',
  answering: 'owner_id',
  items: 'SELECT NULL::text WHERE FALSE',
};

const ofCase = {
  own: 'SELECT unnest(ARRAY[t.domain_lead_id, t.reporter_id, t.raised_by])::text',
  answering: 'lead_id',
  items: 'SELECT NULL::text WHERE FALSE',
};

const ofReview = {
  own: 'SELECT unnest(ARRAY[t.domain_lead_id, t.raised_by] || t.reviewer_ids || t.adjudicator_ids)::text',
  answering: 'owner_id',
  items: 'SELECT NULL::text WHERE FALSE',
};

const ofFinding = {
  own: 'SELECT unnest(ARRAY[t.domain_lead_id, t.author_id] || t.owners || t.authors)::text',
  answering: 'owner_id',
  items: 'SELECT NULL::text WHERE FALSE',
};

const ofAnalysis = {
  own: 'SELECT unnest(ARRAY[t.domain_lead_id, t.opened_by] || t.authors || t.asked_ids)::text',
  answering: 'owner_id',
  items: 'SELECT NULL::text WHERE FALSE',
};

const ofAlignment = {
  own: 'SELECT unnest(ARRAY[t.opened_by] || t.representatives)::text',
  answering: 'chair_id',
  items: 'SELECT NULL::text WHERE FALSE',
};

function seen({ restricted, readers, signed, told, asked }: Row) {
  return { restricted, people: [...signed, ...told], answered: asked, readers: { people: readers, teams: [] } };
}

function actor(id: string): Actor {
  const scopes: Scope[] = [
    { kind: 'all' },
    { kind: 'domain', domain: 'Product Safety' },
    { kind: 'market', market: chance.pick(['sg', 'MY', 'vn']) },
    { kind: 'program', programId: chance.pick(cases).programId },
  ];
  const roles: Role[] = ['head_of_governance', 'auditor', 'member', 'risk_analyst'];
  const grants: Grant[] = chance.of(0.5) ? [{ role: chance.pick(roles), scope: chance.pick(scopes) }] : [];
  return {
    ...{ id, name: id, access: chance.pick(['member', 'member', 'member', 'auditor'] as const), grants },
    ...(chance.of(0.2) ? { external: true } : {}),
    ...(chance.of(0.2) ? { within: { level: 'read' as const, programId: chance.pick(cases).programId } } : {}),
  };
}

async function byStatement(
  table: string,
  condition: (place: ReturnType<typeof placingIn>) => string,
): Promise<string[]> {
  const params: unknown[] = [];
  const sql = `SELECT t.id FROM ${table} t WHERE ${condition(placingIn(params))}`;
  const rows = await tollgate.dataSource.query<{ id: string }[]>(sql, params);
  return rows.map(({ id }) => id).sort();
}

test('a statement finds what the rule says, and nothing else', async () => {
  const { manager } = tollgate.dataSource;
  let hidden = 0;
  for (let round = 0; round < Number(process.env['SIGHT_ROUNDS'] ?? 6); round++) {
    await shuffled();
    const known = await programs();
    const work = await items(known);
    const lent = await recordsOf('exceptions', ofException, work);
    const risks = await recordsOf('risks', ofRisk, work);
    const found = await recordsOf('cases', ofCase, work);
    const reviewed = await recordsOf('review_rounds', ofReview, work);
    const gaps = await recordsOf('findings', ofFinding, work);
    const causes = await recordsOf('analyses', ofAnalysis, work);
    const aligned = await recordsOf('alignments', ofAlignment, work);
    for (const id of people) {
      const who = actor(id);
      const sight = await loadSight(manager, who, chance.pick<Reading>(['open', 'scoped']));
      const rule = [...known].flatMap(([key, program]) => (sight.all || seesProgram(sight, program) ? [key] : []));
      const ruleOfItems = [...work].flatMap(([key, item]) => (sight.all || seesItem(sight, item) ? [key] : []));
      hidden += work.size - ruleOfItems.length;
      expect([who, await byStatement('programs', (place) => programSql(sight, place, 't'))]).toEqual([
        who,
        rule.sort(),
      ]);
      expect([who, await byStatement('action_items', (place) => itemSql(sight, place, 't'))]).toEqual([
        who,
        ruleOfItems.sort(),
      ]);
      const ruled = <T>(all: Map<string, T>, sees: (one: T) => boolean): string[] =>
        [...all].flatMap(([key, one]) => (sight.all || sees(one) ? [key] : [])).sort();
      expect([who, await byStatement('exceptions', (place) => exceptionSql(sight, place, 't'))]).toEqual([
        who,
        ruled(lent, (one) => seesException(sight, one)),
      ]);
      expect([who, await byStatement('risks', (place) => shownSql('risk', sight, place, 't'))]).toEqual([
        who,
        ruled(risks, (one) => seesEntry(sight, one)),
      ]);
      expect([who, await byStatement('cases', (place) => shownSql('case', sight, place, 't'))]).toEqual([
        who,
        ruled(found, (one) => seesEntry(sight, one)),
      ]);
      expect([who, await byStatement('review_rounds', (place) => shownSql('review_round', sight, place, 't'))]).toEqual(
        [who, ruled(reviewed, (one) => seesEntry(sight, one))],
      );
      expect([who, await byStatement('findings', (place) => shownSql('finding', sight, place, 't'))]).toEqual([
        who,
        ruled(gaps, (one) => seesEntry(sight, one)),
      ]);
      expect([who, await byStatement('analyses', (place) => shownSql('analysis', sight, place, 't'))]).toEqual([
        who,
        ruled(causes, (one) => seesEntry(sight, one)),
      ]);
      expect([who, await byStatement('alignments', (place) => shownSql('alignment', sight, place, 't'))]).toEqual([
        who,
        ruled(aligned, (one) => seesEntry(sight, one)),
      ]);
      const asList = await knowing(manager, sight);
      expect([who, await byStatement('action_items', (place) => itemSql(asList, place, 't'))]).toEqual([
        who,
        ruleOfItems,
      ]);
    }
  }
  expect(hidden).toBeGreaterThan(100);
});

test('what an address names is seen by what its row says only where the statement finds it', async () => {
  const { manager } = tollgate.dataSource;
  for (const [index, c] of cases.entries()) {
    await c.manager.must('/recurrences', {
      ...{ name: `Weekly ${index}`, schedule: { rule: 'FREQ=WEEKLY' } },
      item: { programId: c.programId, title: 'Sample {{date}}', ownerId: c.ownerId, dueIn: 'P3D' },
    });
    const [startsAt, endsAt] = [1, 2].map((n) => new Date(Date.now() + n * 3_600_000));
    await c.manager.must('/maintenance-windows', { reason: 'Upgrade', programId: c.programId, startsAt, endsAt });
  }
  const met = { plainly: 0, otherwise: 0, unseen: 0 };
  for (let round = 0; round < 2; round++) {
    await shuffled();
    const kept = await tollgate.dataSource.query<{ id: string }[]>(
      `SELECT subject_id AS id FROM restricted_records
       UNION SELECT i.id FROM action_items i JOIN restricted_records h ON h.subject_id = i.program_id`,
    );
    const restricted = new Set(kept.map(({ id }) => id));
    for (const id of people) {
      const who = actor(id);
      const sight = await loadSight(manager, who, chance.pick<Reading>(['open', 'scoped']));
      if (sight.all) continue;
      for (const [noun, table] of Object.entries(tables) as [keyof typeof tables, string][]) {
        const there = await byStatement(table, () => 'TRUE');
        const found = new Set(await byStatement(table, (place) => seesOne(noun, sight, place)));
        for (const ref of there) {
          const plainly = await seenPlainly(manager, sight, noun, { sql: 't.id = $1', value: ref });
          const asked = await seenAs(manager, sight, noun, ref);
          const restrictable = noun !== 'recurrences' && noun !== 'maintenance-windows';
          const seen = restrictable && restricted.has(ref) ? 'restricted' : 'open';
          expect([who, noun, ref, asked]).toEqual([who, noun, ref, found.has(ref) ? seen : 'unseen']);
          if (plainly) expect([who, noun, ref, plainly]).toEqual([who, noun, ref, asked]);
          met[plainly ? 'plainly' : found.has(ref) ? 'otherwise' : 'unseen'] += 1;
        }
      }
    }
  }
  expect(met.plainly).toBeGreaterThan(met.otherwise);
  expect(met.otherwise).toBeGreaterThan(0);
  expect(met.unseen).toBeGreaterThan(50);
});
