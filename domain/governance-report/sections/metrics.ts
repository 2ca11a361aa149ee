import { sparkline } from '../charts/sparkline.js';
import type { Cell, Chart, Section } from '../document.js';
import type { BreachLine, MetricsSection } from '../report.js';
import type { Writing } from '../writing.js';

const states = ['red', 'amber', 'green', 'too_few', 'none'] as const;

/** Metrics out of band: how all of them stand, what came and went, and each open breach with its last values. */
export function metricsSection(section: MetricsSection, w: Writing): Section {
  const said = w.words.metrics;
  const { columns } = said;
  return {
    ...{ id: 'metrics', title: said.title },
    blocks: [
      { kind: 'figures', figures: [w.figure(said.opened, section.opened), w.figure(said.ended, section.ended)] },
      w.figures(
        said.states,
        [{ name: said.state }, { name: w.words.count, number: true }],
        states.map((state) => [{ text: said.names[state] }, w.count(section.states[state])]),
      ),
      w.list(
        section.breaches,
        said.open,
        [
          { name: w.words.record },
          { name: w.words.owner },
          { name: columns.band },
          { name: columns.value, number: true },
          { name: columns.bound, number: true },
          { name: columns.since },
          { name: columns.line },
        ],
        (row) => [
          w.record(row),
          w.name(row.owner),
          { text: row.type === 'missing' ? said.missing : said.names[row.band ?? 'none'] },
          { text: row.value ?? '–' },
          { text: row.bound?.text ?? '–' },
          { text: w.day(row.since) },
          line(row, w),
        ],
      ),
    ],
  };
}

function line(row: BreachLine, w: Writing): Cell {
  const said = w.words.metrics;
  const [first, last] = [row.points[0], row.points.at(-1)];
  if (first === undefined || last === undefined) return { text: row.value === null ? said.hidden : '–' };
  const span = said.line(w.number(row.points.length), w.day(first.period), w.day(last.period));
  const few = row.points.filter((point) => point.few).length;
  const says = [
    ...(row.bound === null ? [] : [said.lineBound(row.bound.text)]),
    ...(few === 0 ? [] : [said.lineFew(w.number(few))]),
  ].join(' ');
  const bounds = [row.bound?.above ?? null, row.bound?.below ?? null].filter((bound) => bound !== null);
  const chart: Chart = {
    ...{ kind: 'chart', title: `${row.key}: ${span}`, says: says === '' ? span : says },
    draw: (id) => sparkline(id, { title: chart.title, says: chart.says }, row.points, bounds),
  };
  return { text: few === 0 ? '' : said.lineFew(w.number(few)), chart };
}
