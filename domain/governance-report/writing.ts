import { cut } from '../text/cut.js';
import type { Instant } from '../time.js';
import type { Cell, Sentence, Table } from './document.js';
import type { Counted, Named, ReportLanguage, Told } from './report.js';
import { en, type Words } from './words-en.js';
import { zhCN } from './words-zh.js';

const words: Record<ReportLanguage, Words> = { en, 'zh-CN': zhCN };

/** Titles and names are written out up to here; the page has the rest. */
const longestTitle = 160;
const longestName = 80;

/** Numbers, times and texts as the reader of a report writes them. */
export class Writing {
  readonly words: Words;
  private readonly whole: Intl.NumberFormat;
  private readonly share: Intl.NumberFormat;
  private readonly coefficient: Intl.NumberFormat;
  private readonly moment: Intl.DateTimeFormat;
  private readonly date: Intl.DateTimeFormat;

  constructor(
    readonly language: ReportLanguage,
    readonly zone: string,
  ) {
    this.words = words[language];
    const { locale } = this.words;
    this.whole = new Intl.NumberFormat(locale);
    this.share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    this.coefficient = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    this.moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
    this.date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  }

  number(n: number): string {
    return this.whole.format(n);
  }

  /** `87.5%` of a share from 0 to 1. */
  rate(share: number): string {
    return this.share.format(share);
  }

  /** `0.83` */
  decimal(value: number): string {
    return this.coefficient.format(value);
  }

  at(at: Instant): string {
    return this.moment.format(at);
  }

  /** @param day `2026-11-23` */
  day(day: string): string {
    return this.date.format(new Date(`${day}T00:00:00Z`));
  }

  /** A length of time in its largest unit, what is begun left away: `3 days`, `40 minutes`. */
  span(ms: number): string {
    const minutes = Math.max(0, Math.floor(ms / 60_000));
    if (minutes < 60) return this.words.minutes(this.number(minutes));
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? this.words.hours(this.number(hours)) : this.words.days(this.number(Math.floor(hours / 24)));
  }

  /** What became of a count since the week before. */
  change({ week, before }: Counted): string {
    if (week === before) return this.words.unchanged;
    const by = this.number(Math.abs(week - before));
    return (week > before ? this.words.more : this.words.fewer)(by, this.number(before));
  }

  figure(label: string, counted: Counted): { label: string; value: string; change: string } {
    return { label, value: this.number(counted.week), change: this.change(counted) };
  }

  name(text: string): Cell {
    return { text: cut(text, longestName) };
  }

  names(all: readonly string[]): Cell {
    return { text: cut(all.join(', '), longestTitle) };
  }

  record({ key, title, path }: Named): Cell {
    return { text: cut(`${key} ${title}`.trim(), longestTitle), path };
  }

  count(n: number): Cell {
    return { text: this.number(n) };
  }

  /** The first of a list as a table; in words where there is nothing in it. */
  list<T>(
    { total, rows }: Told<T>,
    caption: string,
    columns: Table['columns'],
    cells: (row: T) => Cell[],
  ): Table | Sentence {
    if (rows.length === 0) return { kind: 'sentence', text: `${caption}: ${this.words.none}` };
    return {
      kind: 'table',
      ...{ caption, columns, rows: rows.map(cells) },
      ...{ rest: total - rows.length, mayBeCut: true },
    };
  }

  /** Few figures as a table that is never cut. */
  figures(caption: string, columns: Table['columns'], rows: Cell[][]): Table {
    return { kind: 'table', caption, columns, rows, rest: 0, mayBeCut: false };
  }

  /** The figures of a chart. */
  twin(caption: string, columns: Table['columns'], rows: Cell[][]): Table {
    return { ...this.figures(caption, columns, rows), isTwin: true };
  }
}
