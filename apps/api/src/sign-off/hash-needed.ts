import type { Settings } from '../../../../config/settings.js';
import { Refusal } from '../../../../domain/refusal.js';

/** Where this installation wants the hash of what was read with every decision. @throws Refusal `content-hash-required` */
export function requireHash({ signOffHash }: Settings, { contentHash }: { contentHash?: string }): void {
  if (signOffHash !== 'always' || contentHash !== undefined) return;
  throw new Refusal(
    'content-hash-required',
    'Here every decision says what was read: read what is asked for, and send the contentHash of its signOff.',
  );
}
