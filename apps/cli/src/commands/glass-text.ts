import { nameOf, plain, whenText } from '../lib/output.js';

/** A break-glass that waits for a second person, as people read it. */
export function waitingGlassText(
  signOff:
    | {
        breakGlass: {
          askedBy: { name: string };
          expiresAt: string;
          reason: string;
          mayConfirm: { name: string }[];
        } | null;
      }
    | null
    | undefined,
): string {
  const glass = signOff?.breakGlass;
  if (!glass) return '';
  const who = glass.mayConfirm.map(nameOf).join(', ');
  return `asked for by ${nameOf(glass.askedBy)} until ${whenText(glass.expiresAt)}: ${plain(glass.reason)}; may confirm: ${who}`;
}
