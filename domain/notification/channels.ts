/**
 * Every way in which a message can reach a person; the one list. `inbox` is the application's own and always holds, the
 * others push.
 */
export const channels = ['inbox', 'email', 'lark', 'slack', 'teams'] as const;
export type Channel = (typeof channels)[number];

export const pushChannels = ['email', 'lark', 'slack', 'teams'] as const;
export type PushChannel = (typeof pushChannels)[number];

/** Channels that are reached by a webhook of the person or of the room. */
export const webhookChannels = ['lark', 'slack', 'teams'] as const;
export type WebhookChannel = (typeof webhookChannels)[number];

/** As people call them. */
export const channelNames: Record<Channel, string> = {
  inbox: 'the inbox',
  email: 'mail',
  lark: 'Lark',
  slack: 'Slack',
  teams: 'Teams',
};

export function isPush(channel: string): channel is PushChannel {
  return (pushChannels as readonly string[]).includes(channel);
}
