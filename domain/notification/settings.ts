import { pushChannels, type PushChannel } from './channels.js';
import { messageGroups, type MessageGroup } from './groups.js';

/** By which channels, and when. */
export interface GroupChoice {
  /** Null: those that the policy names. None: the inbox only. */
  channels: PushChannel[] | null;
  when: 'immediate' | 'digest';
}

export interface GroupRule {
  /** Whether a person may have these in the inbox only. */
  maySwitchOff: boolean;
  /** Whether a person may have them once a morning instead of at once. */
  mayDigest: boolean;
  /** What holds for whoever has not chosen. */
  standard: GroupChoice;
}

/** What administrators say about messages, for the whole installation. */
export interface MessageSettings {
  /** Which channels there are at all. */
  channels: Record<PushChannel, boolean>;
  groups: Record<MessageGroup, GroupRule>;
}

export interface SettingProblem {
  path: string;
  message: string;
}

const asPolicySays: GroupChoice = { channels: null, when: 'immediate' };
const free: GroupRule = { maySwitchOff: true, mayDigest: true, standard: asPolicySays };

/** As it ships: everything at once, by the channels of the policy; people may change all but escalations. */
export const defaultMessageSettings: MessageSettings = {
  channels: { email: true, lark: true, slack: true, teams: true },
  groups: {
    escalations: { maySwitchOff: false, mayDigest: false, standard: asPolicySays },
    decisions: { ...free, maySwitchOff: false },
    reminders: free,
    own_work: free,
    program_news: free,
  },
};

/** What is wrong with settings of an administrator; empty when they can be kept. */
export function checkSettings(settings: MessageSettings): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const { escalations } = settings.groups;
  if (escalations.maySwitchOff || escalations.mayDigest)
    problems.push({
      path: 'groups.escalations',
      message: 'cannot be switched off or put off: an escalation is what must reach somebody.',
    });
  for (const group of messageGroups) {
    const { standard, maySwitchOff, mayDigest } = settings.groups[group];
    const path = `groups.${group}.standard`;
    if (standard.channels?.length === 0 && !maySwitchOff)
      problems.push({ path, message: 'names no channel, although people may not switch these off.' });
    if (standard.when === 'digest' && !mayDigest)
      problems.push({ path, message: 'is the digest, although people may not choose it for these.' });
  }
  if (!pushChannels.some((channel) => settings.channels[channel]))
    problems.push({ path: 'channels', message: 'switches every channel off. Leave at least one.' });
  return problems;
}
