import { EntitySchema } from 'typeorm';
import type { Rota as RotaBody } from '../../domain/duty/rota.js';
import { createdAt, folded, foreign, givenId, recordVersion, twin, updatedAt } from './columns.js';

export interface Rota {
  id: string;
  name: string;
  description: string;
  body: RotaBody;
  version: number;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  name_folded: string;
  name_twin: number;
}

export const rotas = new EntitySchema<Rota>({
  name: 'rota',
  tableName: 'rotas',
  columns: {
    id: givenId,
    name: { type: 'text' },
    description: { type: 'text', default: '' },
    body: { type: 'jsonb' },
    version: recordVersion,
    created_by: foreign('person', 'rotas_created_by_fkey', { nullable: true }),
    created_at: createdAt,
    updated_at: updatedAt,
    name_folded: folded,
    name_twin: twin,
  },
  indices: [{ name: 'rotas_name_folded', unique: true, columns: ['name_folded', 'name_twin'] }],
});
