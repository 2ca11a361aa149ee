import { EntitySchema } from 'typeorm';
import { createdAt, folded, foreign, madeId, oneOf, recordVersion, twin, updatedAt } from './columns.js';

export interface Person {
  id: string;
  name: string;
  email: string | null;
  team_id: string | null;
  manager_id: string | null;
  market: string | null;
  time_zone: string;
  calendar_key: string | null;
  access: string;
  active: boolean;
  /** The account of the same natural person that all their others name. */
  same_as: string | null;
  /** Of an outsourced site. */
  external: boolean;
  /** Something that speaks to the API, and is given no work. */
  service: boolean;
  /** What named them is gone since then. */
  erased_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  name_folded: string;
  email_folded: string | null;
  email_twin: number;
}

export const people = new EntitySchema<Person>({
  name: 'person',
  tableName: 'people',
  columns: {
    id: madeId,
    name: { type: 'text' },
    email: { type: 'text', nullable: true },
    team_id: foreign('team', 'people_team_id_fkey', { nullable: true }),
    manager_id: foreign('person', 'people_manager_id_fkey', { nullable: true }),
    market: { type: 'text', nullable: true },
    time_zone: { type: 'text', default: 'Asia/Singapore' },
    calendar_key: {
      type: 'text',
      nullable: true,
      foreignKey: { target: 'calendar', name: 'people_calendar_key_fkey' },
    },
    access: { type: 'text', default: 'member' },
    active: { type: 'boolean', default: true },
    same_as: foreign('person', 'people_same_as_fkey', { nullable: true }),
    external: { type: 'boolean', default: false },
    service: { type: 'boolean', default: false },
    erased_at: { type: 'timestamptz', nullable: true },
    version: recordVersion,
    created_at: createdAt,
    updated_at: updatedAt,
    name_folded: folded,
    email_folded: folded,
    email_twin: twin,
  },
  indices: [
    { name: 'people_name_folded', columns: ['name_folded'] },
    {
      name: 'people_email_folded',
      unique: true,
      columns: ['email_folded', 'email_twin'],
      where: '(email IS NOT NULL)',
    },
    { name: 'people_same_as', columns: ['same_as'], where: '(same_as IS NOT NULL)' },
  ],
  checks: [
    { name: 'people_same_as_check', expression: '(same_as <> id)' },
    {
      name: 'people_access_check',
      expression: oneOf('access', ['administrator', 'program_manager', 'member', 'auditor']),
    },
  ],
});
