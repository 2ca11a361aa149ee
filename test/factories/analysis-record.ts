import { planAnalysis } from '../../domain/analysis/change.js';
import { newAnalysis } from '../../domain/analysis/clock.js';
import { causesOf, type CauseNode } from '../../domain/analysis/content.js';
import { decideAnalysis } from '../../domain/analysis/decide.js';
import { lookAtAnalysis } from '../../domain/analysis/fire.js';
import type { Taxonomy } from '../../domain/analysis/taxonomy.js';
import type { Analysis, AnalysisCommand, AnalysisOutcome, AnalysisRecord } from '../../domain/analysis/analysis.js';
import { defaultEscalationPolicy } from '../../domain/policy/escalation.js';
import { defaultReminderPolicy } from '../../domain/policy/reminder.js';
import { defaultSignOffPolicy } from '../../domain/policy/sign-off.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { mergePlan } from '../../domain/record/step.js';
import { noDelegations } from '../../domain/stand-in/delegation.js';
import { singapore } from './calendars.js';
import { monday } from './domain-records.js';

export const causeTaxonomy: Taxonomy = {
  version: 1,
  categories: [{ key: 'people', name: 'People' }],
  codes: [
    { code: 'people-training', name: 'Training did not reach them', category: 'people' },
    { code: 'people-capacity', name: 'Too few people', category: 'people' },
  ],
  analyseWithin: '20 working days',
  repeatDays: 365,
  repeatRaises: true,
  note: 'of a test',
};

/** A node of a graph: why it happened, below the effect, where nothing else is said. */
export function causeNode(id: string, more: Partial<CauseNode> = {}): CauseNode {
  const bare = { gate: null, role: null, code: null, confidence: null, evidence: [] };
  return { id, kind: 'why', text: `${id} is so`, parents: ['effect'], ...bare, ...more };
}

export const effectNode = causeNode('effect', { kind: 'effect', parents: [] });

const evidence = [{ text: 'The list of who was trained', link: null, sha256: null }];

/** A graph whose root cause is that nobody was trained, as the list shows. */
export const trainedNobody: CauseNode[] = [
  effectNode,
  causeNode('a'),
  causeNode('b', { parents: ['a'], role: 'root', code: 'people-training', confidence: 'high', evidence }),
];

/** A draft that `opener` opened that Monday at ten for `owner`, of five whys; `lead` leads its domain. */
export function analysisRecord(facts: Partial<Analysis> = {}): AnalysisRecord {
  const nodes = facts.nodes ?? trainedNobody;
  const given = {
    id: '7b000000-0000-8000-8000-000000000001',
    ...{ title: 'Why leakage rose', problem: 'It doubled in May', method: 'whys' as const, stage: null },
    ...{ domain: 'product safety', markets: ['VN'], nodes, timeline: [], ownerId: 'owner', domainLeadId: 'lead' },
    ...{ escalationPolicyVersionId: 'e1', reminderPolicyVersionId: 'r1', signOffPolicyVersionId: 's1', due: null },
  };
  const clock = { taxonomy: causeTaxonomy, calendar: singapore, actorId: 'opener', at: monday };
  const record: AnalysisRecord = {
    facts: { ...newAnalysis(given, clock), number: 1, causes: causesOf(nodes), ...facts },
    steps: [],
    parts: { owner: 'owner', owner_manager: 'boss', domain_lead: 'lead', requester: 'opener' },
    policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy, signOff: defaultSignOffPolicy },
    taxonomy: causeTaxonomy,
    calendar: singapore,
    ofMarket: false,
    calendars: { owner: singapore, other: singapore, asked: singapore },
    maintenance: [],
    rotas: {},
    round: null,
    rounds: 0,
    managers: { owner: 'boss', other: 'boss', asked: 'above', lead: null },
    names: {},
    delegations: noDelegations,
  };
  return { ...record, steps: mergePlan([], planAnalysis(record)) };
}

/** A command, by somebody; that Monday at ten where no instant is said. */
export interface AnalysisDone {
  by: string;
  at?: number;
  command: AnalysisCommand;
}

/** What comes of commands, one after the other; each by somebody at an instant, what is due by then first. */
export function analysisCameOf(record: AnalysisRecord, ...done: AnalysisDone[]): AnalysisOutcome {
  let outcome: AnalysisOutcome = noOutcome(record);
  for (const [index, { by, at = monday, command }] of done.entries())
    outcome = lookAtAnalysis(
      decideAnalysis(lookAtAnalysis(outcome, at), command, { actorId: by, key: `k${index}`, at }),
      at,
    );
  return outcome;
}
