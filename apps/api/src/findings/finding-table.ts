import type { ShownFinding } from '../../../../database/findings/row.js';
import { findingKey } from '../../../../domain/finding/finding.js';
import { tagsText } from '../../../../domain/import/row.js';
import type { ExportColumn } from '../exports/export-table.js';
import { columnsOf } from '../exports/register-columns.js';

const { text, count, moment, person } = columnsOf<ShownFinding>(
  ({ facts }) => facts.due?.zone ?? facts.target?.zone ?? 'UTC',
);

/** A finding as a row of a spreadsheet. */
export const findingTable: ExportColumn<ShownFinding>[] = [
  text('Finding', 10, ({ facts }) => findingKey(facts.number)),
  text('Title', 50, ({ facts }) => facts.title),
  text('Grade', 14, ({ facts }) => facts.grade),
  text('Rating', 12, ({ facts }) => facts.rating),
  text('Status', 14, ({ facts }) => facts.status),
  text('Condition', 50, ({ facts }) => facts.condition),
  text('Criteria', 50, ({ facts }) => facts.criteria),
  text('Cause', 50, ({ facts }) => facts.cause),
  text('Effect', 50, ({ facts }) => facts.effect),
  text('Recommendations', 50, ({ facts }) => facts.recommendations.join('\n')),
  text('Stage', 24, ({ facts }) => facts.stage),
  text('Domain', 24, ({ facts }) => facts.domain),
  text('Markets', 16, ({ facts }) => tagsText(facts.markets)),
  text('Owner', 28, (row) => person(row, row.facts.ownerId)),
  text('Domain lead', 28, (row) => person(row, row.facts.domainLeadId)),
  text('Author', 28, (row) => person(row, row.facts.authorId)),
  moment('Written down', ({ created_at: at }) => at.getTime()),
  moment('First target', ({ facts }) => facts.firstTargetAt),
  moment('Target', ({ facts }) => facts.targetAt),
  moment('Due', ({ facts }) => facts.dueAt),
  text('Overdue', 10, ({ facts }) => (facts.overdue ? 'yes' : 'no')),
  count('Escalation level', ({ facts }) => facts.ladderLevel),
  text('Dispute', 50, ({ facts }) => facts.dispute?.reason ?? null),
  text('Done', 50, ({ facts }) => facts.remediation?.text ?? null),
  text('Verification', 50, ({ facts }) => facts.verification?.text ?? facts.withdrawal),
  count('Opened again', ({ facts }) => facts.reopened),
  moment('Closed', ({ facts }) => facts.closedAt),
  text('Restricted', 10, ({ restricted }) => (restricted ? 'yes' : 'no')),
];
