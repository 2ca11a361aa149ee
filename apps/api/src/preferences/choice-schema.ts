import { pushChannels } from '../../../../domain/notification/channels.js';
import { choice, list, nullable, object } from '../openapi/json-schema.js';

/** By which channels, and when; null: by those that the policy names. */
export const choiceSchema = object({
  channels: nullable(list(choice(pushChannels))),
  when: choice(['immediate', 'digest']),
});
