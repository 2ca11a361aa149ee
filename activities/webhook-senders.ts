import type { WebhookChannel } from '../domain/notification/channels.js';
import type { WebhookSender } from './channels/channel.js';
import { lark } from './channels/lark/send.js';
import { slack } from './channels/slack/send.js';
import { teams } from './channels/teams/send.js';

/** Every vendor that is reached by a webhook; another is a folder and a line here. */
export const webhookSenders: Record<WebhookChannel, WebhookSender> = { lark, slack, teams };
