import type { Stage } from './stack.js';
import type { Terminal } from './timeline/terminal.js';

/** Something that can be played in front of a reader. */
export interface Played {
  /** What the reader is going to see, and for how long. */
  announce: (terminal: Terminal) => void;
  /** What the stack is set to besides; asked for before it starts. */
  settings?: () => Promise<Record<string, string>>;
  /** Plays it on a running stack; what it gives says how it ended. @throws where it goes otherwise than told */
  perform: (stage: Stage, terminal: Terminal) => Promise<(seconds: number) => void>;
}

/** By what is written after `npm run demo --`; without a word, the first. Each is loaded when it is asked for. */
export const plays: Record<string, () => Promise<Played>> = {
  program: async () => (await import('./program/played.js')).program,
  automation: async () => (await import('./automation/played.js')).automation,
  lifecycle: async () => (await import('./lifecycle/played.js')).lifecycle,
};
