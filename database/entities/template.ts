import { EntitySchema } from 'typeorm';
import type { TemplateBody } from '../../domain/template/template.js';
import {
  createdAt,
  folded,
  foreign,
  givenId,
  oneOf,
  recordVersion,
  twin,
  updatedAt,
  versionColumns,
  versionStates,
  type VersionRow,
} from './columns.js';

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

export interface VersionOfTemplate extends VersionRow<TemplateBody> {
  id: string;
  template_id: string;
}

export const templates = new EntitySchema<Template>({
  name: 'template',
  tableName: 'templates',
  columns: {
    id: givenId,
    name: { type: 'text' },
    description: { type: 'text', default: '' },
    version: recordVersion,
    created_by: foreign('person', 'templates_created_by_fkey', { nullable: true }),
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
    template_id: foreign('template', 'template_versions_template_id_fkey'),
    ...versionColumns('template_versions'),
  },
  indices: [
    { name: 'template_versions_draft', unique: true, columns: ['template_id'], where: `(status = 'draft'::text)` },
  ],
  uniques: [{ name: 'template_versions_template_id_version_key', columns: ['template_id', 'version'] }],
  checks: [{ name: 'template_versions_status_check', expression: oneOf('status', versionStates) }],
});
