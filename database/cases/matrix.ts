import type { EntityManager } from 'typeorm';
import type { SeverityMatrix } from '../../domain/case/matrix.js';
import type { Rating } from '../../domain/policy/rating.js';

/** A version of the matrix as it is shown; nobody has set the one that ships. */
export interface KeptMatrix extends SeverityMatrix {
  setBy: { id: string; name: string } | null;
  setAt: Date;
}

interface Row {
  version: number;
  cells: Rating[][];
  triage_within: Record<Rating, string>;
  note: string;
  set_by: string | null;
  set_by_name: string | null;
  set_at: Date;
}

/** The matrix by which cases are rated now. */
export async function presentMatrix(manager: EntityManager): Promise<KeptMatrix> {
  const [row] = await manager.query<Row[]>(
    `SELECT m.*, p.name AS set_by_name FROM severity_matrices m LEFT JOIN people p ON p.id = m.set_by
     ORDER BY m.version DESC LIMIT 1`,
  );
  if (!row) throw new Error('there is no severity matrix; the migrations ship one');
  const { version, cells, triage_within: triageWithin, note, set_by: by, set_by_name: name, set_at: setAt } = row;
  return { version, cells, triageWithin, note, setAt, setBy: by === null ? null : { id: by, name: name ?? '' } };
}

/** Keeps another version, unless somebody else did since `version` was read. */
export async function saveMatrix(
  manager: EntityManager,
  { cells, triageWithin, note }: Omit<SeverityMatrix, 'version'>,
  { version, actorId }: { version: number; actorId: string },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO severity_matrices (version, cells, triage_within, note, set_by)
     SELECT $1::integer + 1, $2::jsonb, $3::jsonb, $4, $5::uuid
     WHERE $1 = (SELECT max(version) FROM severity_matrices) ON CONFLICT (version) DO NOTHING RETURNING version`,
    [version, JSON.stringify(cells), JSON.stringify(triageWithin), note, actorId],
  );
  return rows.length > 0;
}
