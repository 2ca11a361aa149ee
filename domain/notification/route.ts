import type { Instant } from '../time.js';
import { channelNames, isPush, pushChannels, type Channel, type PushChannel } from './channels.js';
import { groupOf } from './groups.js';
import { bearsSignInLink } from './sign-in-message.js';
import type { NotificationKind } from './messages.js';
import { choiceFor, type Preferences } from './preferences.js';
import { quietUntil } from './quiet-hours.js';
import type { MessageSettings } from './settings.js';

export interface Reader {
  active: boolean;
  timeZone: string;
  preferences: Preferences;
  /** Channels on which the person has an address. */
  contacts: ReadonlySet<PushChannel>;
}

export interface Installation {
  settings: MessageSettings;
  /** Channels that this installation can send by: a mail server is set, for instance. */
  able: ReadonlySet<PushChannel>;
}

/** A channel that a message takes, and why where it is not one that was asked for. */
export interface Way {
  channel: PushChannel;
  because: string | null;
}

/** What becomes of a message beside the inbox. */
export type Route =
  | { kind: 'push'; ways: Way[] }
  /** Nothing was to be pushed: the inbox is what was meant. */
  | { kind: 'inbox'; because: string }
  /** Something was to be pushed and there is no way to do it. */
  | { kind: 'unreachable'; because: string }
  | { kind: 'digest' }
  | { kind: 'held'; until: Instant };

/**
 * By which channels a message reaches a person, decided when it is about to leave.
 *
 * The policy says whether it is pushed at all: one that names the inbox only stays there. Which channels push is the
 * person's choice for that group of messages; where they made none, those of the policy. A channel on which they have no
 * address falls back to mail, then to the inbox. Channels that this installation does not have count as not named, so
 * that an installation without any is not one that reaches nobody.
 */
export function routeMessage(
  message: { kind: NotificationKind; named: readonly Channel[] },
  reader: Reader,
  installation: Installation,
  now: Instant,
): Route {
  const exists = (channel: PushChannel): boolean =>
    installation.settings.channels[channel] && installation.able.has(channel);
  const named = message.named.filter(isPush);
  if (named.length === 0) return { kind: 'inbox', because: 'its policy names the inbox only' };
  if (!reader.active) return { kind: 'unreachable', because: 'the person is not active any more' };
  if (bearsSignInLink(message.kind)) return byMailAlone(reader, exists);
  if (message.kind === 'channel_down') return byWhatIsLeft(reader, exists);
  const group = groupOf(message.kind);
  const choice = choiceFor(group, reader.preferences, installation.settings);
  if (choice.channels?.length === 0) return { kind: 'inbox', because: 'the person has switched these off' };
  const wanted = choice.channels ?? named;
  // A policy may name what nobody can send by; then mail stands in for it, as for a person without an address.
  const possible = wanted.some(exists) || exists('email');
  if (!possible)
    return {
      kind: 'inbox',
      because: `this installation does not send by ${wanted.map((c) => channelNames[c]).join(' or ')}`,
    };
  if (choice.when === 'digest') return { kind: 'digest' };
  const until = group === 'escalations' ? null : quietUntil(now, reader.timeZone, reader.preferences.quietHours);
  if (until !== null) return { kind: 'held', until };
  return waysOf(wanted, reader, exists);
}

/** A link that lets somebody in goes to their mail address, at once, whatever they chose: it was asked for, and holds not long. */
function byMailAlone(reader: Reader, exists: (channel: PushChannel) => boolean): Route {
  return exists('email') && reader.contacts.has('email')
    ? { kind: 'push', ways: [{ channel: 'email', because: null }] }
    : { kind: 'unreachable', because: 'no mail address' };
}

/** That a channel fails is told by all others that reach the person, whatever they chose: it may have been that one. */
function byWhatIsLeft(reader: Reader, exists: (channel: PushChannel) => boolean): Route {
  const left = pushChannels.filter((channel) => exists(channel) && reader.contacts.has(channel));
  return left.length > 0
    ? { kind: 'push', ways: left.map((channel) => ({ channel, because: null })) }
    : { kind: 'inbox', because: 'no other channel reaches the person' };
}

/** The channels of a list that reach the person, with mail for those that do not. */
export function waysOf(
  wanted: readonly PushChannel[],
  reader: Pick<Reader, 'contacts'>,
  exists: (channel: PushChannel) => boolean,
): Extract<Route, { kind: 'push' | 'unreachable' }> {
  const ways = new Map<PushChannel, string | null>();
  const missing: string[] = [];
  for (const channel of wanted) {
    if (exists(channel) && reader.contacts.has(channel)) ways.set(channel, null);
    else missing.push(exists(channel) ? `no ${channelNames[channel]} address` : `no ${channelNames[channel]} here`);
  }
  const why = missing.join(', ');
  if (missing.length > 0 && !ways.has('email') && exists('email') && reader.contacts.has('email'))
    ways.set('email', why);
  if (ways.size === 0) return { kind: 'unreachable', because: why };
  return { kind: 'push', ways: [...ways].map(([channel, because]) => ({ channel, because })) };
}
