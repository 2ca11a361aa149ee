import { linkLabels, type LinkAction } from '../../../../domain/notification/link-action.js';
import type { ProofAsked } from '../../../../domain/proof/proof.js';
import { describeInstant } from '../../../../domain/time.js';
import { fieldsToType } from './fields.js';
import type { LinkRow } from '../../../../database/links/load-link.js';
import type { DeadLink, LiveLink } from './find-link.js';
import { html, Html } from '../../../../domain/text/html.js';
import { headed, type Page } from './html.js';
import { signInFirst, type ProofNeeded } from './proof.js';
import type { Say } from './say.js';
import type { ShownEvidence, ShownFact, ShownSubject } from './subject.js';

export type Deciding = Exclude<LinkAction, 'read'>;

/** What pressing the button means, and what it is called afterwards. */
export const actWords: Record<Deciding, { title: string; meaning: string; button: string; done: string }> = {
  acknowledge: {
    title: 'Acknowledge',
    meaning:
      'say that you have seen that it is overdue and are on it. Its ladder is held for a while; the due date stands.',
    button: 'Acknowledge',
    done: 'It is acknowledged; its ladder is held for a while.',
  },
  more_time: {
    title: 'Ask for more time for',
    meaning: 'ask for a due-date extension. Until somebody grants it, the due date stands.',
    button: 'Ask for more time',
    done: 'Your request is on its way to whoever may grant it.',
  },
  approve: {
    title: 'Approve',
    meaning: 'take responsibility that it is truly done, as stated below.',
    button: 'Approve',
    done: 'It is approved, and signed with your name.',
  },
  send_back: {
    title: 'Send back',
    meaning: 'say that it is not done yet, and why.',
    button: 'Send back',
    done: 'It is sent back, with your reason.',
  },
  refuse_exception: {
    title: 'Refuse',
    meaning: 'refuse it for good, and say why.',
    button: 'Refuse',
    done: 'It is refused, with your reason.',
  },
  grant: {
    title: 'Grant what is asked for of',
    meaning: 'agree to what is asked for below; where enough have agreed, it is done at once.',
    button: 'Grant',
    done: 'It is granted.',
  },
  refuse: {
    title: 'Refuse what is asked for of',
    meaning: 'say that it stays as it is, and why.',
    button: 'Refuse',
    done: 'It is refused, with your reason.',
  },
  pass_check: {
    title: 'Pass the effectiveness check of',
    meaning: 'say that the problem is gone. The item is closed for good: nobody can open it again.',
    button: 'It passed',
    done: 'It was found effective, and is closed for good.',
  },
  fail_check: {
    title: 'Fail the effectiveness check of',
    meaning:
      'say that the problem is still there. The item is open again, and those around it are told what you found.',
    button: 'It failed',
    done: 'It was found not effective, and is open again.',
  },
};

/** What deciding on a record means, in the words of its kind where it has some. */
export function meaningOf(action: Deciding, { meanings = {} }: ShownSubject): string {
  return meanings[action] ?? actWords[action].meaning;
}

export function askPage(
  { row, token, actor, timeZone }: LiveLink,
  subject: ShownSubject,
  {
    problem,
    typed,
    status,
    proof,
  }: { problem: string | null; typed: Record<string, string>; status: number; proof: ProofNeeded | null },
): Page {
  const action = row.action as Deciding;
  const { title, button } = actWords[action];
  const [heading, values] = [`${title} {{record}}`, { record: subject.name }];
  return {
    status,
    title: (t) => t.plain(heading, values),
    body: (t) =>
      html`<h1>${t(heading, values)}</h1>
        ${problem === null ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
        <p>
          ${t('You, {{name}}, {{meaning}}', {
            name: html`<strong>${actor?.name ?? ''}</strong>`,
            meaning: t(meaningOf(action, subject)),
          })}
        </p>
        <dl>
          ${subject.facts.map(
            ([name, value, of]) =>
              html`<dt>${of === 'theirs' ? name : t(name)}</dt>
                <dd>${factText(t, value, { of, token, timeZone })}</dd>`,
          )}
          <dt>${t('Content')}</dt>
          <dd><code>SHA-256 ${row.content_hash}</code></dd>
        </dl>
        <form method="post">
          ${fieldsOf(t, action, typed, subject)} ${proofField(t, proof, token)}
          <button type="submit" class="${linkLabels[action].style === 'danger' ? 'danger' : 'primary'}">
            ${t(button)}
          </button>
        </form>
        <p class="note">
          ${t('Nothing has happened yet. This link is yours alone, works once, and until {{when}}.', {
            when: t.instant(row.expires_at.getTime(), timeZone),
          })}
        </p>`,
  };
}

/** What stands beside the name of a fact. What people wrote is theirs, in their own words. */
function factText(
  t: Say,
  value: ShownFact[1],
  { of, token, timeZone }: { of: ShownFact[2]; token: string; timeZone: string },
): Html | string {
  if (typeof value === 'string') return of === 'ours' ? t(value) : value;
  if (Array.isArray(value)) return evidenceLinks(t, value, token);
  const when = t.instant(value.at, timeZone);
  return value.overdue === true ? t('{{when}}, overdue', { when }) : when;
}

/** As `proofText`. */
export function proofSaid(t: Say, { maxAgeMinutes: n }: ProofAsked): Html {
  return n === 1
    ? t('Whoever decides is asked to prove who they are, by password or provider, not longer than 1 minute before.')
    : t(
        'Whoever decides is asked to prove who they are, by password or provider, not longer than {{n}} minutes before.',
        { n },
      );
}

