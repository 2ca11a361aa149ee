import { EntitySchema } from 'typeorm';
import { restrictable, type Restrictable } from '../engine/kinds.js';
import { foreign, givenId, madeId, oneOf } from './columns.js';

/** A record that only those see who have a part in it or are named. */
export interface Restriction {
  subject_id: string;
  subject_kind: Restrictable;
  restricted_by: string;
  restricted_at: Date;
}

export const restrictions = new EntitySchema<Restriction>({
  name: 'restriction',
  tableName: 'restricted_records',
  columns: {
    subject_id: givenId,
    subject_kind: { type: 'text' },
    restricted_by: foreign('person', 'restricted_records_restricted_by_fkey'),
    restricted_at: { type: 'timestamptz', createDate: true },
  },
  checks: [
    {
      name: 'restricted_records_subject_kind_check',
      expression: oneOf('subject_kind', restrictable),
    },
  ],
});

/** A person or a team that is named as a reader of a record. */
export interface Reader {
  id: string;
  subject_id: string;
  person_id: string | null;
  team_id: string | null;
  named_at: Date;
}

export const readers = new EntitySchema<Reader>({
  name: 'reader',
  tableName: 'record_readers',
  columns: {
    id: madeId,
    subject_id: { type: 'uuid' },
    person_id: foreign('person', 'record_readers_person_id_fkey', { nullable: true }),
    team_id: foreign('team', 'record_readers_team_id_fkey', { nullable: true }),
    named_at: { type: 'timestamptz', createDate: true },
  },
  indices: [
    { name: 'record_readers_subject', columns: ['subject_id'] },
    { name: 'record_readers_person', columns: ['person_id'] },
    { name: 'record_readers_team', columns: ['team_id'] },
  ],
  checks: [{ name: 'record_readers_one_check', expression: '((person_id IS NULL) <> (team_id IS NULL))' }],
});
