import 'reflect-metadata';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { flag, integer } from './transforms.js';
import { MessageSettings } from './messages.js';

/** What they mean. */
export const signInVariables = {
  LOCAL_ACCOUNTS:
    '`false` takes no passwords: people sign in by a provider, or by a link that an administrator makes. Default true.',
  SESSION_IDLE_MINUTES:
    'For how many minutes somebody who has signed in by a browser may do nothing before they sign in again. Default 120.',
  SESSION_HOURS: 'After how many hours they sign in again in any case. Default 12.',
  TOKEN_DAYS:
    'How many days a token works where nobody says how long; only administrators make one that works longer. Default 90.',
} as const;

/** Who gets in, how, and for how long. */
export class SignInSettings extends MessageSettings {
  @flag
  @IsBoolean({ message: 'LOCAL_ACCOUNTS must be true or false.' })
  localAccounts = true;

  @integer
  @IsInt({ message: 'SESSION_IDLE_MINUTES must be a whole number.' })
  @Min(1, { message: 'SESSION_IDLE_MINUTES must be between 1 and 43200.' })
  @Max(43_200, { message: 'SESSION_IDLE_MINUTES must be between 1 and 43200.' })
  sessionIdleMinutes = 120;

  @integer
  @IsInt({ message: 'SESSION_HOURS must be a whole number.' })
  @Min(1, { message: 'SESSION_HOURS must be between 1 and 720.' })
  @Max(720, { message: 'SESSION_HOURS must be between 1 and 720.' })
  sessionHours = 12;

  @integer
  @IsInt({ message: 'TOKEN_DAYS must be a whole number of days.' })
  @Min(1, { message: 'TOKEN_DAYS must be 1 or more.' })
  @Max(3_650, { message: 'TOKEN_DAYS must be 3650 or less.' })
  tokenDays = 90;
}

export const signInFields = {
  LOCAL_ACCOUNTS: 'localAccounts',
  SESSION_IDLE_MINUTES: 'sessionIdleMinutes',
  SESSION_HOURS: 'sessionHours',
  TOKEN_DAYS: 'tokenDays',
} as const satisfies Record<keyof typeof signInVariables, keyof SignInSettings>;
