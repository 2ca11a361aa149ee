import type { SignOffWords } from '../sign-off/words.js';

/** The commands of a program as they travel to its workflow. */
export type ProgramCommand =
  | { type: 'activate' }
  | { type: 'hold'; reason: string }
  | { type: 'resume' }
  | { type: 'cancel'; reason: string }
  | ({ type: 'sign_tollgate'; phaseId: string } & SignOffWords)
  | { type: 'revoke_tollgate'; phaseId: string; reason?: string }
  | { type: 'ask_tollgate'; phaseId: string; questionId: string; question: string; onBehalfOf?: string }
  /** Of a phase in which nothing is to be done. */
  | { type: 'open_tollgate'; phaseId: string; reason: string }
  | { type: 'answer_tollgate'; phaseId: string; questionId: string; answer: string };
