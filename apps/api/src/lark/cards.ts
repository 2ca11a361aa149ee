import type { UnusedLink } from '../../../../database/links/open-links.js';
import { linkLabels } from '../../../../domain/notification/link-action.js';
import { proofText, type ProofAsked } from '../../../../domain/proof/proof.js';
import { describeInstant } from '../../../../domain/time.js';
import { fieldsToType, labelText } from '../links/fields.js';
import type { LiveLink } from '../links/find-link.js';
import { actWords, meaningOf, type Deciding } from '../links/pages.js';
import { factAsText, type ShownSubject } from '../links/subject.js';

/** A card may have 30 KB; a fifth stays free. */
const mostBytes = 24 * 1024;
/** So much Lark lets somebody type into one field. */
const mostTyped = 1_000;

const buttonType = { primary: 'primary', danger: 'danger', plain: 'default' } as const;

/**
 * On what somebody would decide, whole, with the digest of its content, and what is typed. Where it is too long for a card,
 * the card leads to the page that shows it: nobody signs what they have not seen.
 *
 * @param problem what was wrong with what they typed before
 * @param page the address of the link's page
 * @param proof what the policy asks of whoever decides: the page asks for it, and decides
 */
export function askCard(
  { row, actor, timeZone }: LiveLink,
  subject: ShownSubject,
  { token, page, problem, proof }: { token: string; page: string; problem: string | null; proof: ProofAsked | null },
): object {
  const action = row.action as Deciding;
  const { title, button } = actWords[action];
  const facts = [
    ...(problem === null ? [] : [plain(problem)]),
    plain(`You, ${actor?.name ?? ''}, ${meaningOf(action, subject)}`),
    ...subject.facts.map(([name, value]) => plain(`${name}: ${factAsText(value, timeZone)}`)),
    plain(`Content: SHA-256 ${row.content_hash ?? ''}`),
    note(
      `Nothing has happened yet. This works once, and until ${describeInstant(row.expires_at.getTime(), timeZone)}.`,
    ),
  ];
  const opens = { tag: 'button', text: text('Open the evidence'), type: buttonType.plain, url: page };
  const shows = subject.facts.some(([, value]) => Array.isArray(value));
  const back = { tag: 'action', actions: [pressButton('Back', 'plain', 'rest', token), ...(shows ? [opens] : [])] };
  const heading = `${title} ${subject.name}`;
  const whole = card(heading, [...facts, formOf(action, subject, token, button), back]);
  if (proof === null && Buffer.byteLength(JSON.stringify(whole)) <= mostBytes) return whole;
  return card(heading, [
    plain(
      proof !== null
        ? `${proofText(proof)} Do it on its page, and decide there.`
        : 'There is too much to read for a card. Read it whole on its page, and decide there.',
    ),
    { tag: 'action', actions: [{ tag: 'button', text: text('Read and decide'), type: 'primary', url: page }] },
    back,
  ]);
}

/** What came of it, and what else of the same message waits. */
export function restCard(said: string, open: readonly UnusedLink[]): object {
  const groups = Map.groupBy(open, ({ about }) => about);
  return card(said, [
    ...[...groups].flatMap(([about, links]) => [
      plain(about),
      {
        tag: 'action',
        actions: links.map(({ action, token }) =>
          pressButton(linkLabels[action].label, linkLabels[action].style, 'ask', token),
        ),
      },
    ]),
    note(open.length === 0 ? 'Nothing else of this message waits for you.' : 'This waits for you still.'),
  ]);
}

function formOf(action: Deciding, { item }: ShownSubject, token: string, button: string): object {
  const fields = fieldsToType(action, item).flatMap(({ name, kind, required, ...of }) =>
    kind === 'date'
      ? [plain(labelText(of)), { tag: 'date_picker', name, required, placeholder: text(labelText(of)) }]
      : [
          plain(labelText(of)),
          {
            tag: 'input',
            name,
            required,
            max_length: mostTyped,
            placeholder: text(required ? 'needed' : 'may stay empty'),
          },
        ],
  );
  return {
    tag: 'form',
    name: 'decision',
    elements: [
      ...fields,
      { ...pressButton(button, linkLabels[action].style, 'do', token), name: 'submit', action_type: 'form_submit' },
    ],
  };
}

function pressButton(label: string, style: keyof typeof buttonType, step: string, act: string): object {
  return { tag: 'button', text: text(label), type: buttonType[style], value: { step, act } };
}

function card(title: string, elements: object[]): object {
  return {
    config: { wide_screen_mode: true, enable_forward: false, update_multi: true },
    header: { template: 'blue', title: text(title) },
    elements,
  };
}

function note(content: string): object {
  return { tag: 'note', elements: [text(content)] };
}

/** As it is written: Lark reads no marks in it. */
function plain(content: string): object {
  return { tag: 'div', text: text(content) };
}

function text(content: string): object {
  return { tag: 'plain_text', content };
}
