import type { GovernanceReport } from '../report.js';
import type { Section } from '../document.js';
import type { Writing } from '../writing.js';

/** What ladders told in the week: how much, how high, to whom, and how soon somebody said that they are on it. */
export function escalatedSection({ escalated }: GovernanceReport, w: Writing): Section {
  const said = w.words.escalated;
  const { levels, acknowledged, medianMs, byLevel, records } = escalated;
  return {
    ...{ id: 'escalated', title: said.title },
    blocks: [
      {
        kind: 'figures',
        figures: [
          w.figure(said.levels, levels),
          { label: said.acknowledged, value: w.words.of(w.number(acknowledged), w.number(levels.week)), change: null },
          { label: said.median, value: medianMs === null ? '–' : w.span(medianMs), change: null },
        ],
      },
      ...(byLevel.length === 0
        ? []
        : [
            w.figures(
              said.byLevel,
              [{ name: said.level }, { name: w.words.count, number: true }],
              byLevel.map(({ level, count }) => [w.count(level), w.count(count)]),
            ),
          ]),
      w.list(
        records,
        said.records,
        [
          { name: w.words.record },
          { name: said.level, number: true },
          { name: said.columns.at },
          { name: said.columns.told },
          { name: said.columns.after, number: true },
        ],
        (row) => [
          w.record(row),
          w.count(row.level),
          { text: w.at(row.at) },
          row.told.length === 0 ? { text: said.nobody } : w.names(row.told),
          { text: row.acknowledgedAfterMs === null ? said.not : w.span(row.acknowledgedAfterMs) },
        ],
      ),
    ],
  };
}
