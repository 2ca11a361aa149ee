import type { EntityManager } from 'typeorm';
import type { Category, CauseCode, Taxonomy } from '../../domain/analysis/taxonomy.js';

/** A version of the taxonomy as it is shown; nobody has set the one that ships. */
export interface KeptTaxonomy extends Taxonomy {
  setBy: { id: string; name: string } | null;
  setAt: Date;
}

interface Row {
  version: number;
  categories: Category[];
  codes: CauseCode[];
  analyse_within: string;
  repeat_days: number;
  repeat_raises: boolean;
  note: string;
  set_by: { id: string; name: string } | null;
  set_at: Date;
}

/** The taxonomy by which causes are called now. */
export async function presentTaxonomy(manager: EntityManager): Promise<KeptTaxonomy> {
  const [row] = await manager.query<Row[]>(
    `SELECT t.version, t.categories, t.codes, t.analyse_within, t.repeat_days, t.repeat_raises, t.note, t.set_at,
       CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS set_by
     FROM cause_taxonomies t LEFT JOIN people p ON p.id = t.set_by ORDER BY t.version DESC LIMIT 1`,
  );
  if (!row) throw new Error('there is no taxonomy of causes; the migrations ship one');
  const { version, categories, codes, analyse_within: analyseWithin, note, set_by: setBy, set_at: setAt } = row;
  const { repeat_days: repeatDays, repeat_raises: repeatRaises } = row;
  return { version, categories, codes, analyseWithin, repeatDays, repeatRaises, note, setBy, setAt };
}

/** Keeps another version, unless somebody else did since `version` was read. */
export async function saveTaxonomy(
  manager: EntityManager,
  { categories, codes, analyseWithin, repeatDays, repeatRaises, note }: Omit<Taxonomy, 'version'>,
  { version, actorId }: { version: number; actorId: string },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO cause_taxonomies (version, categories, codes, analyse_within, repeat_days, repeat_raises, note, set_by)
     SELECT $1::integer + 1, $2::jsonb, $3::jsonb, $4, $5::integer, $6::boolean, $7, $8::uuid
     WHERE $1 = (SELECT max(version) FROM cause_taxonomies) ON CONFLICT (version) DO NOTHING RETURNING version`,
    [
      ...[version, JSON.stringify(categories), JSON.stringify(codes), analyseWithin, repeatDays, repeatRaises],
      ...[note, actorId],
    ],
  );
  return rows.length > 0;
}
