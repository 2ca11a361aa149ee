import { Refusal } from '../../../../domain/refusal.js';

/** Which commands somebody may give, and why not the others: each is tried by the function that is asked when it is given. */
export function tried(commands: Record<string, () => void>): Tried {
  const allowed: string[] = [];
  const refused: Tried['refused'] = [];
  for (const [command, may] of Object.entries(commands))
    try {
      may();
      allowed.push(command);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ command, because: error.detail });
    }
  return { allowed, refused };
}

export interface Tried {
  allowed: string[];
  refused: { command: string; because: string }[];
}
