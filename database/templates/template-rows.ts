import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { templates, type Template, type VersionOfTemplate } from '../entities/template.js';

export interface TemplateVersion extends Pick<VersionOfTemplate, 'id' | 'version' | 'status' | 'body'> {
  templateId: string;
  templateName: string;
}

/** Nobody else changes it until the transaction ends. @throws Refusal `not-found` */
export async function lockTemplate(manager: EntityManager, id: string): Promise<Template> {
  const row = await manager.findOne(templates, { where: { id }, lock: { mode: 'pessimistic_write' } });
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
