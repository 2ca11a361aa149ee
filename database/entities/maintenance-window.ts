import { EntitySchema } from 'typeorm';
import { createdAt, foreign, givenId } from './columns.js';

export interface MaintenanceWindow {
  id: string;
  reason: string;
  starts_at: Date;
  ends_at: Date;
  market: string | null;
  program_id: string | null;
  created_by: string;
  created_at: Date;
  cancelled_at: Date | null;
  cancelled_by: string | null;
}

export const maintenanceWindows = new EntitySchema<MaintenanceWindow>({
  name: 'maintenance_window',
  tableName: 'maintenance_windows',
  columns: {
    id: givenId,
    reason: { type: 'text' },
    starts_at: { type: 'timestamptz' },
    ends_at: { type: 'timestamptz' },
    market: { type: 'text', nullable: true },
    program_id: foreign('program', 'maintenance_windows_program_id_fkey', { nullable: true }),
    created_by: foreign('person', 'maintenance_windows_created_by_fkey'),
    created_at: createdAt,
    cancelled_at: { type: 'timestamptz', nullable: true },
    cancelled_by: foreign('person', 'maintenance_windows_cancelled_by_fkey', { nullable: true }),
  },
  indices: [{ name: 'maintenance_windows_ends', columns: ['ends_at'], where: '(cancelled_at IS NULL)' }],
  checks: [{ name: 'maintenance_windows_check', expression: '(ends_at > starts_at)' }],
});
