import type { Fault, SendResult } from '../../../domain/notification/send-result.js';
import { keptOf } from '../channel.js';

/** What nodemailer throws. */
interface SmtpError {
  code?: string;
  /** The command that was answered with no: `MAIL FROM`, `RCPT TO`, `DATA`, `AUTH PLAIN`, `CONN`. */
  command?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/** Answers that speak of us wherever they come: TLS or a password is wanted, or is wrong. */
const ofOurAccess = new Set([454, 530, 534, 535, 538]);

/**
 * Enhanced codes (RFC 3463, and as large providers use them) that speak of us: the sender is not let through, may not relay,
 * has sent too much, has no right to its address, or the network it sends from is shut out.
 */
const ofUs = /^[45]\.(1\.[78]|4\.5|7\.(0|8|9|1[0-9]|2[0-9]|3[0-9]|5[0-9]|60|6[0-9]{2}|7[0-9]{2}|8[0-9]{2}))$/;

/** Words with which servers without enhanced codes say the same. */
const wordsOfUs =
  /(sending|message|outgoing|hourly|daily|rate)[ -]*(limit|quota)|too many (messages|mails|emails)|relay(ing)? (access )?(denied|not permitted|not allowed)|not permitted to relay|unable to relay|\b(spf|dkim|dmarc)\b|block ?list|black ?list|spamhaus|poor reputation|sender (address )?(rejected|denied|not allowed)|authenticat|must issue a starttls/i;

/**
 * What some servers look at first and say last, when a recipient is named: who connects, by which name, from whom. Of a
 * server that greets strangers by making them wait it says nothing.
 */
const wordsOfOurHost =
  /client (host|address) (rejected|blocked)|helo command rejected|\b(ehlo|helo) (name|argument|rejected)|reverse (dns|hostname|lookup)|\bptr\b|\brdns\b|sender verif(y|ication) failed|(tls|encryption) (is )?(required|needed)/i;
const greylists = /gr[ae]y ?-?list/i;

/** What an error of sending a mail means. */
export function resultOfError(error: unknown): SendResult {
  const answer = keptOf(error instanceof Error ? error.message : String(error), 500);
  const { fault, final } = faultOf(error as SmtpError);
  if (final && (fault === 'address' || fault === 'message')) return { outcome: 'refused', answer, fault };
  return { outcome: 'retry', answer, afterMs: null, throttled: false, fault };
}

/** Whose fault it is, and whether asking again changes nothing. */
export function faultOf({ code = '', command = '', responseCode = 0, response = '', message = '' }: SmtpError): {
  fault: Fault;
  final: boolean;
} {
  const final = responseCode >= 500;
  const text = response || message;
  const [, enhanced = ''] =
    /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(text) ?? /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(text) ?? [];
  const of = (fault: Fault) => ({ fault, final });
  // It was not sent at all: our own rendering failed, and asking again is what we can do.
  if (code === 'EMESSAGE' || code === 'ESTREAM') return { fault: 'message', final: false };
  if (responseCode === 0 && code === 'EENVELOPE') return { fault: 'address', final: true };
  if (code === 'EAUTH' || ofOurAccess.has(responseCode) || command.startsWith('AUTH') || command === 'STARTTLS')
    return of('us');
  // Nobody answered, or the server has not let us in at all.
  if (responseCode === 0 || responseCode === 421 || code === 'ETLS') return of('server');
  if (/^(CONN|EHLO|HELO|LHLO|API)/.test(command)) return of(final ? 'us' : 'server');
  if (/^[45]\.3\.4$/.test(enhanced) || responseCode === 552 || /^5\.6\./.test(enhanced))
    return of(/^5\.2\.[12]$/.test(enhanced) || /mailbox/i.test(text) ? 'address' : 'message');
  if (ofUs.test(enhanced) || wordsOfUs.test(text)) return of('us');
  if (wordsOfOurHost.test(text) && !greylists.test(text)) return of('us');
  if (/^[45]\.3\./.test(enhanced) || responseCode === 452)
    return of(/^4\.[12]\./.test(enhanced) ? 'address' : 'server');
  if (command.startsWith('MAIL')) return of(final ? 'us' : 'server');
  if (command.startsWith('RCPT')) return of('address');
  // After the text: the server has it, and says no to it.
  return of(/^[45]\.[12]\./.test(enhanced) ? 'address' : final ? 'message' : 'server');
}
