import { EntitySchema } from 'typeorm';

/** How often something that could be guessed was tried; forgotten once its time is over. */
export interface Guess {
  key: string;
  count: number;
  ends_at: Date;
}

export const guesses = new EntitySchema<Guess>({
  name: 'guess',
  tableName: 'guesses',
  columns: {
    key: { type: 'text', primary: true },
    count: { type: 'integer' },
    ends_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'guesses_ends', columns: ['ends_at'] }],
});
