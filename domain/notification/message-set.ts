import type { Claim } from './claims.js';
import type { MessageGroup } from './groups.js';
import type { Words } from './messages.js';

/** All that a kind of record says of one message: by what people choose its channels, its words, and when it is still true. */
export interface Message extends Claim {
  group: MessageGroup;
  says: Words;
  /** News to nobody but those it is for: where they have left, nobody hears of it in their place. */
  theirsAlone?: true;
  /** Whoever administers hears of it too, whatever it is about. */
  loud?: true;
}

/** By the names under which messages are kept. */
export type MessageSet = Readonly<Record<string, Message>>;
