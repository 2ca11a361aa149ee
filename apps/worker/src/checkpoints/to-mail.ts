import { mailer, type Mailer } from '../../../../activities/channels/email/send.js';
import type { Mail } from '../../../../activities/channels/email/render.js';
import type { Checkpoint } from '../../../../domain/audit/checkpoint.js';
import { linesOf, type CheckpointPlace } from './place.js';

/** Checkpoints as mails: what it is in words, and the lines themselves as a file. @param smtpUrl null: there is no server */
export function mailOfCheckpoints(
  address: string,
  { smtpUrl, from }: { smtpUrl: string; from: string },
): CheckpointPlace {
  let mails: Mailer | null = null;
  return {
    way: 'mail',
    destination: address,
    most: 200,
    send(checkpoints) {
      mails ??= mailer(smtpUrl);
      return mails.send(mailOf(checkpoints, { address, from }));
    },
    close: () => mails?.close(),
  };
}

function mailOf(checkpoints: readonly Checkpoint[], { address, from }: { address: string; from: string }): Mail {
  const last = checkpoints.at(-1);
  const { size = 0, at = '', root = '', keyId = '' } = last ?? {};
  const paragraphs = [
    checkpoints.length === 1
      ? `The audit trail was signed over ${size} events, at ${at}, by the key ${keyId}.`
      : `The audit trail was signed ${checkpoints.length} times since the last mail, the last time over ${size} events, at ${at}, by the key ${keyId}.`,
    `Root: ${root}`,
    'Keep the file with this mail where nobody of the database can write. With it, events that are taken away from the end of the trail are missed:',
    'tollgate audit verify --checkpoints FILE',
  ];
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: { name: '', address },
    subject: `Audit trail: checkpoint over ${size} events, ${at}`,
    text: paragraphs.join('\n\n'),
    html: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(''),
    messageId: `<checkpoint.${size}.${root.slice(0, 16)}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [
      { filename: `checkpoint-${size}.jsonl`, content: linesOf(checkpoints), contentType: 'application/jsonl' },
    ],
  };
}
