import type { Schemas } from '../lib/client.js';
import { plain, table } from '../lib/output.js';

type Report = Schemas['ActingLicenceReport'];
type Stratum = Report['strata'][number];

/** What a licence comes to, by stratum; each share with the interval in which it surely lies. */
export function reportText({ key, strata, unlicensed }: Report): string {
  const rows = strata.map((one) => [
    ...[plain(one.name), one.licensed ? 'yes' : 'no', shareText(one.precision), shareText(one.recall)],
    ...[agreementText(one), `${plain(one.acted)} of ${plain(one.acted + one.held)}, ${shareText(one.automation)}`],
    ...[shareText(one.agreedOnHeld), savedText(one)],
  ]);
  return [
    plain(key),
    table(
      [
        'STRATUM',
        'LICENSED',
        'PRECISION',
        'RECALL',
        'AGREES (BASE RATE)',
        'AUTOMATIC',
        'PEOPLE AGREE',
        'MINUTES SAVED',
      ],
      rows,
      0,
    ),
    `${plain(unlicensed)} matches were proposed, for the licence says nothing of them.`,
  ].join('\n\n');
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function shareText(share: Stratum['precision']): string {
  return share === null ? 'not known' : `${percent(share.value)} (${percent(share.low)} to ${percent(share.high)})`;
}

function agreementText({ agreement, baseRate }: Stratum): string {
  return agreement === null || baseRate === null ? 'not known' : `${percent(agreement)} (${percent(baseRate)})`;
}

function savedText({ minutesSaved: saved }: Stratum): string {
  if (saved === null) return 'too few to say';
  return `${saved.value.toFixed(1)} (${saved.low.toFixed(1)} to ${saved.high.toFixed(1)})`;
}
