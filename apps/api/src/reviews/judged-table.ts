import { finalOf, type Given, type JudgedItem } from '../../../../domain/review/results.js';
import type { ReviewRound } from '../../../../domain/review/round.js';
import type { ExportColumn } from '../exports/export-table.js';

function text(name: string, width: number, cell: (row: JudgedItem) => string | null): ExportColumn<JudgedItem> {
  return { name, width, cell: (row) => cell(row) ?? '' };
}

function count(name: string, of: (row: JudgedItem) => number, format: string): ExportColumn<JudgedItem> {
  return { name, width: 10, cell: (row) => String(of(row)), value: of, format };
}

/** An item as a row of a spreadsheet: what was drawn, what each answered, what was decided. */
export function judgedTable(
  { perItem, questions }: Pick<ReviewRound, 'perItem' | 'questions'>,
  names: ReadonlyMap<string, string>,
): ExportColumn<JudgedItem>[] {
  const one = (prefix: string, of: (row: JudgedItem) => Given | null): ExportColumn<JudgedItem>[] => [
    text(`${prefix}: who`, 24, (row) => names.get(of(row)?.personId ?? '') ?? null),
    text(`${prefix}: decision`, 16, (row) => of(row)?.decision ?? null),
    text(`${prefix}: policy line`, 24, (row) => of(row)?.policyLine ?? null),
    text(`${prefix}: note`, 30, (row) => of(row)?.note ?? null),
    ...questions.map(({ key }) => text(`${prefix}: ${key}`, 24, (row) => of(row)?.answers[key] ?? null)),
  ];
  return [
    text('Id', 20, ({ key }) => key),
    count('Place', ({ place }) => place, '0'),
    text('Title', 50, ({ title }) => title),
    text('Link', 40, ({ link }) => link),
    text('Stratum', 16, ({ stratum }) => stratum),
    text('Site', 16, ({ site }) => site),
    text('Language', 12, ({ language }) => language),
    text('Market', 10, ({ market }) => market),
    text('Policy line', 24, ({ policyLine }) => policyLine),
    count('Weight', ({ weight }) => weight, '0.0000'),
    text('Known answer', 16, ({ golden }) => golden),
    ...Array.from({ length: perItem }, (_, side) =>
      one(`Reviewer ${side + 1}`, ({ answers }) => answers[side] ?? null),
    ).flat(),
    ...(perItem > 1 ? one('Adjudicator', ({ adjudication }) => adjudication) : []),
    text('Decided', 16, finalOf),
  ];
}
