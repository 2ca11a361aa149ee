import type { OutboxEntry } from './outbox.js';

/** What the engine must know of a kind of record that lives as a workflow. */
export interface KindFacts {
  /** Its rows: `id`, `status`, `version`, `workflow_version` and `updated_at` are read here. */
  table: string;
  /** The exported function of `workflows/`. */
  workflowType: string;
  /** A workflow's id is `<prefix>/<uuid>`, so that starting it twice is harmless. */
  prefix: string;
  /** The name of the id in the workflow's input. */
  input: string;
  /** States in which a workflow waits for time or for people. */
  live: readonly string[];
  /** A column that says of a row in another state that its workflow waits all the same. */
  alsoLive?: string;
  /** States that have no workflow yet: such a record never lags. */
  unstarted: readonly string[];
  /** What people call one by: `RK`, of `RK-12`. */
  letters?: string;
  /** What addresses call them: `risks`. */
  path: string;
  /** What lists, messages and policies need of it besides, where nothing is written of its own for it. SQL over a row `t`. */
  shown?: ShownFacts;
}

/** Where messages, digests, feeds, holdings and names find what they say of a record: SQL over a row `t` of its table. */
export interface ShownFacts {
  title: string;
  ownerId: string;
  /** When it is due, or ends. */
  dueAt: string;
  /** Truths that messages go by. */
  overdue?: string;
  stale?: string;
  cycle?: string;
  /** It waits for signatures, by rounds of its own. */
  signed?: SignedFacts;
  /** The part that a person has in it, and whether they have it: `$1` is the person, `$2` the same as text. */
  parts: Readonly<Record<string, string>>;
  /** Columns with the words that people bring in by it. */
  words: { markets: string; domain: string };
  /** Its date stands in the calendar feed of its owner. */
  inFeeds?: true;
  /** By which parts somebody sees one; absent where `database/access/visible.ts` has a rule of its own for them. */
  seen?: SeenFacts;
}

/** Columns with the people who have a part in a record that belongs to no program. */
export interface SeenFacts {
  people: readonly string[];
  /** Whose managers see it too. */
  answered: readonly string[];
  /** Of several people each: uuid[]. */
  lists: readonly string[];
}

export interface SignedFacts {
  /** uuid[]: those by whose parts its approvers are found. */
  people: string;
  /** Of the policy by which it is signed. */
  policyVersionId: string;
  /** Where else a role that moves concerns it: `$1` are programs, `$2` people. */
  besides?: string;
  /** The column, uuid[], of those who do not sign it; whoever changes who decides in its round joins them. */
  barred: string;
}

/**
 * Every kind of living record, in the order in which the sweep takes them. Sweep, reconciler, relay, plan and the tests'
 * clock go by this list; what a kind does is in `living.ts`.
 */
