import type { ShownCase } from '../../../../database/cases/row.js';
import { caseKey, type Affected } from '../../../../domain/case/case.js';
import { tagsText } from '../../../../domain/import/row.js';
import type { ExportColumn } from '../exports/export-table.js';
import { columnsOf } from '../exports/register-columns.js';

const { text, count, moment, person } = columnsOf<ShownCase>(({ facts }) => facts.due.zone);
const affected = (whom: keyof Affected) => count(`Affected ${whom}`, ({ facts }) => facts.affected[whom]);

/** A case as a row of a spreadsheet. */
export const caseTable: ExportColumn<ShownCase>[] = [
  text('Case', 10, ({ facts }) => caseKey(facts.number)),
  text('Title', 50, ({ facts }) => facts.title),
  text('Description', 50, ({ facts }) => facts.text),
  text('Status', 14, ({ facts }) => facts.status),
  text('Severity', 12, ({ facts }) => facts.severity),
  count('Likelihood', ({ facts }) => facts.likelihood),
  count('Impact', ({ facts }) => facts.impact),
  count('Matrix version', ({ facts }) => facts.matrixVersion),
  text('Source', 16, ({ facts }) => facts.source),
  text('Source in words', 24, ({ facts }) => facts.sourceText),
  text('Domain', 24, ({ facts }) => facts.domain),
  text('Markets', 16, ({ facts }) => tagsText(facts.markets)),
  text('Stage', 24, ({ facts }) => facts.stage),
  text('Lead', 28, (row) => person(row, row.facts.leadId)),
  text('Domain lead', 28, (row) => person(row, row.facts.domainLeadId)),
  text('Reporter', 28, (row) => person(row, row.facts.reporterId) ?? row.facts.reporter),
  text('Brought in by', 28, (row) => person(row, row.facts.raisedBy)),
  moment('Reported', ({ created_at: at }) => at.getTime()),
  moment('Due', ({ facts }) => facts.dueAt),
  text('Overdue', 10, ({ facts }) => (facts.overdue ? 'yes' : 'no')),
  count('Escalation level', ({ facts }) => facts.ladderLevel),
  ...(['users', 'sellers', 'creators', 'listings'] as const).map(affected),
  text('Samples', 50, ({ facts }) => facts.samples.map(({ url }) => url).join(' ')),
  moment('Triaged', ({ facts }) => facts.triagedAt),
  text('Verdict', 16, ({ facts }) => facts.conclusion?.verdict ?? null),
  text('Conclusion', 50, ({ facts }) => facts.conclusion?.text ?? facts.rejection),
  moment('Closed', ({ facts }) => facts.closedAt),
  text('Restricted', 10, ({ restricted }) => (restricted ? 'yes' : 'no')),
];
