import type { Json } from '../client.js';
import { facts, nameOf, plain, table, whenText, words } from '../output.js';
import { datesOf } from './exception-content.js';

const kinds: Record<string, string> = { policy_exception: 'Policy exception', risk_acceptance: 'Risk acceptance' };

/** An exception as people read it. */
export function exceptionFacts(e: Json): string {
  const scope = e['scope'] as Json;
  const stale = e['stale'] as Json | null;
  const signOff = e['signOff'] as Json | null;
  const key = (ref: unknown): string => plain((ref as Json | null)?.['key']);
  const items = e['items'] as Json[];
  const controls = e['compensatingControls'] as Json[];
  const said = facts([
    [kinds[plain(e['kind'])] ?? 'Exception', `${plain(e['key'])} ${plain(e['title'])}`],
    ['Status', words(e['status']) + (e['endReason'] ? `: ${plain(e['endReason'])}` : '')],
    ['Stale', stale && `${plain(stale['reason'])}; ends ${whenText(e['staleUntil'])} unless approved again`],
    ['Starts', datesOf(e['starts'])],
    ['Ends', datesOf(e['ends'])],
    ['Scope', plain(scope['text'])],
    ['Markets', (scope['markets'] as string[]).join(', ')],
    ['Domain', scope['domain']],
    ['Rule', e['rule']],
    ['Rationale', e['rationale']],
    ['Controls', controls.map((c) => `${plain(c['text'])} (${nameOf(c['owner'])})`).join('; ')],
    ['Risk', `${plain(e['residualRating'])}, inherent ${plain(e['inherentRating'])}`],
    ['Risk owner', nameOf(e['riskOwner'])],
    ['Asked for by', nameOf(e['requestedBy'])],
    ['Domain lead', nameOf(e['domainLead'])],
    ['Renews', key(e['renews'])],
    ['Renewed by', key(e['renewedBy'])],
    ['Waits for', (signOff?.['waitingFor'] as Json[] | undefined)?.map(nameOf).join(', ')],
    ['To sign', signOff?.['contentHash']],
    ['May be', (e['allowed'] as string[]).join(', ')],
    ['Id', e['id']],
  ]);
  if (items.length === 0) return said;
  const rows = items.map((i) => [plain(i['key']), plain(i['title']), nameOf(i['owner']), words(i['status'])]);
  return `${said}\n\n${table(['ITEM', 'TITLE', 'OWNER', 'STATUS'], rows, 1)}`;
}

/** What was signed, and by whom. */
export function roundsText(answer: Json): string {
  const rounds = answer['items'] as Json[];
  return rounds
    .map((round) => {
      const signed = (round['signatures'] as Json[]).map(
        (s) => `  ${whenText(s['at'])}  ${nameOf(s['person'])}: ${words(s['decision'])}`,
      );
      const head = `Round ${plain(round['number'])}, ${words(round['state'])}, content ${plain(round['contentHash'])}`;
      return [head, ...signed].join('\n');
    })
    .join('\n');
}