export const recordKinds = {
  action_item: {
    table: 'action_items',
    workflowType: 'actionItem',
    prefix: 'action-item',
    input: 'itemId',
    live: ['open', 'in_progress', 'on_hold', 'submitted'],
    alsoLive: 'check_pending',
    unstarted: ['draft'],
    letters: 'AI',
    path: 'action-items',
  },
  program: {
    table: 'programs',
    workflowType: 'program',
    prefix: 'program',
    input: 'programId',
    live: ['active', 'on_hold'],
    unstarted: ['draft'],
    path: 'programs',
  },
  exception: {
    table: 'exceptions',
    workflowType: 'exception',
    prefix: 'exception',
    input: 'exceptionId',
    live: ['draft', 'requested', 'approved', 'active'],
    unstarted: [],
    letters: 'EX',
    path: 'exceptions',
    shown: {
      title: 't.title',
      ownerId: 't.risk_owner_id',
      dueAt: 't.ends_at',
      stale: 't.stale_since IS NOT NULL',
      signed: {
        people: `ARRAY[t.requested_by, t.risk_owner_id, t.domain_lead_id, (SELECT manager_id FROM people WHERE id = t.risk_owner_id)]`,
        policyVersionId: 't.policy_version_id',
        besides: `EXISTS (SELECT 1 FROM exception_items x JOIN action_items i ON i.id = x.item_id
          JOIN programs p ON p.id = i.program_id
          WHERE x.exception_id = t.id AND (p.id = ANY($1) OR p.manager_id = ANY($2::uuid[])))`,
        barred: 'authors',
      },
      parts: {
        risk_owner: 't.risk_owner_id = $1',
        domain_lead: 't.domain_lead_id = $1',
        control_owner: 'strpos(lower(t.controls::text), $2) > 0',
      },
      words: { markets: 'markets', domain: 'domain' },
    },
  },
  delegation: {
    table: 'delegations',
    workflowType: 'delegation',
    prefix: 'delegation',
    input: 'delegationId',
    live: ['coming', 'active'],
    unstarted: [],
    path: 'delegations',
  },
  recurrence: {
    table: 'recurrences',
    workflowType: 'recurrence',
    prefix: 'recurrence',
    input: 'recurrenceId',
    live: ['active', 'paused'],
    unstarted: [],
    path: 'recurrences',
  },
  risk: {
    table: 'risks',
    workflowType: 'risk',
    prefix: 'risk',
    input: 'riskId',
    live: ['open', 'in_review', 'accepted', 'mitigated'],
    unstarted: [],
    letters: 'RK',
    path: 'risks',
    shown: {
      title: 't.title',
      ownerId: 't.owner_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      signed: {
        people: `ARRAY[t.owner_id, t.domain_lead_id, (SELECT manager_id FROM people WHERE id = t.owner_id)]`,
        policyVersionId: 't.sign_off_policy_version_id',
        barred: 'authors',
      },
      parts: { owner: 't.owner_id = $1', domain_lead: 't.domain_lead_id = $1' },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: { people: ['domain_lead_id', 'raised_by'], answered: ['owner_id'], lists: ['authors'] },
    },
  },
  case: {
    table: 'cases',
    workflowType: 'governanceCase',
    prefix: 'case',
    input: 'caseId',
    live: ['new', 'triaged', 'investigating', 'concluded'],
    unstarted: [],
    letters: 'CA',
    path: 'cases',
    shown: {
      title: 't.title',
      ownerId: 't.lead_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      parts: { owner: 't.lead_id = $1', domain_lead: 't.domain_lead_id = $1' },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: { people: ['domain_lead_id', 'reporter_id', 'raised_by'], answered: ['lead_id'], lists: [] },
    },
  },
  finding: {
    table: 'findings',
    workflowType: 'finding',
    prefix: 'finding',
    input: 'findingId',
    live: ['draft', 'proposed', 'disputed', 'agreed', 'remediating', 'remediated'],
    unstarted: [],
    letters: 'FI',
    path: 'findings',
    shown: {
      title: 't.title',
      ownerId: 't.owner_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      parts: { owner: 't.owner_id = $1', domain_lead: 't.domain_lead_id = $1' },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: { people: ['domain_lead_id', 'author_id'], answered: ['owner_id'], lists: ['owners', 'authors'] },
    },
  },
  breach: {
    table: 'breaches',
    workflowType: 'breach',
    prefix: 'breach',
    input: 'breachId',
    live: ['expected', 'open'],
    unstarted: [],
    letters: 'BR',
    path: 'breaches',
    shown: {
      title: 't.title',
      ownerId: 't.owner_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      parts: { owner: 't.owner_id = $1' },
      words: { markets: 'markets', domain: 'domain' },
      seen: { people: ['owner_id'], answered: ['owner_id'], lists: [] },
    },
  },
  review_round: {
    table: 'review_rounds',
    workflowType: 'reviewRound',
    prefix: 'review-round',
    input: 'reviewRoundId',
    live: ['draft', 'open', 'adjudicating'],
    unstarted: [],
    letters: 'RR',
    path: 'review-rounds',
    shown: {
      title: 't.title',
      ownerId: 't.owner_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      parts: { owner: 't.owner_id = $1', domain_lead: 't.domain_lead_id = $1' },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: {
        people: ['domain_lead_id', 'raised_by'],
        answered: ['owner_id'],
        lists: ['reviewer_ids', 'adjudicator_ids'],
      },
    },
  },
  alignment: {
    table: 'alignments',
    workflowType: 'alignment',
    prefix: 'alignment',
    input: 'alignmentId',
    live: ['open', 'deciding'],
    unstarted: [],
    letters: 'AL',
    path: 'alignments',
    shown: {
      title: 't.title',
      ownerId: 't.chair_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      parts: {
        owner: 't.chair_id = $1',
        representative: `EXISTS (SELECT 1 FROM jsonb_array_elements(t.participants) a WHERE (a ->> 'personId')::uuid = $1)`,
      },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: { people: ['opened_by'], answered: ['chair_id'], lists: ['representatives'] },
    },
  },
  analysis: {
    table: 'analyses',
    workflowType: 'analysis',
    prefix: 'analysis',
    input: 'analysisId',
    live: ['draft', 'in_review'],
    unstarted: [],
    letters: 'RA',
    path: 'analyses',
    shown: {
      title: 't.title',
      ownerId: 't.owner_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      signed: {
        people: `ARRAY[t.owner_id, t.domain_lead_id, (SELECT manager_id FROM people WHERE id = t.owner_id)]`,
        policyVersionId: 't.sign_off_policy_version_id',
        barred: 'authors',
      },
      parts: { owner: 't.owner_id = $1', domain_lead: 't.domain_lead_id = $1' },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: { people: ['domain_lead_id', 'opened_by'], answered: ['owner_id'], lists: ['authors', 'asked_ids'] },
    },
  },
  control: {
    table: 'controls',
    workflowType: 'control',
    prefix: 'control',
    input: 'controlId',
    live: ['proposed', 'operating'],
    unstarted: [],
    letters: 'CO',
    path: 'controls',
    shown: {
      title: 't.title',
      ownerId: 't.owner_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      parts: { owner: 't.owner_id = $1', operator: 't.operator_id = $1', domain_lead: 't.domain_lead_id = $1' },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: {
        people: ['domain_lead_id', 'author_id'],
        answered: ['owner_id', 'operator_id'],
        lists: ['owners', 'operators'],
      },
    },
  },
  occurrence: {
    table: 'occurrences',
    workflowType: 'occurrence',
    prefix: 'occurrence',
    input: 'occurrenceId',
    live: ['expected', 'missed'],
    unstarted: [],
    letters: 'OC',
    path: 'occurrences',
    shown: {
      title: 't.title',
      ownerId: 't.operator_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      // What follows its control is handed over with it.
      parts: {
        owner:
          't.operator_id = $1 AND NOT EXISTS (SELECT 1 FROM controls c WHERE c.id = t.control_id AND c.operator_id = $1)',
      },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: { people: [], answered: ['owner_id', 'operator_id'], lists: ['operators'] },
    },
  },
  control_test: {
    table: 'control_tests',
    workflowType: 'controlTest',
    prefix: 'control-test',
    input: 'controlTestId',
    live: ['awaiting', 'planned', 'testing'],
    unstarted: [],
    letters: 'CX',
    path: 'control-tests',
    shown: {
      title: 't.title',
      ownerId: 't.tester_id',
      dueAt: 't.due_at',
      overdue: 't.overdue',
      cycle: 't.cycle',
      parts: { owner: 't.tester_id = $1' },
      words: { markets: 'markets', domain: 'domain' },
      inFeeds: true,
      seen: { people: ['planned_by'], answered: ['tester_id'], lists: ['testers'] },
    },
  },
  proposal: {
    table: 'proposals',
    workflowType: 'proposal',
    prefix: 'proposal',
    input: 'proposalId',
    live: ['proposed', 'approved'],
    unstarted: [],
    letters: 'PR',
    path: 'proposals',
    shown: {
      title: 't.title',
      ownerId: 't.author_id',
      dueAt: 't.due_at',
      cycle: 't.cycle',
      // It is nobody's to hand over: it ends by itself.
      parts: {},
      words: { markets: 'markets', domain: 'domain' },
    },
  },
} as const satisfies Record<string, KindFacts>;

