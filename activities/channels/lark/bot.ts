import type { LarkApp } from '../../../config/lark-app.js';
import type { LarkUser } from '../../../domain/notification/lark-user.js';
import type { SendResult } from '../../../domain/notification/send-result.js';
import type { Post } from '../channel.js';
import { readLarkAnswer, type LarkAnswer } from './codes.js';
import { tenantTokens } from './tenant-token.js';

/** An app of Lark whose bot writes to people by their ids. */
export interface LarkBot {
  send(card: string, to: LarkUser, http: Post, delivery: { id: string; now: number }): Promise<SendResult>;
}

/** Lark takes 5 a second for one person, 50 a second and 1,000 a minute for the app: these keep a fifth below. */
export const larkPersonLimits = [{ most: 4, withinMs: 1_000 }];
export const larkAppLimits = [{ most: 13, withinMs: 1_000 }];

export function larkBot(app: LarkApp): LarkBot {
  const tokens = tenantTokens(app);
  return {
    async send(card, to, http, { id, now }) {
      const once = async (): Promise<Pick<LarkAnswer, 'result' | 'tokenRefused'>> => {
        const got = await tokens.get(http, now);
        if ('result' in got) return { result: got.result, tokenRefused: false };
        const answer = readLarkAnswer(
          await http(
            `${app.url}/open-apis/im/v1/messages?receive_id_type=${to.idType}`,
            // Sent twice under one id within the hour, it comes once.
            JSON.stringify({ receive_id: to.id, msg_type: 'interactive', content: card, uuid: id }),
            { authorization: `Bearer ${got.token}`, 'x-tollgate-delivery': id },
          ),
        );
        if (answer.tokenRefused) tokens.forget(got.token);
        return answer;
      };
      const first = await once();
      // A token may be taken back before its time: with a new one it is tried once more.
      return first.tokenRefused ? (await once()).result : first.result;
    },
  };
}
