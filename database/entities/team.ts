import { EntitySchema } from 'typeorm';
import { createdAt, folded, madeId, recordVersion, twin, updatedAt } from './columns.js';

export interface Team {
  id: string;
  name: string;
  market: string | null;
  lead_id: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  name_folded: string;
  name_twin: number;
}

export const teams = new EntitySchema<Team>({
  name: 'team',
  tableName: 'teams',
  columns: {
    id: madeId,
    name: { type: 'text' },
    market: { type: 'text', nullable: true },
    lead_id: { type: 'uuid', nullable: true, foreignKey: { target: 'person', name: 'teams_lead' } },
    version: recordVersion,
    created_at: createdAt,
    updated_at: updatedAt,
    name_folded: folded,
    name_twin: twin,
  },
  indices: [{ name: 'teams_name_folded', unique: true, columns: ['name_folded', 'name_twin'] }],
});
