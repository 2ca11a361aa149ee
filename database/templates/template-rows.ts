import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import type { TemplateBody } from '../../domain/template/template.js';

export interface TemplateRow {
  id: string;
  name: string;
  description: string;
  /** Of the record: one more with every change, of a draft too. */
  version: number;
  created_at: Date;
  updated_at: Date;
}

export interface TemplateVersion {
  id: string;
  templateId: string;
  templateName: string;
  version: number;
  status: 'draft' | 'published';
  body: TemplateBody;
}

/** Nobody else changes it until the transaction ends. @throws Refusal `not-found` */
export async function lockTemplate(manager: EntityManager, id: string): Promise<TemplateRow> {
  const [row] = await manager.query<TemplateRow[]>('SELECT * FROM templates WHERE id = $1 FOR UPDATE', [id]);
  if (!row) throw new Refusal('not-found', `There is no template ${id}. List the templates to see their ids.`);
  return row;
}

const versionColumns = `v.id, v.template_id AS "templateId", t.name AS "templateName", v.version, v.status, v.body`;
const versionFrom = 'template_versions v JOIN templates t ON t.id = v.template_id';

/** A version by its number; the newest that is published where none is said. @throws Refusal `not-found` */
export async function findTemplateVersion(
  manager: EntityManager,
  templateId: string,
  version?: number,
): Promise<TemplateVersion> {
  const [row] = await manager.query<TemplateVersion[]>(
    `SELECT ${versionColumns} FROM ${versionFrom} WHERE v.template_id = $1
       AND CASE WHEN $2::int IS NULL THEN v.status = 'published' ELSE v.version = $2 END ORDER BY v.version DESC LIMIT 1`,
    [templateId, version ?? null],
  );
  if (row) return row;
  throw new Refusal(
    'not-found',
    version === undefined
      ? 'No version of the template is published yet. Publish its draft, or say a version.'
      : `The template has no version ${version}. Read the template to see its versions.`,
  );
}

/** All versions of a template, newest first. */
export async function templateVersions(manager: EntityManager, templateId: string): Promise<TemplateVersion[]> {
  return manager.query<TemplateVersion[]>(
    `SELECT ${versionColumns} FROM ${versionFrom} WHERE v.template_id = $1 ORDER BY v.version DESC`,
    [templateId],
  );
}
