import { EntitySchema } from 'typeorm';
import { tokenLevels, type TokenLevel } from '../../domain/access/limits.js';
import { createdAt, foreign, madeId, oneOf } from './columns.js';

export interface Token {
  id: string;
  person_id: string;
  name: string;
  token_hash: string;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  made_with: string | null;
  level: TokenLevel;
  /** Null: for all programs. */
  program_id: string | null;
  last_used_at: Date | null;
}

export const tokens = new EntitySchema<Token>({
  name: 'token',
  tableName: 'api_tokens',
  columns: {
    id: madeId,
    person_id: foreign('person', 'api_tokens_person_id_fkey'),
    name: { type: 'text' },
    // Looked for, and never read.
    token_hash: { type: 'text', unique: true, select: false },
    created_at: createdAt,
    expires_at: { type: 'timestamptz', nullable: true },
    revoked_at: { type: 'timestamptz', nullable: true },
    made_with: foreign('token', 'api_tokens_made_with_fkey', { nullable: true }),
    level: { type: 'text', default: 'administer' },
    program_id: foreign('program', 'api_tokens_program_id_fkey', { nullable: true }),
    last_used_at: { type: 'timestamptz', nullable: true },
  },
  checks: [{ name: 'api_tokens_level_check', expression: oneOf('level', tokenLevels) }],
  indices: [
    { name: 'api_tokens_person', columns: ['person_id'] },
    { name: 'api_tokens_made_with', columns: ['made_with'], where: '(made_with IS NOT NULL)' },
  ],
});
