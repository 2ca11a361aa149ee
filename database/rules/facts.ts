import type { KindFacts, FactType } from '../../domain/rule/fact-types.js';
import { factNames } from '../../domain/proposal/premise.js';
import { linkedKinds, type LinkedKind } from '../../domain/record-link/link.js';
import { alignmentRow } from '../alignments/row.js';
import { analysisRow } from '../analyses/row.js';
import { breachRow } from '../breaches/row.js';
import { caseRow } from '../cases/row.js';
import { controlTestRow } from '../control-tests/row.js';
import { controlRow } from '../controls/row.js';
import { exceptionRow } from '../exceptions/row.js';
import { findingRow } from '../findings/row.js';
import { itemRow } from '../items/row.js';
import { occurrenceRow } from '../occurrences/row.js';
import { programRow } from '../programs/row.js';
import type { ColumnKind, KnownFact, Row } from '../record/row.js';
import { reviewRow } from '../reviews/row.js';
import { riskRow } from '../risks/row.js';

/** How a kind is kept, as far as rules ask. */
interface FactRow {
  readonly table: string;
  readonly facts: KnownFact[];
  factsOf(row: Row): object;
  dates(alias: string): string;
}

/** How the facts of each kind are kept that rules listen to. */
export const factRows: Readonly<Record<LinkedKind, FactRow>> = {
  action_item: itemRow,
  program: programRow,
  exception: exceptionRow,
  risk: riskRow,
  case: caseRow,
  finding: findingRow,
  review_round: reviewRow,
  breach: breachRow,
  analysis: analysisRow,
  alignment: alignmentRow,
  control: controlRow,
  occurrence: occurrenceRow,
  control_test: controlTestRow,
};

const types: Readonly<Record<ColumnKind, FactType>> = {
  text: 'text',
  uuid: 'id',
  date: 'day',
  integer: 'whole',
  bigint: 'whole',
  boolean: 'truth',
  instant: 'instant',
  'text[]': 'texts',
  'uuid[]': 'ids',
  'bigint[]': 'any',
  json: 'any',
};

/** What rules may ask of each kind: the facts that people know of, by the description of how they are kept. */
export const kindFacts: KindFacts = Object.fromEntries(
  linkedKinds.map((kind) => {
    const facts = new Map(factRows[kind].facts.map((fact) => [fact.name, fact]));
    const names = factNames(Object.fromEntries(facts));
    return [kind, Object.fromEntries(names.map((name) => [name, typeOf(facts.get(name)?.kind ?? null)]))];
  }),
) as Record<LinkedKind, Record<string, FactType>>;

function typeOf(kind: ColumnKind | null): FactType {
  return kind === null ? 'any' : types[kind];
}

/** Those that never change once the record is written. */
export const lastingFacts = Object.fromEntries(
  linkedKinds.map((kind) => [kind, new Set(factRows[kind].facts.filter(({ once }) => once).map(({ name }) => name))]),
) as unknown as Record<LinkedKind, ReadonlySet<string>>;
