import type { SignOffWords } from '../sign-off/words.js';

/** The commands of a program as they travel to its workflow. */
export type ProgramCommand =
  | { type: 'activate' }
  | { type: 'hold'; reason: string }
  | { type: 'resume' }
  | { type: 'cancel'; reason: string }
  | ({ type: 'sign_tollgate'; phaseId: string } & SignOffWords)
  | { type: 'revoke_tollgate'; phaseId: string; reason?: string }
  | { type: 'break_glass'; phaseId: string; reason: string; contentHash: string }
  | { type: 'confirm_glass'; phaseId: string; contentHash: string }
  | { type: 'refuse_glass'; phaseId: string; reason?: string }
  | { type: 'ask_tollgate'; phaseId: string; questionId: string; question: string; onBehalfOf?: string }
  /** Of a phase in which nothing is to be done. */
  | { type: 'open_tollgate'; phaseId: string; reason: string }
  | { type: 'answer_tollgate'; phaseId: string; questionId: string; answer: string };
