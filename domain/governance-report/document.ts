import type { Html } from '../text/html.js';

/** A cell of a table, or a figure: text that may lead to a page, or a chart of its own. */
export interface Cell {
  text: string;
  /** Of a page, `/items/AI-12`. */
  path?: string;
  chart?: Chart;
}

export interface Column {
  name: string;
  /** Numbers stand to the right. */
  number?: boolean;
}

export interface Table {
  kind: 'table';
  caption: string;
  columns: Column[];
  rows: Cell[][];
  /** Rows that are not among these; 0: all are. */
  rest: number;
  /** It may be cut where the whole is too large; of figures that are few nothing is. */
  mayBeCut: boolean;
  /** The same stands above it as a chart of this name. */
  isTwin?: boolean;
}

/** A chart in words and as a picture; its figures stand in a table beside it. */
export interface Chart {
  kind: 'chart';
  title: string;
  /** What it shows, for whoever does not see it. */
  says: string;
  /** The SVG, with an id by which its texts are named. */
  draw: (id: string) => Html;
}

/** Figures with what they say. */
export interface Figures {
  kind: 'figures';
  figures: { label: string; value: string; change: string | null }[];
}

export interface Sentence {
  kind: 'sentence';
  text: string;
}

export type Block = Table | Chart | Figures | Sentence;

export interface Section {
  /** By which it is found in its page. */
  id: string;
  title: string;
  blocks: Block[];
}

/** A report in the words of a language, before it is written as HTML or as text. */
export interface ReportDocument {
  /** BCP 47 */
  language: string;
  title: string;
  /** What a mail has as its subject. */
  subject: string;
  lines: string[];
  sections: Section[];
  /** What leads to the page of the report. */
  page: { path: string; says: (url: string) => string; cutSays: (url: string) => string };
  restSays: (n: number) => string;
  /** What stands above the table of a chart. */
  twinSays: string;
}
