import { EntitySchema } from 'typeorm';
import { linkPurposes, type LinkPurpose } from '../../domain/sign-in/link.js';
import { foreign, givenId, oneOf } from './columns.js';

export interface LocalAccount {
  person_id: string;
  /** As `$argon2id$…` says it. */
  password_hash: string;
  set_at: Date;
  /** Who made the link by which it was set, where it was another. */
  made_by: string | null;
}

export const localAccounts = new EntitySchema<LocalAccount>({
  name: 'local_account',
  tableName: 'local_accounts',
  columns: {
    person_id: { ...foreign('person', 'local_accounts_person_id_fkey'), primary: true },
    password_hash: { type: 'text' },
    set_at: { type: 'timestamptz' },
    made_by: foreign('person', 'local_accounts_made_by_fkey', { nullable: true }),
  },
});

/** A link by which somebody gets in, once. */
export interface SignInLink {
  id: string;
  person_id: string;
  purpose: LinkPurpose;
  by_mail: boolean;
  /** Null: the installation itself. */
  made_by: string | null;
  created_at: Date;
  ends_at: Date;
  used_at: Date | null;
  ended_at: Date | null;
}

export const signInLinks = new EntitySchema<SignInLink>({
  name: 'sign_in_link',
  tableName: 'sign_in_links',
  columns: {
    id: givenId,
    person_id: foreign('person', 'sign_in_links_person_id_fkey'),
    purpose: { type: 'text' },
    by_mail: { type: 'boolean' },
    made_by: foreign('person', 'sign_in_links_made_by_fkey', { nullable: true }),
    created_at: { type: 'timestamptz' },
    ends_at: { type: 'timestamptz' },
    used_at: { type: 'timestamptz', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indices: [
    { name: 'sign_in_links_open', columns: ['person_id'], where: '((used_at IS NULL) AND (ended_at IS NULL))' },
  ],
  checks: [{ name: 'sign_in_links_purpose_check', expression: oneOf('purpose', linkPurposes) }],
});
