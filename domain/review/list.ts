import { aboutCellError, isCellError } from '../import/cell-error.js';
import { plainName } from '../import/header.js';
import type { Table } from '../import/table.js';
import { draw, shuffled, type Draw, type Stratum, type Unit } from '../sample/draw.js';
import { folded } from '../text/folded.js';
import { Refusal } from '../refusal.js';
import { mostItems, type ReviewContent } from './round.js';

/** The columns of a list from which is drawn, with the names by which they are found. */
export const listColumns = {
  key: ['id', 'item id', 'item', 'listing id', 'content id', 'case id', 'key', '编号', '商品编号'],
  title: ['title', 'text', 'content', 'description', 'name', '标题', '内容'],
  link: ['link', 'url', '链接'],
  stratum: ['stratum', 'strata', 'group', '分层'],
  site: ['site', 'vendor', '站点'],
  language: ['language', 'lang', '语言'],
  market: ['market', 'country', '市场'],
  policyLine: ['policy line', 'policy', 'rule', '政策条款'],
  golden: ['known answer', 'golden', 'golden answer', 'expected answer', '标准答案'],
} as const;
type Column = keyof typeof listColumns;
const columnNames = Object.keys(listColumns) as Column[];
export const listColumnNames: string[] = Object.values(listColumns).flat();

const longest: Record<Column, number> = {
  key: 200,
  title: 5_000,
  link: 2_000,
  stratum: 200,
  site: 200,
  language: 200,
  market: 200,
  policyLine: 500,
  golden: 200,
};

/** A row of the list. */
export interface ListedItem extends Unit {
  row: number;
  title: string;
  link: string | null;
  site: string | null;
  language: string | null;
  market: string | null;
  policyLine: string | null;
  /** The answer that is known of it, which makes it one of the golden set. */
  golden: string | null;
}

export interface ListRejection {
  row: number;
  column: string | null;
  message: string;
}

export interface ListReading {
  items: ListedItem[];
  rejected: ListRejection[];
  /** Columns that nothing is taken from. */
  ignored: string[];
}

const webLink = /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/;

/** Reads a list. An id that stands there twice, a link that is none, an answer that cannot be decided: rejected with its place. */
export function readList(table: Table, { decision }: Pick<ReviewContent, 'decision'>): ListReading {
  const columns = columnsOf(table.header);
  const reading: ListReading = {
    items: [],
    rejected: [],
    ignored: table.header.filter((_, index) => ![...columns.values()].includes(index)),
  };
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const reject = (column: Column | null, message: string): void => {
      reading.rejected.push({
        row: row.number,
        column: column === null ? null : (table.header[columns.get(column) ?? -1] ?? null),
        message,
      });
    };
    const cell = (column: Column): string => row.cells[columns.get(column) ?? -1]?.trim() ?? '';
    if (row.problem !== undefined) {
      reject(null, row.problem);
      continue;
    }
    const fault = faultOf(cell);
    const key = cell('key');
    const earlier = seen.get(folded(key));
    const known = cell('golden');
    const golden = known === '' ? null : decision.labels.find(({ value }) => folded(value) === folded(known))?.value;
    if (fault) reject(...fault);
    else if (earlier !== undefined) reject('key', `The same id stands in row ${earlier}.`);
    else if (golden === undefined)
      reject(
        'golden',
        decision.labels.length === 0
          ? 'No answer is known beforehand here. Leave this column out.'
          : `"${known}" cannot be decided here. Write one of ${decision.labels.map(({ value }) => value).join(', ')}.`,
      );
    else {
      seen.set(folded(key), row.number);
      const said = (column: Column): string | null => cell(column) || null;
      reading.items.push({
        ...{ row: row.number, key, title: cell('title') || key, link: said('link'), stratum: said('stratum') },
        ...{ site: said('site'), language: said('language'), market: said('market') },
        ...{ policyLine: said('policyLine'), golden },
      });
    }
  }
  return reading;
}

function columnsOf(header: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const column of columnNames)
    for (const name of listColumns[column]) {
      const index = header.findIndex((given) => plainName(given) === plainName(name));
      if (index === -1 || columns.has(column)) continue;
      columns.set(column, index);
    }
  return columns;
}

function faultOf(cell: (column: Column) => string): [Column, string] | null {
  if (cell('key') === '') return ['key', 'An id is missing.'];
  for (const column of columnNames) {
    const text = cell(column);
    if (isCellError(text)) return [column, aboutCellError(text)];
    if (text.length > longest[column]) return [column, `A cell has ${longest[column]} characters at most here.`];
  }
  const link = cell('link');
  return link === '' || webLink.test(link) ? null : ['link', 'is no link that begins with https:// and has no spaces.'];
}

/** An item that will be judged. */
export interface SampledItem extends ListedItem {
  /** In which order all are given out, from 1. */
  place: number;
  weight: number;
}

export interface Sampled {
  items: SampledItem[];
  strata: Stratum[];
  /** Rows of which no answer is known: those from which was drawn. */
  population: number;
}

/**
 * The sample of a list, and the whole golden set, in an order that tells nothing of which is which: by the ranks of the seed and
 * the word `order`.
 *
 * @throws Refusal `invalid-command` where there is nothing to draw from, or too much to judge
 */
export function sampledFrom(list: readonly ListedItem[], seed: string, how: Draw): Sampled {
  const population = list.filter(({ golden }) => golden === null);
  if (population.length === 0)
    throw new Refusal(
      'invalid-command',
      'Each row has a known answer, so there is nothing to draw from. Add rows without one.',
    );
  if (how.method === 'systematic' && how.interval > population.length)
    throw new Refusal(
      'invalid-command',
      `The list has ${population.length} rows to draw from, fewer than the interval of ${how.interval}.`,
      {
        path: 'interval',
      },
    );
  if (how.method === 'stratified' && population.every(({ stratum }) => stratum === null))
    throw new Refusal(
      'invalid-command',
      'The list has no column "stratum" by which to draw. Add one, or draw in another way.',
      {
        path: 'method',
      },
    );
  const { units, strata } = draw(population, seed, how);
  const golden = list.filter((item) => item.golden !== null).map((unit) => ({ unit, weight: 0 }));
  const chosen = new Map([...units, ...golden].map(({ unit, weight }) => [unit.key, weight]));
  if (chosen.size > mostItems)
    throw new Refusal(
      'invalid-command',
      `${chosen.size} items are more than the ${mostItems} of one round. Draw fewer.`,
      {
        path: 'size',
      },
    );
  const order = shuffled(
    `${seed}/order`,
    list.filter(({ key }) => chosen.has(key)),
  );
  return {
    items: order.map((item, index) => ({ ...item, place: index + 1, weight: chosen.get(item.key) ?? 0 })),
    strata,
    population: population.length,
  };
}
