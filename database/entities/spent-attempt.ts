import { EntitySchema } from 'typeorm';

/** An attempt to sign in elsewhere that was carried out; kept until its cookie is worth nothing any more. */
export interface SpentAttempt {
  id: string;
  spent_at: Date;
}

export const spentAttempts = new EntitySchema<SpentAttempt>({
  name: 'spent_attempt',
  tableName: 'spent_attempts',
  columns: {
    id: { type: 'text', primary: true },
    spent_at: { type: 'timestamptz', createDate: true },
  },
  indices: [{ name: 'spent_attempts_at', columns: ['spent_at'] }],
});
