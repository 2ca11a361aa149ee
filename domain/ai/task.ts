import type { Source } from './quotes.js';
import type { Shape } from './shape.js';
import type { TextLanguage } from './language.js';

/** What a model is asked to do. Each is data: its words, the form of its answer, and what comes of it. */
export const taskNames = [
  ...(['case_triage', 'finding_draft', 'handover_summary'] as const),
  ...(['actions_from_text', 'translation'] as const),
] as const;
export type TaskName = (typeof taskNames)[number];

/** Kinds of records that a task reads. */
export const runKinds = ['case', 'finding'] as const;
export type RunKind = (typeof runKinds)[number];

/** What comes of an answer: what others decide on, what is read, or what each sentence of a text was taken for. */
export const makings = ['proposal', 'summary', 'table', 'translation'] as const;
export type Making = (typeof makings)[number];

/** What an answer may choose from, besides what the records say. */
export interface Choices {
  domains: readonly string[];
  /** By a word of ours, so that no name is sent: `lead-1`, with how many cases they lead now. */
  leads: readonly { word: string; personId: string; open: number }[];
  /** So many numbered texts were sent, and each is answered for. */
  numbered?: number;
  /** Open items that may cover a sentence already: as they are called, and what they are. */
  items?: readonly { key: string; title: string }[];
  into?: TextLanguage;
}

/** What is sent of a record, or of a text. */
export interface Given {
  sources: readonly Source[];
  choices: Choices;
}

export interface Task {
  name: TaskName;
  /** Counted up with any change of its words or of the form of its answer. */
  version: number;
  says: string;
  /** In which states of which kind of record it may be asked for; null: in all. */
  of: Partial<Record<RunKind, readonly string[] | null>>;
  makes: Making;
  /** What whoever asks has to give besides: a text, or the language that is wanted. */
  needs: 'text' | 'language' | null;
  /** So many tokens its answer has at most; of this question so many. */
  mostTokens: number;
  tokensFor?: (given: Given) => number;
  frame: string;
  instruction: string;
  shape: (choices: Choices) => Shape;
  /** The data of its question. */
  sends: (given: Given) => Record<string, unknown>;
}