/** Never filled in by us: what is typed of it goes no further than to be compared. */
function proofField(t: Say, proof: ProofNeeded | null, token: string): Html | string {
  if (proof === null) return '';
  const told = html`<p class="note">${proofSaid(t, proof.asked)}</p>`;
  if (proof.by === 'session')
    return html`${told}
      <p class="note">${t('You have, in this browser.')}</p>`;
  if (proof.by === 'password')
    return html`<label for="password">${t('Your password')}</label
      ><input id="password" name="password" type="password" autocomplete="current-password" maxlength="1000" required />
      ${told}`;
  const buttons = proof.providers.map(({ key, name }) => {
    const back = new URLSearchParams({ to: `/act/${token}`, again: 'true' }).toString();
    return html`<a class="button plain" href="/sign-in/with/${key}?${back}"
      >${t('Sign in with {{name}}', { name })}</a
    >`;
  });
  return html`${told}
    <p class="problem">${t(signInFirst)}</p>
    ${buttons}`;
}

/** Opened elsewhere, so that what was typed stays; files go out as they do in the API, to the holder of the link alone. */
function evidenceLinks(t: Say, evidence: ShownEvidence[], token: string): Html {
  const entries = evidence.map(({ title, url, sha256 }, index) => {
    const href = url ?? `/act/${token}/evidence/${index + 1}`;
    // What was stored before addresses were looked at is shown, and leads nowhere.
    const opens = url === null || /^https?:\/\//.test(url);
    const name = opens ? html`<a href="${href}" target="_blank" rel="noopener noreferrer">${title}</a>` : title;
    return html`<li>
      ${name} <span class="note">${url ?? t('file, SHA-256 {{digest}}', { digest: sha256 ?? '' })}</span>
    </li>`;
  });
  return html`<ul>
    ${entries}
  </ul>`;
}

function fieldsOf(t: Say, action: Deciding, typed: Record<string, string>, { item }: ShownSubject): Html[] {
  return fieldsToType(action, item).map(({ name, label, values, kind, required }) =>
    kind === 'date'
      ? html`<label for="${name}">${t(label, values)}</label
          ><input id="${name}" name="${name}" type="date" required value="${typed[name] ?? ''}" />`
      : html`<label for="${name}">${t(label, values)}</label
          ><textarea id="${name}" name="${name}" rows="4" maxlength="2000" ${new Html(required ? 'required' : '')}>
${typed[name] ?? ''}</textarea>`,
  );
}

export function donePage(action: LinkAction, subject: ShownSubject): Page {
  const { done } = actWords[action as Deciding];
  return {
    status: 200,
    title: (t) => t.plain('Done'),
    body: (t) =>
      html`<h1>${subject.name}</h1>
        <p role="status">${t(done)}</p>
        <p class="note">${t('You can close this page. The link has done its work and cannot be used again.')}</p>`,
  };
}

export const deadWords: Record<
  DeadLink,
  { status: number; title: string; text: string; when?: (row: LinkRow) => Date | null }
> = {
  unknown: {
    status: 404,
    title: 'This link is not one of ours',
    text: 'It may have been cut on its way. Copy it whole out of the message, or look in Tollgate.',
  },
  revoked: {
    status: 410,
    title: 'This link was revoked',
    text: 'It does nothing any more. Look in Tollgate, or wait for the next message.',
  },
  room: {
    status: 410,
    title: 'This link came into a room',
    text: 'Whoever is in the room could press it, so it does nothing. Use the link in the mail that you got, or decide in Tollgate.',
  },
  used: {
    status: 410,
    title: 'This link was used already',
    text: 'It was used on {{when}}. A link works once.',
    when: ({ used_at }) => used_at,
  },
  expired: {
    status: 410,
    title: 'This link has expired',
    text: 'It worked until {{when}}. Decide in Tollgate, or wait for the next message.',
    when: ({ expires_at }) => expires_at,
  },
  decided: {
    status: 409,
    title: 'There is nothing to decide any more',
    text: 'It was decided in the meantime, or is no longer for you to decide. Look in Tollgate to see how it stands.',
  },
  changed: {
    status: 409,
    title: 'The content has changed since this message was sent',
    text: 'What you would decide on is not what you were told about. Use the newest message, or look in Tollgate.',
  },
};

/** As a text, where there are no pages. */
export function deadText(reason: DeadLink, row: LinkRow | null, zone: string): string {
  const { text, when } = deadWords[reason];
  const at = row && when?.(row);
  return text.replace('{{when}}', at ? describeInstant(at.getTime(), zone) : 'an earlier day');
}

export function deadPage(reason: DeadLink, row: LinkRow | null): Page {
  const { status, title, text, when } = deadWords[reason];
  const at = row && when?.(row);
  return headed(
    status,
    title,
    (t) =>
      html`<p>${t(text, { when: at ? t.instant(at.getTime(), row?.time_zone ?? 'UTC') : t('an earlier day') })}</p>`,
  );
}

/** The rules said no; nothing was done. */
export function refusedPage(detail: string, status: number): Page {
  return headed(
    status,
    'It was not done',
    (t) =>
      html`<p class="problem" role="alert">${t(detail)}</p>
        <p class="note">${t('Nothing has changed.')}</p>`,
  );
}
