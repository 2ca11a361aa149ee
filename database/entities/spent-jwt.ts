import { EntitySchema } from 'typeorm';

/** A token of an issuer whose tokens are taken once, by the hash of its name; kept until it has ended. */
export interface SpentJwt {
  id: string;
  ends_at: Date;
}

export const spentJwts = new EntitySchema<SpentJwt>({
  name: 'spent_jwt',
  tableName: 'spent_jwts',
  columns: {
    id: { type: 'text', primary: true },
    ends_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'spent_jwts_ends', columns: ['ends_at'] }],
});
