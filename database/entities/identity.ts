import { EntitySchema } from 'typeorm';
import { createdAt, foreign, givenId, oneOf } from './columns.js';

const ways = ['address', 'created', 'linked'] as const;

/** Who somebody is at a provider. */
export interface Identity {
  id: string;
  provider_id: string;
  subject: string;
  person_id: string;
  /** How it came about: by a verified address, with the person, or an administrator said so. */
  how: (typeof ways)[number];
  created_by: string | null;
  created_at: Date;
  last_used_at: Date | null;
}

export const identities = new EntitySchema<Identity>({
  name: 'identity',
  tableName: 'identities',
  columns: {
    id: givenId,
    provider_id: foreign('sign_in_provider', 'identities_provider_id_fkey'),
    subject: { type: 'text' },
    person_id: foreign('person', 'identities_person_id_fkey'),
    how: { type: 'text' },
    created_by: foreign('person', 'identities_created_by_fkey', { nullable: true }),
    created_at: createdAt,
    last_used_at: { type: 'timestamptz', nullable: true },
  },
  indices: [
    { name: 'identities_subject', unique: true, columns: ['provider_id', 'subject'] },
    { name: 'identities_person', columns: ['person_id'] },
  ],
  checks: [{ name: 'identities_how_check', expression: oneOf('how', ways) }],
});
