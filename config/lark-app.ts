import type { Settings } from './settings.js';

/** The app of Lark whose bot writes to people, with what its callbacks are checked by. */
export interface LarkApp {
  /** `https://open.larksuite.com`, without a slash at its end. */
  url: string;
  appId: string;
  appSecret: string;
  /** Callbacks are encrypted and signed with it. */
  encryptKey: string;
  verificationToken: string;
}

/** Null: this installation has none. */
export function larkAppOf(settings: Settings): LarkApp | null {
  const { larkUrl, larkAppId, larkAppSecret, larkEncryptKey, larkVerificationToken } = settings;
  if (larkAppId === null || larkAppSecret === null || larkEncryptKey === null || larkVerificationToken === null)
    return null;
  return {
    url: larkUrl.replace(/\/+$/, ''),
    appId: larkAppId,
    appSecret: larkAppSecret,
    encryptKey: larkEncryptKey,
    verificationToken: larkVerificationToken,
  };
}
