import { event, type EventShapes } from './event-shape.js';
import * as f from './field.js';

const contact = { contactPointId: f.id };
const token = { tokenId: f.id, name: f.text('Nightly report') };
const session = { sessionId: f.id };
const channel = f.choice('email', 'lark', 'slack', 'teams');

const view = { viewId: f.id, list: f.text('action-items'), sharing: f.text('team') };

const report = {
  ...{ subscriptionId: f.id, weekday: f.whole(1), at: f.text('09:00'), zone: f.text('Asia/Singapore') },
  ...{ language: f.text('en'), programId: f.orNull(f.id, null) },
  ...{ domain: f.orNull(f.text('counterfeit and IP')), market: f.orNull(f.text('VN')) },
};

/** People, and how this and other systems are reached. */
export const peopleEvents: EventShapes = {
  'channel.down': event('A server takes no messages of ours; they wait', {
    server: f.text('smtp.example.com'),
    channel,
    answer: f.text('535 authentication failed'),
    fault: f.choice('us', 'server', 'address', 'message'),
  }),
  'channel.well': event('A server takes messages again', { server: f.text('smtp.example.com'), channel }),
  'command_key.made': event('A key that signs commands was made', { id: f.text('k2') }),
  'command_key.removed': event('A key that signs commands was removed', { id: f.text('k1') }),
  'delivery.bounced': event('A mail came back', { answer: f.text('550 5.1.1 no such mailbox') }),
  'delivery.retried': event('A message is tried again'),
  'person.contact_added': event('An address was added', { ...contact, channel, name: f.text('Lark') }),
  'person.contact_confirmed': event('An address was confirmed', contact),
  'person.contact_removed': event('An address was removed', contact),
  'person.created': event('Somebody was added', {
    name: f.text('Mei Tan'),
    'email?': f.orNull(f.text('mei@example.com')),
    'teamId?': f.orNull(f.id),
    'managerId?': f.orNull(f.id),
    'market?': f.orNull(f.text('SG')),
    'timeZone?': f.text('Asia/Singapore'),
    'calendar?': f.orNull(f.text('SG')),
    'access?': f.text('member'),
    'service?': f.flag(false),
    'external?': f.flag(false),
    'by?': f.text('import'),
  }),
  'person.edited': event('Facts about somebody were changed', {
    changed: f.anObject('The fields that were sent, as the API takes them.', { active: false }),
  }),
  'person.erased': event('Somebody was erased: their names are gone from these events, and the proof of each stays', {
    reason: f.reason,
    events: f.list(f.whole(4711)),
    'proved?': f.anObject('How whoever erased has proved who they are.', { how: 'password', at: 1_764_842_400_000 }),
    'done?': f.anObject('As it was answered; of several events the first has it.', { events: 12 }),
  }),
  'person.feed_created': event('The link of a calendar feed was made', { feedId: f.id, programId: f.orNull(f.id) }),
  'person.feed_revoked': event('The link of a calendar feed was revoked', { feedId: f.id }),
  'person.handed_over': event('What hung on somebody was handed over', {
    to: f.id,
    what: f.list(f.object({ kind: f.text('action_item'), id: f.id, part: f.text('owner'), name: f.text('AI-7') })),
    operationId: f.orNull(f.id),
  }),
  'person.leaves': event('Somebody leaves: what becomes of all that hangs on them', {
    what: f.list(f.anObject('As the preview showed it.', { kind: 'program', becomes: 'hand_over' })),
  }),
  'person.left': event('Somebody has left: no way in of theirs holds any more', {
    tokens: f.whole(1),
    sessions: f.whole(1),
    links: f.whole(2),
    feeds: f.whole(0),
    holds: f.whole(4),
  }),
  'person.queried': event('Somebody asked the views by SQL', {
    text: f.text('SELECT ref, due_at FROM items WHERE overdue', 'The statement.'),
    format: f.choice('json', 'csv', 'xlsx', 'parquet'),
    rows: f.whole(1000),
  }),
  'person.read_sealed_trail': event('Somebody read the sealed trail, which holds what is restricted too', {}),
  'person.links_revoked': event('Links in messages were revoked', {
    revoked: f.whole(3),
    linkId: f.orNull(f.id, null),
  }),
  'person.marked_other': event('An account was said to be nobody else’s any more', {
    noMoreWith: f.list(f.id),
    reason: f.reason,
  }),
  'person.marked_same': event('An account was marked as one natural person with another', {
    sameAs: f.id,
    reason: f.reason,
  }),
  'person.provisioned': event('A directory said who somebody is, by SCIM', {
    how: f.choice('created', 'adopted', 'changed', 'removed'),
    userName: f.text('mei@example.com'),
    externalId: f.orNull(f.text('00u1ab2c3')),
  }),
  'person.preferences_changed': event('By which channels, and when, somebody hears was changed', {
    preferences: f.anObject('As the API shows them.', { quietHours: null }),
  }),
  'person.password_set': event('Somebody has a password, or another one', { by: f.text('invitation') }),
  'person.sign_in_link_made': event('A link was made by which somebody gets in once', {
    linkId: f.id,
    purpose: f.choice('claim', 'sign_in', 'invitation', 'password'),
    byMail: f.flag(false),
  }),
  'person.signed_in': event('Somebody signed in', {
    ...session,
    how: f.text('password'),
    'provider?': f.text('Example Co'),
  }),
  'person.signed_out': event(
    'A session of somebody was ended; `by` the provider where they signed out, if that said so',
    {
      ...session,
      'by?': f.text('okta'),
    },
  ),
  'person.stored_read': event('All that is stored about somebody was given out'),
  'person.token_created': event('A token was made', {
    ...token,
    'kind?': f.choice('personal', 'service'),
    'level?': f.choice('read', 'act', 'administer', 'directory'),
    'programId?': f.orNull(f.id, null),
    'expiresAt?': f.orNull(f.moments),
  }),
  'person.proved': event('Somebody proved who they are, for what they decide', { how: f.text('password') }),
  'person.token_revoked': event('A token was revoked', token),
  'legal_hold.lifted': event('A legal hold was lifted', { reason: f.reason }),
  'legal_hold.placed': event('A legal hold was placed: neither retention nor erasure touches what it is on', {
    on: f.object({ kind: f.choice('everything', 'program', 'action_item', 'person'), id: f.orNull(f.id) }),
    reason: f.text('Case 4711 of the regulator'),
  }),
  'retention.ran': event('What was older than it is kept was forgotten', {
    class: f.text('messages'),
    count: f.whole(500),
    before: f.moments,
  }),
  'retention.set': event('For how long something is kept was changed; null: for ever', {
    class: f.text('messages'),
    days: f.orNull(f.whole(365)),
    before: f.orNull(f.whole(730), null),
  }),
  'record.command_refused': event('A command that nobody here sent was refused', { reason: f.reason }),
  'record.set_aside': event('A record was set aside, because the machine cannot go on with it', { reason: f.reason }),
  'webhook.created': event('An outgoing webhook was made', {
    name: f.text('risk-desk'),
    events: f.list(f.text('item.escalated')),
    programId: f.orNull(f.id, null),
  }),
  'webhook.disabled': event('An outgoing webhook was switched off, because nothing was taken', {
    name: f.text('risk-desk'),
    because: f.text('nothing was taken for 48 hours'),
  }),
  'webhook.edited': event('An outgoing webhook was changed', {
    changed: f.anObject('The fields that were sent, as the API takes them.', { active: true }),
  }),
  'webhook.removed': event('An outgoing webhook was removed', { name: f.text('risk-desk') }),
  'webhook.replayed': event('Events were sent again', {
    replayed: f.whole(12),
    left: f.whole(0),
    'deliveryId?': f.id,
    'since?': f.moments,
    'from?': f.text('item'),
    'to?': f.text('item'),
  }),
  'webhook.secret_rotated': event('An outgoing webhook has a new secret'),
  'person.report_changed': event('When a weekly report comes to somebody, or in which language, was changed', report),
  'person.report_ended': event('A weekly report comes to somebody no more', { subscriptionId: f.id }),
  'person.report_subscribed': event('A weekly report is to come to somebody', report),
  'person.view_changed': event('A saved view of somebody was changed', view),
  'person.view_removed': event('A saved view of somebody was removed', view),
  'person.view_saved': event('Somebody saved a list as it was set', view),
};
