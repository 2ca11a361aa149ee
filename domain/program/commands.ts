/** The commands of a program as they travel to its workflow. */
export type ProgramCommand =
  | { type: 'activate' }
  | { type: 'hold'; reason: string }
  | { type: 'resume' }
  | { type: 'cancel'; reason: string }
  | {
      type: 'sign_tollgate';
      phaseId: string;
      decision: 'approve' | 'send_back';
      reason?: string;
      contentHash?: string;
    };
