import 'reflect-metadata';
import { IsBoolean, IsInt, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';
import { flag, integer, names } from './transforms.js';
import { TemporalSettings } from './temporal.js';

const hostPattern = /^(\*\.)?[a-z\d]([a-z\d.-]*[a-z\d])?$/;

/** What they mean. */
export const messagesVariables = {
  SMTP_URL: 'Mail server, `smtp://user:password@host:587`. Without it, messages stay in the inbox of the application.',
  MAIL_FROM: 'Sender of mails. Default `Tollgate <tollgate@localhost>`.',
  BOUNCE_ADDRESS:
    'Address to which mails come back that cannot be delivered, e.g. `bounces@example.com`; each gets one of its own ' +
    '(`bounces+…@`). What takes mail there hands it to `tollgate deliveries bounced`. Default: none, they come to MAIL_FROM.',
  LARK_URL:
    'Where the app of Lark is reached; `https://open.feishu.cn` for Feishu. Default https://open.larksuite.com.',
  LARK_APP_ID:
    'App of Lark whose bot writes to people by their ids, `cli_…`. The four settings of the app belong together. Default: none.',
  LARK_APP_SECRET: 'Secret of the app.',
  LARK_ENCRYPT_KEY: 'Encrypt key of the app: what is pressed in its cards comes encrypted and signed with it.',
  LARK_VERIFICATION_TOKEN: 'Verification token of the app; what is pressed bears it too.',
  WEBHOOK_ALLOW_HOSTS:
    'Hosts that webhooks may go to, with commas between, e.g. `open.larksuite.com,*.slack.com`. Default: any public one.',
  WEBHOOK_DENY_HOSTS: 'Hosts that webhooks must not go to, with commas between.',
  WEBHOOK_ALLOW_PRIVATE: '`true` lets webhooks reach private addresses, inside the own network.',
  WEBHOOK_ALLOW_LOOPBACK: '`true` lets webhooks reach this machine itself, also without TLS. For trying things out.',
  WEBHOOK_TIMEOUT_SECONDS: 'How long a webhook may take to answer. Default 10.',
  COMBINE_WINDOW_SECONDS: 'Messages to one person within so many seconds become one mail. Default 60.',
} as const;

/** How messages leave: mail, Lark and webhooks. */
export class MessageSettings extends TemporalSettings {
  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, { message: 'SMTP_URL must look like smtp://user:password@host:587.' })
  smtpUrl: string | null = null;

  @Matches(/^[^\r\n]+@[^\r\n]+$/, { message: 'MAIL_FROM must be an address, e.g. Tollgate <tollgate@example.com>.' })
  mailFrom = 'Tollgate <tollgate@localhost>';

  // With the id of a delivery and its signature the part before the @ has 64 characters at most.
  @IsOptional()
  @Matches(/^[^\s@<>+]{1,14}@[^\s@<>]+$/, {
    message: 'BOUNCE_ADDRESS must be an address with at most 14 characters before the @, e.g. bounces@example.com.',
  })
  bounceAddress: string | null = null;

  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'LARK_URL must be a https address, e.g. https://open.larksuite.com.' },
  )
  larkUrl = 'https://open.larksuite.com';

  @IsOptional()
  @Matches(/^[\w-]{1,64}$/, { message: 'LARK_APP_ID must be the id of an app, e.g. cli_a1b2c3d4e5f60708.' })
  larkAppId: string | null = null;

  larkAppSecret: string | null = null;
  larkEncryptKey: string | null = null;
  larkVerificationToken: string | null = null;

  @names
  @Matches(hostPattern, {
    each: true,
    message: 'WEBHOOK_ALLOW_HOSTS must be hosts such as hooks.slack.com,*.example.com.',
  })
  webhookAllowHosts: string[] = [];

  @names
  @Matches(hostPattern, {
    each: true,
    message: 'WEBHOOK_DENY_HOSTS must be hosts such as hooks.slack.com,*.example.com.',
  })
  webhookDenyHosts: string[] = [];

  @flag
  @IsBoolean({ message: 'WEBHOOK_ALLOW_PRIVATE must be true or false.' })
  webhookAllowPrivate = false;

  @flag
  @IsBoolean({ message: 'WEBHOOK_ALLOW_LOOPBACK must be true or false.' })
  webhookAllowLoopback = false;

  @integer
  @IsInt({ message: 'WEBHOOK_TIMEOUT_SECONDS must be a whole number.' })
  @Min(1, { message: 'WEBHOOK_TIMEOUT_SECONDS must be between 1 and 60.' })
  @Max(60, { message: 'WEBHOOK_TIMEOUT_SECONDS must be between 1 and 60.' })
  webhookTimeoutSeconds = 10;

  @integer
  @IsInt({ message: 'COMBINE_WINDOW_SECONDS must be a whole number.' })
  @Min(0, { message: 'COMBINE_WINDOW_SECONDS must be 0 or more.' })
  combineWindowSeconds = 60;
}

export const messagesFields = {
  SMTP_URL: 'smtpUrl',
  MAIL_FROM: 'mailFrom',
  BOUNCE_ADDRESS: 'bounceAddress',
  LARK_URL: 'larkUrl',
  LARK_APP_ID: 'larkAppId',
  LARK_APP_SECRET: 'larkAppSecret',
  LARK_ENCRYPT_KEY: 'larkEncryptKey',
  LARK_VERIFICATION_TOKEN: 'larkVerificationToken',
  WEBHOOK_ALLOW_HOSTS: 'webhookAllowHosts',
  WEBHOOK_DENY_HOSTS: 'webhookDenyHosts',
  WEBHOOK_ALLOW_PRIVATE: 'webhookAllowPrivate',
  WEBHOOK_ALLOW_LOOPBACK: 'webhookAllowLoopback',
  WEBHOOK_TIMEOUT_SECONDS: 'webhookTimeoutSeconds',
  COMBINE_WINDOW_SECONDS: 'combineWindowSeconds',
} as const satisfies Record<keyof typeof messagesVariables, keyof MessageSettings>;
