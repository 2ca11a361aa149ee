import { reportWith } from '../../../test/factories/governance-report.js';
import { reportLanguages, type GovernanceReport } from '../report.js';
import { composeReport } from './compose.js';
import { mostBytes, writtenReport } from './fit.js';

const url = 'https://tollgate.example';
const written = (report: GovernanceReport, language: 'en' | 'zh-CN' = 'en') =>
  writtenReport(composeReport(report, language), url);

describe.each(reportLanguages)('in %s', (language) => {
  const { html, text, subject, isCut } = written(reportWith(), language);

  test('every section is there, in HTML and in text, with the page of each record', () => {
    for (const key of ['AI-1', 'CA-1', 'FI-1', 'BR-1', 'CO-1', 'CX-1', 'RR-1'])
      for (const whole of [html, text]) expect(whole).toContain(`${key} Retrain the reviewers`);
    for (const path of ['/items/AI-1', '/cases/CA-1', '/breaches/BR-1', '/review-rounds/RR-1'])
      for (const whole of [html, text]) expect(whole).toContain(`${url}${path}`);
    expect(html.match(/<h2\s/g)).toHaveLength(7);
    expect(isCut).toBe(false);
    expect(subject).not.toContain('\n');
  });

  test('every chart says what it shows, by ids that are its own, and stands beside its figures', () => {
    const charts = html.match(/<svg\s/g) ?? [];
    expect(charts).toHaveLength(5);
    expect(html.match(/<title\s+id="/g)).toHaveLength(charts.length);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, named = ''] of html.matchAll(/aria-labelledby="([^"]+)"/g))
      for (const id of named.split(' ')) expect(ids).toContain(id);
  });

  test('nothing in it runs, or is fetched from elsewhere', () => {
    expect(html).not.toMatch(/<script|<img|<link|<iframe|@import|url\((?!#)|javascript:|\son\w+=/i);
    const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to = '']) => to);
    expect(addresses.filter((to) => !to.startsWith(`${url}/`))).toEqual([]);
  });

  test('a number that is missing is no number', () => {
    for (const whole of [html, text, subject]) expect(whole).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

test('what people wrote is text, wherever it stands', () => {
  const { html } = written(reportWith(`</td><script>alert(1)</script>"'&`));
  expect(html).not.toContain('<script>');
  expect(html).toContain('&#60;script&#62;');
});

test('both languages say the same figures', () => {
  const figures = (language: 'en' | 'zh-CN') =>
    composeReport(reportWith(), language).sections.map(({ id, blocks }) => [
      id,
      blocks.map((block) =>
        block.kind === 'figures'
          ? block.figures.map(({ value }) => value.replaceAll(/\D+/g, ' ').trim())
          : block.kind === 'table'
            ? [block.rows.length, block.columns.length, block.rest]
            : block.kind,
      ),
    ]);
  expect(figures('zh-CN')).toEqual(figures('en'));
});

test('a change is said against the week before', () => {
  const { text } = written(reportWith());
  expect(text).toContain('Became overdue in the week: 4 (2 fewer than the week before (6))');
  expect(text).toContain('Levels of ladders that were told in the week: 5 (as many as the week before)');
  expect(text).toContain('Runs missed in the week: 3 (2 more than the week before (1))');
});

test('what is not there is said in words', () => {
  const { late, ...report } = reportWith();
  const none = { total: 0, rows: [] };
  const { text } = written({
    ...report,
    late: { ...late, items: none, reasons: [], others: [], weeks: late.weeks.map((week) => ({ ...week, done: 0 })) },
  });
  expect(text).toContain('Overdue for longest: None.');
  expect(text).toContain('Nothing was signed off in the week.');
});

test('lists are cut alike where the whole is more than mail programs show, and it says where the rest is', () => {
  // Ten rows in each list, of the longest titles there can be, in letters of three bytes that are not ASCII.
  const { html, text, isCut } = written(reportWith('规'.repeat(500), 10));
  expect(isCut).toBe(true);
  expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(mostBytes);
  for (const whole of [html, text]) {
    expect(whole).toContain('Lists were cut so that mail programs show all of this. The whole:');
    expect(whole).toContain(`${url}/reports?week=2026-W48`);
  }
  // Three were left out before, and those that are cut besides.
  expect(text).toMatch(/and (7|10|12) more/);
});

test('a report of a program tells of its items alone, and says so', () => {
  const { text, subject } = written({
    ...reportWith(),
    scope: { program: { id: '3f0c9a52-0000-4000-8000-000000000002', name: 'Replicas' }, domain: null, market: null },
    ...{ causes: null, metrics: null, controls: null, agreement: null },
  });
  expect(text).toContain('belong to no program');
  expect(text).not.toContain('Controls failing');
  expect(subject).toBe('Week 48, program “Replicas”: 4 late, 5 escalated');
});

test('a week that goes on says so', () => {
  const report = reportWith();
  const { text } = written({ ...report, at: report.week.to - 1 });
  expect(text).toContain('The week goes on');
  expect(written(report).text).toContain('from Monday to Sunday');
});
