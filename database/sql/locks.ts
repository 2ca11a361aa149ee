/**
 * Every advisory lock by a number, in one list: two that shared one would wait for each other without a reason. Any numbers;
 * they stay as they are, for processes of the former release hold them too.
 */
export const locks = {
  /** The same in every process that migrates. */
  migrate: 7_646_553_638,
  /** Held while one worker routes, so that two never make two deliveries of the same messages. */
  routeMessages: 7_646_553_639,
  /** Held while somebody takes mails, so that no two of one person are on their way at once. */
  claimMails: 7_646_553_640,
  /** Held while digests are made. */
  digests: 7_646_553_641,
  /** One process at a time makes a key by which commands are signed. */
  commandKeys: 7_646_553_650,
  /** Held while one delegation is set, so that two of them never close a circle together. */
  delegations: 7_646_553_651,
  /** Held while it changes who manages whom, or who is there, so that two requests never do together what neither may. */
  people: 7_646_553_652,
  /** One tells at a time that a command came unsigned. */
  tellUnsigned: 7_646_553_653,
  /** Of all workers one plays rehearsals, for as long as one takes. */
  rehearse: 7_646_553_654,
  /** One process at a time seals the trail; those that come meanwhile leave it to that one. */
  seal: 7_646_553_655,
  /** Nothing is forgotten or erased while a legal hold is placed. */
  holds: 7_646_553_670,
} as const;
