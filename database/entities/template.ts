import { EntitySchema } from 'typeorm';
import type { TemplateBody } from '../../domain/template/template.js';
import { createdAt, folded, givenId, oneOf, recordVersion, twin, updatedAt } from './columns.js';
import { versionStates, type VersionState } from './policy.js';

export interface Template {
  id: string;
  name: string;
  description: string;
  /** Of the record: one more with every change, of a draft too. */
  version: number;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  name_folded: string;
  name_twin: number;
}

export interface VersionOfTemplate {
  id: string;
  template_id: string;
  version: number;
  status: VersionState;
  body: TemplateBody;
  created_by: string | null;
  created_at: Date;
  published_at: Date | null;
}

export const templates = new EntitySchema<Template>({
  name: 'template',
  tableName: 'templates',
  columns: {
    id: givenId,
    name: { type: 'text' },
    description: { type: 'text', default: '' },
    version: recordVersion,
    created_by: { type: 'uuid', nullable: true, foreignKey: { target: 'person', name: 'templates_created_by_fkey' } },
    created_at: createdAt,
    updated_at: updatedAt,
    name_folded: folded,
    name_twin: twin,
  },
  indices: [{ name: 'templates_name_folded', unique: true, columns: ['name_folded', 'name_twin'] }],
});

export const templateVersions = new EntitySchema<VersionOfTemplate>({
  name: 'template_version',
  tableName: 'template_versions',
  columns: {
    id: givenId,
    template_id: { type: 'uuid', foreignKey: { target: 'template', name: 'template_versions_template_id_fkey' } },
    version: { type: 'integer' },
    status: { type: 'text', default: 'draft' },
    body: { type: 'jsonb' },
    created_by: {
      type: 'uuid',
      nullable: true,
      foreignKey: { target: 'person', name: 'template_versions_created_by_fkey' },
    },
    created_at: createdAt,
    published_at: { type: 'timestamptz', nullable: true },
  },
  indices: [
    { name: 'template_versions_draft', unique: true, columns: ['template_id'], where: `(status = 'draft'::text)` },
  ],
  uniques: [{ name: 'template_versions_template_id_version_key', columns: ['template_id', 'version'] }],
  checks: [{ name: 'template_versions_status_check', expression: oneOf('status', versionStates) }],
});
