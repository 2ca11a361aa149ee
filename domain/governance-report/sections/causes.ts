import { barsChart } from '../charts/bars.js';
import type { Block, Section } from '../document.js';
import { chartWeeks, type CausesSection } from '../report.js';
import type { Writing } from '../writing.js';

/** Causes that come back: a Pareto of those that were signed, and findings that repeat others. */
export function causesSection(section: CausesSection, w: Writing): Section {
  const said = w.words.causes;
  return {
    ...{ id: 'causes', title: said.title },
    blocks: [
      { kind: 'figures', figures: [w.figure(said.signed, section.signed), w.figure(said.written, section.written)] },
      ...pareto(section, w),
      w.list(
        section.repeats,
        said.repeats,
        [
          { name: w.words.record },
          { name: said.columns.rating },
          { name: w.words.owner },
          { name: said.columns.earlier, number: true },
        ],
        (row) => [w.record(row), { text: row.rating ?? '–' }, w.name(row.owner), w.count(row.earlier)],
      ),
    ],
  };
}

function pareto({ causes }: CausesSection, w: Writing): Block[] {
  const said = w.words.causes;
  const title = said.pareto(w.number(chartWeeks));
  const columns = [
    { name: said.cause },
    { name: w.words.count, number: true },
    { name: said.cumulative, number: true },
  ];
  const table = w.list(causes, title, columns, ({ name, count, cumulative }) => [
    w.name(name),
    w.count(count),
    { text: w.rate(cumulative) },
  ]);
  if (table.kind === 'sentence') return [table];
  const bars = causes.rows.map(({ name, count, cumulative }) => ({
    ...{ label: shortened(name), value: count, says: `${w.number(count)} · ${w.rate(cumulative)}` },
  }));
  const says = bars.map((bar) => `${bar.label}: ${bar.says}`).join('; ');
  return [
    { kind: 'chart', title, says, draw: (id) => barsChart(id, { title, says }, bars) },
    { ...table, isTwin: true },
  ];
}

/** What fits beside a bar. */
function shortened(name: string): string {
  return name.length > 30 ? `${name.slice(0, 29).trimEnd()}…` : name;
}