/** As `planned_steps`, the trail and notifications name it. */
export type RecordKind = keyof typeof recordKinds;

export const recordKindNames = Object.keys(recordKinds) as RecordKind[];

export interface WorkflowRef {
  workflowType: string;
  workflowId: string;
  input: Record<string, unknown>;
}

/** The workflow of one record. */
/** What a workflow that is begun now may do, and one that was begun before may not: `workflows/living-workflow.ts`. */
export const inputForm = 2;

export function workflowOf(kind: RecordKind, id: string): WorkflowRef {
  const { workflowType, prefix, input } = recordKinds[kind];
  return { workflowType, workflowId: `${prefix}/${id}`, input: { [input]: id, form: inputForm } };
}

/** The record whose workflow this is; null where it is that of something else. */
export function recordOf(workflowId: string): { kind: RecordKind; id: string } | null {
  const [prefix, id, ...more] = workflowId.split('/');
  const kind = recordKindNames.find((name) => recordKinds[name].prefix === prefix);
  return kind !== undefined && id !== undefined && more.length === 0 ? { kind, id } : null;
}

/** Lets the workflow of a record read its facts; one that is gone is started. */
export function pokeOf(kind: RecordKind, id: string): OutboxEntry {
  return { ...workflowOf(kind, id), kind: 'poke' };
}

