import { contentHash } from '../sign-off/content-hash.js';
import { withTheirStandIns, type Moment } from '../sign-off/own-work.js';
import { Refusal } from '../refusal.js';
import { isAmong } from '../person/accounts.js';
import { licenceKey, licenceLimits, type Licence } from './licence.js';

/** Whose work a licence is: who wrote the rule and its version, who had it propose or act, and who planned it. */
export interface LicenceWork {
  authors: readonly string[];
}

/** They neither label nor sign; nor does whoever stands in for one of them. */
export function barredFromLicence({ authors }: LicenceWork, moment: Moment): string[] {
  return withTheirStandIns(authors, moment);
}

/** What two people sign: the plan and what the labels came to. Hex. */
export function digestOfLicence({ ruleId, versionId, plan, strata, verdict }: Licence): string {
  return contentHash({ ruleId, versionId, plan, strata, verdict });
}

/**
 * Whether somebody may sign it now.
 *
 * @param signed who has
 * @throws Refusal `separation-of-duties`, `already-signed`, `content-changed`, `illegal-transition`
 */
export function requireMaySign(
  licence: Licence,
  { personId, digest, signed }: { personId: string; digest: string; signed: readonly string[] },
  work: LicenceWork,
  moment: Moment,
): void {
  const key = licenceKey(licence.number);
  if (licence.state !== 'to_sign')
    throw new Refusal(
      'illegal-transition',
      `${key} is ${licence.state.replace('_', ' ')}: it waits for no signature.`,
      {
        currentStatus: licence.state,
      },
    );
  if (barredFromLicence(work, moment).includes(personId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody licenses a rule that they have written, planned a licence for, or set to work; nor does whoever stands in for them. Two others sign.',
    );
  if (isAmong(personId, signed, moment.delegations.accounts))
    throw new Refusal('already-signed', `You have signed ${key}. ${licenceLimits.signers} different people do.`);
  if (digest !== digestOfLicence(licence))
    throw new Refusal('content-changed', `${key} has another digest than the one that was read. Read it again.`, {
      digest: digestOfLicence(licence),
    });
}

/** @throws Refusal `separation-of-duties` where somebody would label their own work */
export function requireMayLabel(people: readonly string[], work: LicenceWork, moment: Moment): void {
  const barred = barredFromLicence(work, moment);
  if (people.some((id) => barred.includes(id)))
    throw new Refusal(
      'separation-of-duties',
      'One of them has written the rule, planned its licence or set it to work, or stands in for whoever has. Others label.',
      { path: 'reviewerIds' },
    );
}
