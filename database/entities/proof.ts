import { EntitySchema } from 'typeorm';
import { foreign } from './columns.js';

/** That somebody has proved who they are, for those who come by a token. Of the proof itself its hash is kept. */
export interface ProofRow {
  hash: string;
  person_id: string;
  /** `password`, or `provider:KEY`. */
  how: string;
  proved_at: Date;
  ends_at: Date;
}

export const proofs = new EntitySchema<ProofRow>({
  name: 'proof',
  tableName: 'proofs',
  columns: {
    hash: { type: 'text', primary: true },
    person_id: foreign('person', 'proofs_person_id_fkey'),
    how: { type: 'text' },
    proved_at: { type: 'timestamptz' },
    ends_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'proofs_by_person', columns: ['person_id'] },
    { name: 'proofs_by_end', columns: ['ends_at'] },
  ],
});
