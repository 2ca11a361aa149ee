import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { stableId } from '../../domain/stable-id.js';
import type { TemplateBody } from '../../domain/template/template.js';
import { templates, templateVersions, type Template, type VersionOfTemplate } from '../entities/template.js';
import { insertOnce, updateOne, type Columns } from '../entities/write.js';
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
  const inserted = await insertOnce(manager, templates, { id, name, description, created_by: by.actorId });
  if (inserted === null) return;
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
    const { name, description, body } = change;
    if (last?.status === 'draft') await updateOne(manager, templateVersions, { id: last.id }, { body });
    else await insertDraft(manager, id, version, body, by);
    return { data: { version, ...(name === undefined ? {} : { name }) }, columns: { name, description } };
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
    await updateOne(manager, templateVersions, { id: last.id }, { status: 'published', published_at: new Date(by.at) });
    return { data: { version: last.version }, columns: {} };
  });
}

async function edit(
  manager: EntityManager,
  id: string,
  type: string,
  by: TemplateChange,
  change: () => Promise<{ data: Record<string, unknown>; columns: Columns<Template> }>,
): Promise<void> {
  const { version } = await lockTemplate(manager, id);
  const key = eventKey(id, type, by);
  if ((await recordedKeys(manager, [key])).has(key)) return;
  if (by.expectedVersion !== undefined && by.expectedVersion !== version)
    throw new Refusal('version-mismatch', `The template is at version ${version} by now. Read it again.`, { version });
  const { data, columns } = await change();
  await updateOne(manager, templates, { id }, columns);
  await record(manager, id, type, version + 1, by, data);
}

function lastVersion(
  manager: EntityManager,
  templateId: string,
): Promise<Pick<VersionOfTemplate, 'id' | 'version' | 'status'> | null> {
  return manager.findOne(templateVersions, {
    select: { id: true, version: true, status: true },
    where: { template_id: templateId },
    order: { version: 'DESC' },
  });
}

async function insertDraft(
  manager: EntityManager,
  templateId: string,
  version: number,
  body: TemplateBody,
  by: TemplateChange,
): Promise<void> {
  const id = stableId(templateId, 'version', String(version));
  const draft = { id, template_id: templateId, version, body, created_by: by.actorId };
  await insertOnce(manager, templateVersions, draft);
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
