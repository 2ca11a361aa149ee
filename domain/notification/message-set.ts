import type { Claim } from './claims.js';
import type { MessageGroup } from './groups.js';
import type { LinkAction } from './link-action.js';
import type { Words } from './messages.js';

/** All that a kind of record says of one message: by what people choose its channels, its words, and when it is still true. */
export interface Message extends Claim {
  group: MessageGroup;
  says: Words;
  /** What its reader may be asked to do by it; whether they can, is looked up when it is written. */
  asks?: readonly LinkAction[];
  /** News to nobody but those it is for: where they have left, nobody hears of it in their place. */
  theirsAlone?: true;
  /** Whoever administers hears of it too, whatever it is about. */
  loud?: true;
}

/** By the names under which messages are kept. */
export type MessageSet = Readonly<Record<string, Message>>;
