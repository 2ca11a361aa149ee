import type { KeptMatrix } from '../../../../database/cases/matrix.js';
import type { SeverityMatrix } from '../../../../domain/case/matrix.js';
import { ratings, type Rating } from '../../../../domain/policy/rating.js';
import {
  choice,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  versioned,
} from '../openapi/json-schema.js';

const cell = { likelihood: integer, impact: integer, severity: choice(ratings) };
const limits = Object.fromEntries(ratings.map((rating) => [rating, text]));

export const matrixSchema = versioned(
  'SeverityMatrix',
  object(
    {
      cells: list(object(cell)),
      triageWithin: object(limits, 'Working time within which a case of that severity is triaged.'),
      note: text,
      setBy: nullable(person),
      setAt: instant,
      version: integer,
    },
    'Likelihood and impact go from 1 to 5; `setBy` is null of the one that ships with Tollgate.',
  ),
);

export const countedCellsSchema = schema(
  'CasesBySeverity',
  object({ matrixVersion: integer, cells: list(object({ ...cell, count: integer })) }),
);

interface Cell {
  likelihood: number;
  impact: number;
  severity: Rating;
}

/** Each cell of a matrix, by likelihood, then by impact. */
export function cellsJson({ cells }: Pick<SeverityMatrix, 'cells'>): Cell[] {
  return cells.flatMap((row, likelihood) =>
    row.map((severity, impact) => ({ likelihood: likelihood + 1, impact: impact + 1, severity })),
  );
}

export function matrixJson(matrix: KeptMatrix): object {
  const { triageWithin, note, setBy, setAt, version } = matrix;
  return { cells: cellsJson(matrix), triageWithin, note, setBy, setAt: setAt.toISOString(), version };
}
