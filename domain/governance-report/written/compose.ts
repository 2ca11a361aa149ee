import type { ReportDocument, Section } from '../document.js';
import { isWhole, type GovernanceReport, type ReportLanguage } from '../report.js';
import { agreementSection } from '../sections/agreement.js';
import { causesSection } from '../sections/causes.js';
import { controlsSection } from '../sections/controls.js';
import { escalatedSection } from '../sections/escalated.js';
import { lateSection } from '../sections/late.js';
import { metricsSection } from '../sections/metrics.js';
import { kindNames } from './kind-names.js';
import { shortSection } from '../sections/short.js';
import { Writing } from '../writing.js';

/** Of the page of a report that was sent. */
export function sentPage(id: string): string {
  return `/reports/${id}`;
}

/** A report in the words of a language. @param path of its page; where nothing is said that which makes it again */
export function composeReport(
  report: GovernanceReport,
  language: ReportLanguage,
  path = pageOf(report),
): ReportDocument {
  const w = new Writing(language, report.zone);
  const { words } = w;
  const { week } = report;
  const [year, number] = week.name.split('-W');
  const name = String(Number(number));
  const scope = scopeText(report, w);
  return {
    language,
    title: words.title(name, year ?? ''),
    subject: words.subject(name, scope, w.number(report.late.items.total), w.number(report.escalated.levels.week)),
    lines: [
      `${words.span(w.day(week.monday), w.day(week.sunday))} · ${scope}`,
      words.made(w.name(report.reader.name).text),
      `${words.asOf(w.at(report.at), report.zone)} ${isWhole(report) ? words.whole : words.goesOn}`,
      ...(report.scope.program === null ? [] : [words.programAlone]),
      ...(report.withheld === 0 ? [] : [words.withheld(w.number(report.withheld))]),
    ],
    sections: sectionsOf(report, w),
    page: { path, says: words.page, cutSays: words.cut },
    restSays: (n) => words.rest(w.number(n)),
    twinSays: words.chartIsTable,
  };
}

function sectionsOf(report: GovernanceReport, w: Writing): Section[] {
  const { causes, metrics, controls, agreement } = report;
  const names = kindNames[w.language];
  return [
    shortSection(report, w),
    lateSection(report, w, (kind) => names[kind] ?? kind),
    escalatedSection(report, w),
    ...(causes === null ? [] : [causesSection(causes, w)]),
    ...(metrics === null ? [] : [metricsSection(metrics, w)]),
    ...(controls === null ? [] : [controlsSection(controls, w)]),
    ...(agreement === null ? [] : [agreementSection(agreement, w)]),
  ];
}

function scopeText({ scope: { program, domain, market } }: GovernanceReport, { words }: Writing): string {
  const parts = [
    ...(program === null ? [] : [words.program(program.name)]),
    ...(domain === null ? [] : [words.domain(domain)]),
    ...(market === null ? [] : [words.market(market)]),
  ];
  return parts.length === 0 ? words.everything : parts.join(', ');
}

/** Where the page makes the same again, as it is then. */
function pageOf({ week, scope: { program, domain, market } }: GovernanceReport): string {
  const asked = new URLSearchParams({
    week: week.name,
    ...(program === null ? {} : { program: program.id }),
    ...(domain === null ? {} : { domain }),
    ...(market === null ? {} : { market }),
  });
  return `/reports?${asked.toString()}`;
}
