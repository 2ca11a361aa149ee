/** What the program does to its items; no person can send these to an item. */
export type ProgramToItem =
  | { type: 'activate' }
  | { type: 'hold_with_program'; reason: string }
  | { type: 'resume_with_program' }
  | { type: 'cancel_with_program'; reason: string }
  /** Of an item that is done: nothing follows from what is found. */
  | { type: 'end_check_with_program'; reason: string };
