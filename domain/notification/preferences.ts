import { channelNames, type PushChannel } from './channels.js';
import { messageGroups, type MessageGroup } from './groups.js';
import type { QuietHours } from './quiet-hours.js';
import type { GroupChoice, MessageSettings, SettingProblem } from './settings.js';

/** What a person chose about their messages. */
export interface Preferences {
  /** Only groups for which something was chosen; the others follow the installation's standard. */
  groups: Partial<Record<MessageGroup, GroupChoice>>;
  /** Holds back what is no escalation. */
  quietHours: QuietHours | null;
  digest: Digest;
}

export interface Digest {
  /** Local time, `HH:mm`. */
  at: string;
  channels: PushChannel[];
}

export const defaultPreferences: Preferences = {
  groups: {},
  quietHours: null,
  digest: { at: '08:30', channels: ['email'] },
};

/** What holds for a group of a person's messages, within what administrators allow now. */
export function choiceFor(group: MessageGroup, preferences: Preferences, settings: MessageSettings): GroupChoice {
  const rule = settings.groups[group];
  const { channels, when } = preferences.groups[group] ?? rule.standard;
  return {
    channels: channels?.length === 0 && !rule.maySwitchOff ? null : channels,
    when: when === 'digest' && !rule.mayDigest ? 'immediate' : when,
  };
}

/** Whether a morning's digest is made for the person: some group of theirs goes into it. */
export function wantsDigest(preferences: Preferences, settings: MessageSettings): boolean {
  return messageGroups.some((group) => choiceFor(group, preferences, settings).when === 'digest');
}

/** What a person may not choose; empty when it can be kept. */
export function checkPreferences(preferences: Preferences, settings: MessageSettings): SettingProblem[] {
  const problems: SettingProblem[] = [];
  for (const group of messageGroups) {
    const choice = preferences.groups[group];
    if (!choice) continue;
    const { maySwitchOff, mayDigest } = settings.groups[group];
    const words = group.replaceAll('_', ' ');
    if (choice.channels?.length === 0 && !maySwitchOff)
      problems.push({
        path: `groups.${group}.channels`,
        message: `names no channel, and ${words} cannot be switched off. Name one.`,
      });
    if (choice.when === 'digest' && !mayDigest)
      problems.push({
        path: `groups.${group}.when`,
        message: `cannot be digest: ${words} do not wait for the morning.`,
      });
    problems.push(...notThere(choice.channels ?? [], `groups.${group}.channels`, settings));
  }
  if (preferences.quietHours && preferences.quietHours.from === preferences.quietHours.to)
    problems.push({ path: 'quietHours', message: 'begins and ends at the same time. Say none, or two times.' });
  if (preferences.digest.channels.length === 0)
    problems.push({ path: 'digest.channels', message: 'names no channel. Name one, such as email.' });
  problems.push(...notThere(preferences.digest.channels, 'digest.channels', settings));
  return problems;
}

function notThere(named: readonly PushChannel[], path: string, settings: MessageSettings): SettingProblem[] {
  return named
    .filter((channel) => !settings.channels[channel])
    .map((channel) => ({ path, message: `names ${channelNames[channel]}, which administrators have switched off.` }));
}
