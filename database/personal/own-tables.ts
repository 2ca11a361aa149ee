/** A table whose rows are about one person, who is given them. */
export interface OwnTable {
  table: string;
  /** By which column it names them. */
  column: string;
  /** What tells a row from the others, in the order in which they are read; with its type in SQL. */
  key: Readonly<Record<string, string>>;
  /** Columns that are given. */
  given: readonly string[];
  /** Columns that are not: secrets, what is made of others, what the machine keeps for itself, and text of records. */
  withheld: readonly string[];
}

const id = { id: 'uuid' };
const words = (text: string): string[] => text.trim().split(/\s+/);

/** What is stored about a person and of nobody else. Each column is either given or withheld; a test holds that. */
export const ownTables: readonly OwnTable[] = [
  {
    ...{ table: 'people', column: 'id', key: id },
    given: words(`id name email team_id manager_id market time_zone calendar_key access active same_as external service
      version created_at updated_at erased_at`),
    withheld: words('name_folded email_folded email_twin'),
  },
  {
    ...{ table: 'local_accounts', column: 'person_id', key: { person_id: 'uuid' } },
    given: words('set_at made_by'),
    withheld: words('person_id password_hash'),
  },
  {
    ...{ table: 'identities', column: 'person_id', key: id },
    given: words('id provider_id subject how created_by created_at last_used_at'),
    withheld: ['person_id'],
  },
  {
    ...{ table: 'directory_users', column: 'person_id', key: { person_id: 'uuid' } },
    given: words(`directory_id user_name external_id given_name family_name formatted title created_at updated_at
      deleted_at version`),
    withheld: words('person_id user_name_folded'),
  },
  {
    ...{ table: 'person_groups', column: 'person_id', key: { source: 'text', group_folded: 'text' } },
    given: words('source group_name created_at'),
    withheld: words('person_id group_folded'),
  },
  {
    ...{ table: 'contact_points', column: 'person_id', key: id },
    given: words('id channel name hint via created_by created_at confirmed_at removed_at'),
    withheld: words('person_id program_id sealed destination wrong_codes'),
  },
  {
    ...{ table: 'notification_preferences', column: 'person_id', key: { person_id: 'uuid' } },
    given: words('body version updated_at'),
    withheld: ['person_id'],
  },
  {
    ...{ table: 'sessions', column: 'person_id', key: id },
    given: words(`id how provider provider_id proved_at opened_at used_at ends_at ended_at made_by address browser`),
    withheld: words('person_id session_hash sid_hash sealed_id_token'),
  },
  {
    ...{ table: 'sign_in_links', column: 'person_id', key: id },
    given: words('purpose by_mail made_by created_at ends_at used_at ended_at'),
    withheld: words('id person_id'),
  },
  {
    ...{ table: 'proofs', column: 'person_id', key: { hash: 'text' } },
    given: words('how proved_at ends_at'),
    withheld: words('hash person_id'),
  },
  {
    ...{ table: 'device_logins', column: 'person_id', key: id },
    given: words('client level address created_at expires_at asked_at made_by allowed used_at proved_how proved_at'),
    withheld: words('id person_id device_hash user_hash pause_seconds'),
  },
  {
    ...{ table: 'api_tokens', column: 'person_id', key: id },
    given: words('id name level program_id made_with created_at expires_at last_used_at revoked_at'),
    withheld: words('person_id token_hash'),
  },
  {
    ...{ table: 'feeds', column: 'person_id', key: id },
    given: words('id program_id created_at revoked_at'),
    withheld: words('person_id token_hash'),
  },
  {
    ...{ table: 'action_links', column: 'person_id', key: id },
    given: words('action subject_kind subject_id created_at expires_at used_at revoked_at'),
    withheld: words('id person_id token_hash delivery_id content_hash refusals'),
  },
  {
    ...{ table: 'idempotency_keys', column: 'person_id', key: { key: 'text' } },
    given: words('key status created_at'),
    withheld: words('person_id fingerprint response claimed_by'),
  },
  {
    ...{ table: 'digests', column: 'person_id', key: { local_date: 'date' } },
    given: words('local_date entries made_at'),
    withheld: ['person_id'],
  },
  {
    ...{ table: 'notifications', column: 'person_id', key: { id: 'bigint' } },
    given: words('id kind subject_kind subject_id role level at read_at channels created_at'),
    withheld: words(`person_id program_id event_key title body push push_after settled said held_under trace`),
  },
  {
    ...{ table: 'deliveries', column: 'person_id', key: id },
    given: words('id channel kind state attempts address created_at sent_at attempted_at last_error'),
    withheld: words(`person_id next_attempt_at message_id contact_point_id destination content answer instead_of
      leased_until merged_into routed_under put_off fault offered_since server`),
  },
  {
    ...{ table: 'report_subscriptions', column: 'person_id', key: id },
    given: words(`id made_by program_id domain market weekday at time_zone language next_at problem version created_at
      updated_at`),
    withheld: words('person_id put_off_until'),
  },
  {
    ...{ table: 'sent_reports', column: 'person_id', key: id },
    given: words('id subscription_id week language digest made_at created_at'),
    withheld: words('person_id content delivery_id'),
  },
  {
    ...{ table: 'views', column: 'owner_id', key: id },
    given: words('id list name query columns grouping sharing team_id version created_at updated_at'),
    withheld: words('owner_id name_folded'),
  },
  {
    ...{ table: 'view_defaults', column: 'person_id', key: { list: 'text' } },
    given: words('list view_id'),
    withheld: ['person_id'],
  },
  {
    ...{ table: 'delegations', column: 'person_id', key: id },
    given:
      words(`id stand_in_id scope reason from_date from_time until_date until_time time_zone starts_at ends_at status
      revoked_at revoked_by created_by created_at`),
    withheld: words('person_id version workflow_version updated_at'),
  },
  {
    ...{ table: 'role_grants', column: 'person_id', key: id },
    given: words(`id role scope scope_text program_id reason starts_at ends_at given_by created_at taken_at taken_by`),
    withheld: words('person_id team_id source group_name group_folded'),
  },
  {
    ...{ table: 'comments', column: 'author_id', key: id },
    given: words('id subject_kind subject_id body created_at'),
    withheld: words('author_id mentioned'),
  },
  {
    ...{ table: 'signatures', column: 'person_id', key: id },
    given: words('id round_id stage decision reason at person_name role proved_how proved_at revoked_at'),
    withheld: words('person_id content_hash for_person_id for_person_name follow_ups'),
  },
  {
    ...{ table: 'review_assignments', column: 'person_id', key: id },
    given: words('id round_id item_id duty state given_at held_until ended_at decision policy_line answers note'),
    withheld: words('person_id side'),
  },
  {
    ...{ table: 'evidence', column: 'added_by', key: id },
    given: words('id item_id cycle kind title url file_name media_type size added_at removed_at'),
    withheld: words('added_by sha256'),
  },
];
