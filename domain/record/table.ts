/** Where an event leads from a state; the table of a kind is its documentation, its guard and what tests go by. */
export interface Transition<State extends string = string> {
  /** Where the record may be afterwards; several where the effect decides (a signature that is not yet the last). */
  to: readonly (State | 'same' | 'resumed')[];
  /** The condition besides the state, for people to read. */
  guard?: string;
  /** What else happens, for people to read. */
  effect?: string;
}

/** State × event → where it leads. */
export type TransitionTable<State extends string = string, Event extends string = string> = Record<
  State,
  Partial<Record<Event, Transition<State>>>
>;
