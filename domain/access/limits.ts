/** What a token is good for, at most; whose token it is may do no more than they may without it. */
export interface Limits {
  /** `read`: to read; `act`: to change what a person may; `administer`: all of it. */
  level: 'read' | 'act' | 'administer';
  /** Null: in all programs and outside of them. */
  programId: string | null;
}
