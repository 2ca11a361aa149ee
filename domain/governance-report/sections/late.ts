import { barsChart } from '../charts/bars.js';
import { columnsChart } from '../charts/columns.js';
import type { Block, Chart, Section } from '../document.js';
import type { AgeBucket, GovernanceReport, LateSection, WeekOfItems } from '../report.js';
import type { Writing } from '../writing.js';

/** What is late and why: figures, reasons, the longest, and how age and on-time have gone for twelve weeks. */
export function lateSection({ late, at }: GovernanceReport, w: Writing, kindName: (kind: string) => string): Section {
  const said = w.words.late;
  const { items } = late;
  return {
    ...{ id: 'late', title: said.title },
    blocks: [
      figures(late, w),
      w.list(
        { total: late.reasons.length, rows: late.reasons },
        said.why,
        [{ name: said.reason }, countOf(w)],
        (row) => [{ text: said.reasons[row.reason] }, w.count(row.count)],
      ),
      w.list(
        items,
        said.longest,
        [
          { name: w.words.record },
          { name: said.columns.program },
          { name: w.words.owner },
          { name: said.columns.since, number: true },
          { name: said.columns.waits },
          { name: said.columns.level, number: true },
        ],
        (row) => [
          w.record(row),
          w.name(row.program),
          w.name(row.owner),
          { text: w.span(at - row.dueAt) },
          row.waitsFor.length === 0 ? { text: said.reasons[row.reason] } : w.names(row.waitsFor),
          w.count(row.level),
        ],
      ),
      w.list(
        { total: late.others.length, rows: late.others },
        said.others,
        [{ name: said.kind }, countOf(w)],
        (row) => [{ text: kindName(row.kind) }, w.count(row.count)],
      ),
      ...ageing(late, w),
      ...onTime(late, w),
      ...backlog(late, w),
    ],
  };
}

const countOf = ({ words }: Writing) => ({ name: words.count, number: true });

function figures({ open, items, breached, weeks }: LateSection, w: Writing): Block {
  const said = w.words.late;
  const counted = (of: 'done' | 'kept') => ({ week: weeks.at(-1)?.[of] ?? 0, before: weeks.at(-2)?.[of] ?? 0 });
  return {
    kind: 'figures',
    figures: [
      { label: said.open, value: w.number(open), change: null },
      { label: said.overdue, value: w.number(items.total), change: null },
      w.figure(said.breached, breached),
      w.figure(said.done, counted('done')),
      w.figure(said.kept, counted('kept')),
    ],
  };
}

function ageing({ ages }: LateSection, w: Writing): Block[] {
  const said = w.words.late;
  const overdue = (late: number): string => `${said.overdueOf}: ${w.number(late)}`;
  const bars = ages.map((age) => ({
    ...{ label: bucketName(age, w), value: age.count, marked: age.late },
    says: age.late > 0 ? `${w.number(age.count)} (${overdue(age.late)})` : w.number(age.count),
  }));
  const title = said.ages;
  const says = bars.map((bar) => `${bar.label}: ${bar.says}`).join('; ');
  return [
    chart(title, says, (id) => barsChart(id, { title, says }, bars)),
    w.twin(
      title,
      [{ name: said.age }, { name: w.words.count, number: true }, { name: said.overdueOf, number: true }],
      ages.map((age) => [{ text: bucketName(age, w) }, w.count(age.count), w.count(age.late)]),
    ),
  ];
}

function onTime({ weeks }: LateSection, w: Writing): Block[] {
  const said = w.words.late;
  const title = said.onTime;
  const last = weeks.at(-1);
  const says =
    last === undefined || last.done === 0
      ? said.nothingDone
      : said.onTimeSays(w.rate(last.kept / last.done), w.number(last.done));
  const columns = weeks.map(({ name, done, kept }) => ({
    ...{ label: weekNumber(name), parts: [kept, done - kept], above: done === 0 ? '' : w.rate(kept / done) },
  }));
  const legend = [said.keptOf, said.notKept];
  return [
    { kind: 'sentence', text: says },
    chart(title, says, (id) => columnsChart(id, { title, says }, { columns, legend })),
    w.twin(
      title,
      [
        { name: w.words.week },
        { name: said.doneOf, number: true },
        { name: said.keptOf, number: true },
        { name: said.rate, number: true },
      ],
      weeks.map(({ name, done, kept }) => [
        { text: name },
        w.count(done),
        w.count(kept),
        { text: done === 0 ? '–' : w.rate(kept / done) },
      ]),
    ),
  ];
}

function backlog({ weeks, ages }: LateSection, w: Writing): Block[] {
  const title = w.words.late.backlog;
  const legend = ages.map((age) => bucketName(age, w));
  const total = (week: WeekOfItems): number => week.open.reduce((all, n) => all + n, 0);
  const columns = weeks.map((week) => ({
    ...{ label: weekNumber(week.name), parts: week.open, above: w.number(total(week)) },
  }));
  const says = weeks.map((week) => `${week.name}: ${w.number(total(week))}`).join('; ');
  return [
    chart(title, says, (id) => columnsChart(id, { title, says }, { columns, legend })),
    w.twin(
      title,
      [{ name: w.words.week }, ...legend.map((name) => ({ name, number: true })), countOf(w)],
      weeks.map((week) => [{ text: week.name }, ...week.open.map((n) => w.count(n)), w.count(total(week))]),
    ),
  ];
}

function chart(title: string, says: string, draw: Chart['draw']): Chart {
  return { kind: 'chart', title, says, draw };
}

function weekNumber(name: string): string {
  return name.slice(-3);
}

function bucketName({ from, until }: AgeBucket, { words }: Writing): string {
  return until === null ? words.late.from(String(from)) : words.late.between(String(from), String(until - 1));
}
