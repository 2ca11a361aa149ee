import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { stableId } from '../../domain/stable-id.js';
import type { TemplateBody } from '../../domain/template/template.js';
import { recordedKeys, saveEvents } from '../trail/events.js';
import { lockTemplate } from './template-rows.js';

/** Who changes a template, when, under which key, and having read which version of its record. */
export interface TemplateChange {
  actorId: string;
  /** Of the request; the same key of the same person is carried out once. */
  key: string;
  at: number;
  expectedVersion?: number;
}

/** A template with its first draft; an id that exists is left alone. */
export async function createTemplate(
  manager: EntityManager,
  template: { id: string; name: string; description: string; body: TemplateBody },
  by: TemplateChange,
  from?: { programId: string },
): Promise<void> {
  const { id, name, description, body } = template;
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO templates (id, name, description, created_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, name, description, by.actorId],
  );
  if (inserted.length === 0) return;
  await insertDraft(manager, id, 1, body, by);
  await record(manager, id, 'template.created', 1, by, { name, ...from });
}

/** Replaces the draft, or begins one. @throws Refusal `not-found`, `version-mismatch` */
export async function saveDraft(
  manager: EntityManager,
  id: string,
  change: { name?: string; description?: string; body: TemplateBody },
  by: TemplateChange,
): Promise<void> {
  await edit(manager, id, 'template.draft_saved', by, async () => {
    const last = await lastVersion(manager, id);
    const version = last?.status === 'draft' ? last.version : (last?.version ?? 0) + 1;
    if (last?.status === 'draft')
      await manager.query('UPDATE template_versions SET body = $2 WHERE id = $1', [
        last.id,
        JSON.stringify(change.body),
      ]);
    else await insertDraft(manager, id, version, change.body, by);
    await manager.query(
      'UPDATE templates SET name = coalesce($2, name), description = coalesce($3, description) WHERE id = $1',
      [id, change.name ?? null, change.description ?? null],
    );
    return { version, ...(change.name === undefined ? {} : { name: change.name }) };
  });
}

/** The draft becomes a version that never changes again. @throws Refusal `not-found`, `illegal-transition` */
export async function publishDraft(manager: EntityManager, id: string, by: TemplateChange): Promise<void> {
  await edit(manager, id, 'template.published', by, async () => {
    const last = await lastVersion(manager, id);
    if (last?.status !== 'draft')
      throw new Refusal(
        'illegal-transition',
        `The template has no draft: version ${last?.version ?? 0} is published and never changes. Save a draft first.`,
        { currentStatus: last?.status ?? null },
      );
    await manager.query(
      `UPDATE template_versions SET status = 'published', published_at = to_timestamp($2 / 1000.0) WHERE id = $1`,
      [last.id, by.at],
    );
    return { version: last.version };
  });
}

async function edit(
  manager: EntityManager,
  id: string,
  type: string,
  by: TemplateChange,
  change: () => Promise<Record<string, unknown>>,
): Promise<void> {
  const { version } = await lockTemplate(manager, id);
  const key = eventKey(id, type, by);
  if ((await recordedKeys(manager, [key])).has(key)) return;
  if (by.expectedVersion !== undefined && by.expectedVersion !== version)
    throw new Refusal('version-mismatch', `The template is at version ${version} by now. Read it again.`, { version });
  const data = await change();
  await manager.query('UPDATE templates SET version = version + 1, updated_at = clock_timestamp() WHERE id = $1', [id]);
  await record(manager, id, type, version + 1, by, data);
}

async function lastVersion(
  manager: EntityManager,
  templateId: string,
): Promise<{ id: string; version: number; status: string } | undefined> {
  const [row] = await manager.query<{ id: string; version: number; status: string }[]>(
    'SELECT id, version, status FROM template_versions WHERE template_id = $1 ORDER BY version DESC LIMIT 1',
    [templateId],
  );
  return row;
}

async function insertDraft(
  manager: EntityManager,
  templateId: string,
  version: number,
  body: TemplateBody,
  by: TemplateChange,
): Promise<void> {
  await manager.query(
    'INSERT INTO template_versions (id, template_id, version, body, created_by) VALUES ($1, $2, $3, $4, $5)',
    [stableId(templateId, 'version', String(version)), templateId, version, JSON.stringify(body), by.actorId],
  );
}

function eventKey(id: string, type: string, { actorId, key }: TemplateChange): string {
  return `template/${id}#${type}:${actorId}:${key}`;
}

async function record(
  manager: EntityManager,
  id: string,
  type: string,
  version: number,
  by: TemplateChange,
  data: Record<string, unknown>,
): Promise<void> {
  const event = { key: eventKey(id, type, by), type, at: by.at, actorId: by.actorId, version, data };
  await saveEvents(manager, [{ subjectKind: 'template', subjectId: id, programId: null, event }]);
}