/** One statement over the tables of all kinds. */
export function unionOfKinds(select: (facts: KindFacts, kind: RecordKind) => string): string {
  return recordKindNames.map((kind) => select(recordKinds[kind], kind)).join(' UNION ALL ');
}

/** SQL: whether the workflow of a row waits for time or for people. */
export function isAlive({ live, alsoLive }: KindFacts): string {
  const states = `status IN (${statesIn(live)})`;
  return alsoLive === undefined ? states : `(${states} OR ${alsoLive})`;
}

/** `'open', 'on_hold'`, for a list of SQL; the states are constants of ours. */
export function statesIn(states: readonly string[]): string {
  return states.map((state) => `'${state}'`).join(', ');
}

type Kinds = typeof recordKinds;
/** Kinds that have a register, in which people find one by a number. */
export type ShownKind = { [K in RecordKind]: Kinds[K] extends { shown: ShownFacts } ? K : never }[RecordKind];
/** Those of which `database/access/visible.ts` has a rule of its own. */
export type SeenByOwnRule = {
  [K in ShownKind]: Kinds[K]['shown'] extends { seen: SeenFacts } ? never : K;
}[ShownKind];
/** What addresses call them. */
export type ShownPath = Kinds[ShownKind]['path'];

/** Kinds of which lists, messages and addresses know by this list alone. */
export const shownKinds = recordKindNames.flatMap((name) => {
  const facts: KindFacts = recordKinds[name];
  if (facts.shown === undefined) return [];
  const kind = name as ShownKind;
  const { letters, path } = recordKinds[kind];
  return [
    { kind, letters, path, table: facts.table, live: facts.live, key: `'${letters}-' || t.number`, ...facts.shown },
  ];
});

/** Kinds of records that may be restricted to people who are named. */
export type Restrictable = 'program' | 'action_item' | ShownKind;
export const restrictable: readonly Restrictable[] = ['program', 'action_item', ...shownKinds.map(({ kind }) => kind)];

/** The kind of what is called by a number, such as `RK-12`; undefined where it is none of ours. */
export function kindCalled(ref: string): RecordKind | undefined {
  const letters = /^([a-z]+)-\d+$/i.exec(ref)?.[1]?.toUpperCase();
  return letters === undefined
    ? undefined
    : recordKindNames.find((kind) => (recordKinds[kind] as KindFacts).letters === letters);
}

/** SQL: id, key and title of the record of which `about` (`n.subject`) has `_kind` and `_id`, for a lateral join. */
export function shownRecord(about: string): string {
  return shownKinds
    .map(
      ({ kind, table, key, title }) =>
        `SELECT t.id, ${key} AS key, ${title} AS title FROM ${table} t WHERE ${about}_kind = '${kind}' AND t.id = ${about}_id`,
    )
    .join(' UNION ALL ');
}
