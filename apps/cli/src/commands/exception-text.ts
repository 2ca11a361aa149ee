import type { Schemas } from '../lib/client.js';
import { facts, nameOf, plain, table, whenText, words } from '../lib/output.js';
import { waitingGlassText } from './glass-text.js';
import { proofOfRound } from './proof-text.js';
import { datesOf } from './exception-content.js';

const kinds: Record<string, string> = { policy_exception: 'Policy exception', risk_acceptance: 'Risk acceptance' };

/** An exception as people read it. */
export function exceptionFacts(e: Schemas['ExceptionDetail']): string {
  const scope = e.scope;
  const stale = e.stale;
  const signOff = e.signOff;
  const key = (ref: { key: string } | null): string => plain(ref?.key);
  const items = e.items;
  const controls = e.compensatingControls;
  const said = facts([
    [kinds[plain(e.kind)] ?? 'Exception', `${plain(e.key)} ${plain(e.title)}`],
    [
      'Status',
      words(e.status) +
        (e.endReason ? `: ${plain(e.endReason)}` : '') +
        (e.brokenGlass ? '; THE GLASS WAS BROKEN: approved past its approvers' : ''),
    ],
    ['Stale', stale && `${plain(stale.reason)}; ends ${whenText(e.staleUntil)} unless approved again`],
    ['Starts', datesOf(e.starts)],
    ['Ends', datesOf(e.ends)],
    ['Scope', plain(scope.text)],
    ['Markets', scope.markets.join(', ')],
    ['Domain', scope.domain],
    ['Rule', e.rule],
    ['Rationale', e.rationale],
    ['Controls', controls.map((c) => `${plain(c.text)} (${nameOf(c.owner)})`).join('; ')],
    ['Risk', `${plain(e.residualRating)}, inherent ${plain(e.inherentRating)}`],
    ['Risk owner', nameOf(e.riskOwner)],
    ['Asked for by', nameOf(e.requestedBy)],
    ['Domain lead', nameOf(e.domainLead)],
    ['Renews', key(e.renews)],
    ['Renewed by', key(e.renewedBy)],
    ['Waits for', signOff?.waitingFor?.map(nameOf).join(', ')],
    ['Proof', proofOfRound(signOff)],
    ['To sign', signOff?.contentHash],
    ['Break-glass', waitingGlassText(signOff)],
    ['May be', e.allowed.join(', ')],
    ['Id', e.id],
  ]);
  if (items.length === 0) return said;
  const rows = items.map((i) => [plain(i.key), plain(i.title), nameOf(i.owner), words(i.status)]);
  return `${said}\n\n${table(['ITEM', 'TITLE', 'OWNER', 'STATUS'], rows, 1)}`;
}
