import 'reflect-metadata';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';
import { BeyondSettings } from './beyond.js';
import { flag, integer, secrets } from './transforms.js';

/** What they mean. */
export const aiVariables = {
  AI_PROVIDER:
    'Model that drafts what people then decide on: `openai` for any address that speaks as OpenAI does (servers of your own too), ' +
    '`anthropic`, or `none`. Default `none`: nothing leaves, and nothing lacks.',
  AI_URL:
    'Address of the provider; below it `/chat/completions` or `/v1/messages` is asked. Default https://api.openai.com/v1, or ' +
    'https://api.anthropic.com.',
  AI_MODEL: 'Model that is asked, as its provider calls it. Needed where there is a provider.',
  AI_KEY: 'Key of the provider. Workers alone need it. Default: none is sent.',
  AI_ALLOW_PRIVATE:
    '`true` lets AI_URL, and nothing else, lead to the own network or to this machine, there also without TLS: for a model of your own.',
  AI_TIMEOUT_SECONDS: 'How long an answer may take. Default 60.',
  AI_PRICE_IN: 'What a million tokens cost that are sent, e.g. `2.50`. Default 0.',
  AI_PRICE_OUT: 'What a million tokens cost that are answered. Default 0.',
  AI_CURRENCY: 'In which currency the prices are. Default USD.',
  AI_MONTHLY_TOKENS:
    'So many tokens each task may use in a month (UTC); tasks by name may have others, e.g. `2000000,finding_draft:500000`. Default 2000000.',
  AI_MONTHLY_MONEY: 'So much money each task may cost in a month, written in the same way. Default 50.',
  AI_DOMAINS: 'Domains whose records may leave, with commas between. Default: all.',
  AI_RESTRICTED: '`true` lets restricted records leave too. Default `false`.',
  AI_MASK:
    '`false` sends names of people, mail addresses and telephone numbers as they are. Default `true`: words stand for them, and they are put back ' +
    'into the answer.',
} as const;

const amounts = /^(?:[a-z_]+:)?\d{1,12}(?:\.\d{1,6})?$/;
const price = /^\d{1,6}(?:\.\d{1,6})?$/;

/** Which model is asked, what it may cost, and what may leave for it. */
export class AiSettings extends BeyondSettings {
  @IsIn(['none', 'openai', 'anthropic'], { message: 'AI_PROVIDER must be none, openai or anthropic.' })
  aiProvider: 'none' | 'openai' | 'anthropic' = 'none';

  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'AI_URL must be a https address, e.g. https://api.openai.com/v1.' },
  )
  aiUrl: string | null = null;

  @IsOptional()
  @Matches(/^\S{1,100}$/, { message: 'AI_MODEL must be the name of a model, without spaces.' })
  aiModel: string | null = null;

  aiKey: string | null = null;

  @flag
  @IsBoolean({ message: 'AI_ALLOW_PRIVATE must be true or false.' })
  aiAllowPrivate = false;

  @integer
  @IsInt({ message: 'AI_TIMEOUT_SECONDS must be a whole number.' })
  @Min(1, { message: 'AI_TIMEOUT_SECONDS must be between 1 and 600.' })
  @Max(600, { message: 'AI_TIMEOUT_SECONDS must be between 1 and 600.' })
  aiTimeoutSeconds = 60;

  @Matches(price, { message: 'AI_PRICE_IN must be a price such as 2.50.' })
  aiPriceIn = '0';

  @Matches(price, { message: 'AI_PRICE_OUT must be a price such as 10.' })
  aiPriceOut = '0';

  @Matches(/^[A-Z]{3}$/, { message: 'AI_CURRENCY must have three capitals, such as USD.' })
  aiCurrency = 'USD';

  @secrets
  @Matches(amounts, { each: true, message: 'AI_MONTHLY_TOKENS must look like 2000000,finding_draft:500000.' })
  aiMonthlyTokens: string[] = ['2000000'];

  @secrets
  @Matches(amounts, { each: true, message: 'AI_MONTHLY_MONEY must look like 50,finding_draft:20.' })
  aiMonthlyMoney: string[] = ['50'];

  @secrets
  aiDomains: string[] = [];

  @flag
  @IsBoolean({ message: 'AI_RESTRICTED must be true or false.' })
  aiRestricted = false;

  @flag
  @IsBoolean({ message: 'AI_MASK must be true or false.' })
  aiMask = true;
}

export const aiFields = {
  AI_PROVIDER: 'aiProvider',
  AI_URL: 'aiUrl',
  AI_MODEL: 'aiModel',
  AI_KEY: 'aiKey',
  AI_ALLOW_PRIVATE: 'aiAllowPrivate',
  AI_TIMEOUT_SECONDS: 'aiTimeoutSeconds',
  AI_PRICE_IN: 'aiPriceIn',
  AI_PRICE_OUT: 'aiPriceOut',
  AI_CURRENCY: 'aiCurrency',
  AI_MONTHLY_TOKENS: 'aiMonthlyTokens',
  AI_MONTHLY_MONEY: 'aiMonthlyMoney',
  AI_DOMAINS: 'aiDomains',
  AI_RESTRICTED: 'aiRestricted',
  AI_MASK: 'aiMask',
} as const satisfies Record<keyof typeof aiVariables, keyof AiSettings>;
