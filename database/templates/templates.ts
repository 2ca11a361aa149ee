import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import type { TemplateParameter } from '../../domain/template/template.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

interface VersionFacts {
  id: string;
  version: number;
  status: 'draft' | 'published';
  createdAt: string;
  publishedAt: string | null;
  /** How many were made of it. */
  programs: number;
}

/** A template without the bodies of its versions; the parameters are those of the newest that is published. */
export interface TemplateOutline {
  id: string;
  name: string;
  description: string;
  version: number;
  versions: VersionFacts[];
  parameters: TemplateParameter[] | null;
}

const columns = `t.id, t.name, t.description, t.version,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version, 'status', v.status, 'createdAt', v.created_at,
      'publishedAt', v.published_at, 'programs', (SELECT count(*) FROM programs p WHERE p.template_version_id = v.id))
      ORDER BY v.version DESC) FROM template_versions v WHERE v.template_id = t.id), '[]') AS versions,
  (SELECT v.body -> 'parameters' FROM template_versions v WHERE v.template_id = t.id
     ORDER BY v.status = 'published' DESC, v.version DESC LIMIT 1) AS parameters`;

export const templateSorts: Sorts = {
  name: [
    { sql: 't.name_folded', type: 'text' },
    { sql: 't.id', type: 'uuid' },
  ],
};

/** Templates in the order of the slice; `q` is a part of the name. */
export function templatesBy(
  manager: EntityManager,
  { q }: { q?: string | undefined },
  slice: Keyset,
): Promise<TemplateOutline[]> {
  const params: unknown[] = [q ?? null];
  return manager.query<TemplateOutline[]>(
    `SELECT ${columns}, ${slice.columns} FROM templates t
     WHERE ($1::text IS NULL OR strpos(t.name_folded, folded($1)) > 0) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findTemplate(manager: EntityManager, id: string): Promise<TemplateOutline> {
  const [row] = isUuid(id)
    ? await manager.query<TemplateOutline[]>(`SELECT ${columns} FROM templates t WHERE t.id = $1`, [id])
    : [];
  if (!row) throw new Refusal('not-found', `There is no template ${id}. List the templates to see their ids.`);
  return row;
}
