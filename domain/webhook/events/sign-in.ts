import { event, type EventShapes } from './event-shape.js';
import * as f from './field.js';

const provider = { key: f.text('okta'), name: f.text('Okta') };
const link = { identityId: f.id, subject: f.text('00u1ab2c3'), personId: f.id };

/** Signing in elsewhere. */
export const signInEvents: EventShapes = {
  'sign_in_provider.created': event('A provider of signing in was added', {
    ...provider,
    kind: f.choice('oidc', 'lark', 'jwt'),
    issuer: f.text('https://login.example.com'),
    unknown: f.choice('create', 'refuse'),
    'level?': f.choice('read', 'act', 'administer'),
  }),
  'sign_in_provider.edited': event('A provider of signing in was changed', {
    changed: f.anObject('The fields that were sent, as the API takes them; the secret is not among them.', {
      active: false,
    }),
    'secretChanged?': f.flag(true),
  }),
  'sign_in_provider.linked': event('An administrator said who somebody is at a provider', link),
  'sign_in_provider.removed': event('A provider of signing in was removed', provider),
  'sign_in_provider.unlinked': event('An administrator took away who somebody is at a provider', link),
  'person.identity_found': event('Somebody signed in elsewhere for the first time', {
    identityId: f.id,
    provider: f.text('okta'),
    subject: f.text('00u1ab2c3'),
    how: f.choice('address', 'created'),
  }),
};
