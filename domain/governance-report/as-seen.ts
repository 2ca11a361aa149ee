import type { GovernanceReport, Named, Told } from './report.js';

/** The records that a report names, and its program. */
export function idsIn({ scope, late, escalated, causes, metrics, controls, agreement }: GovernanceReport): string[] {
  const lists: (Told<Named> | undefined)[] = [
    ...[late.items, escalated.records, causes?.repeats, metrics?.breaches],
    ...[controls?.failing, controls?.tests, agreement?.rounds],
  ];
  const rows = lists.flatMap((list) => list?.rows.map(({ id }) => id) ?? []);
  return [...new Set([...rows, ...(scope.program === null ? [] : [scope.program.id])])];
}

/**
 * A report as its reader may read it now: records that they do not see any more are left out, and how many were is said. Counts stay as
 * they were: they were told what there was then.
 */
export function withoutUnseen(report: GovernanceReport, unseen: ReadonlySet<string>): GovernanceReport {
  const seen = <T extends Named>({ total, rows }: Told<T>): Told<T> => {
    const left = rows.filter(({ id }) => !unseen.has(id));
    return { total: total - (rows.length - left.length), rows: left };
  };
  const { late, escalated, causes, metrics, controls, agreement } = report;
  const cut = {
    late: { ...late, items: seen(late.items) },
    escalated: { ...escalated, records: seen(escalated.records) },
    causes: causes && { ...causes, repeats: seen(causes.repeats) },
    metrics: metrics && { ...metrics, breaches: seen(metrics.breaches) },
    controls: controls && { ...controls, failing: seen(controls.failing), tests: seen(controls.tests) },
    agreement: agreement && { ...agreement, rounds: seen(agreement.rounds) },
  };
  // A record may stand in several lists.
  return { ...report, ...cut, withheld: report.withheld + idsIn(report).length - idsIn({ ...report, ...cut }).length };
}
