import type { Section } from '../document.js';
import type { GovernanceReport } from '../report.js';
import type { Writing } from '../writing.js';

/** One figure of each section, for whoever reads no further. */
export function shortSection(report: GovernanceReport, w: Writing): Section {
  const said = w.words.short;
  const { late, escalated, causes, metrics, controls, agreement } = report;
  const figure = (label: string, total: number | undefined) =>
    total === undefined ? [] : [{ label, value: w.number(total), change: null }];
  return {
    ...{ id: 'short', title: said.title },
    blocks: [
      {
        kind: 'figures',
        figures: [
          ...figure(said.overdue, late.items.total),
          w.figure(said.levels, escalated.levels),
          ...figure(said.repeats, causes?.repeats.total),
          ...figure(said.breaches, metrics?.breaches.total),
          ...figure(said.failing, controls?.failing.total),
          ...figure(said.rounds, agreement?.rounds.total),
        ],
      },
    ],
  };
}
