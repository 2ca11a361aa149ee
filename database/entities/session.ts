import { EntitySchema } from 'typeorm';
import { waysToProve, type HowProved } from '../../domain/sign-in/how.js';
import { foreign, madeId, oneOf } from './columns.js';

export interface Session {
  id: string;
  person_id: string;
  session_hash: string;
  how: HowProved['kind'];
  provider: string | null;
  /** When they last proved who they are; null where nobody knows. */
  proved_at: Date | null;
  opened_at: Date;
  /** To the minute. */
  used_at: Date;
  /** At the latest. */
  ends_at: Date;
  ended_at: Date | null;
  /** Who made the link by which they came, where it was another. */
  made_by: string | null;
  /** By which it was opened, whatever has proved since who they are. */
  provider_id: string | null;
  /** Of the session there. */
  sid_hash: string | null;
  /** What the provider signed, until they have signed out there. */
  sealed_id_token: string | null;
  address: string | null;
  browser: string | null;
}

export const sessions = new EntitySchema<Session>({
  name: 'session',
  tableName: 'sessions',
  columns: {
    id: madeId,
    person_id: foreign('person', 'sessions_person_id_fkey'),
    // Looked for, and never read.
    session_hash: { type: 'text', unique: true, select: false },
    how: { type: 'text' },
    provider: { type: 'text', nullable: true },
    proved_at: { type: 'timestamptz', nullable: true },
    opened_at: { type: 'timestamptz' },
    used_at: { type: 'timestamptz' },
    ends_at: { type: 'timestamptz' },
    ended_at: { type: 'timestamptz', nullable: true },
    made_by: foreign('person', 'sessions_made_by_fkey', { nullable: true }),
    provider_id: foreign('sign_in_provider', 'sessions_provider_id_fkey', { nullable: true }),
    sid_hash: { type: 'text', nullable: true, select: false },
    sealed_id_token: { type: 'text', nullable: true, select: false },
    address: { type: 'text', nullable: true },
    browser: { type: 'text', nullable: true },
  },
  indices: [
    { name: 'sessions_person', columns: ['person_id'], where: '(ended_at IS NULL)' },
    { name: 'sessions_ends', columns: ['ends_at'] },
    {
      name: 'sessions_elsewhere',
      columns: ['provider_id'],
      where: '((ended_at IS NULL) AND (provider_id IS NOT NULL))',
    },
    { name: 'sessions_id_token', columns: ['ended_at'], where: '(sealed_id_token IS NOT NULL)' },
  ],
  checks: [
    { name: 'sessions_how_check', expression: oneOf('how', waysToProve) },
    { name: 'sessions_provider', expression: `((provider IS NOT NULL) = (how = 'provider'::text))` },
  ],
});
