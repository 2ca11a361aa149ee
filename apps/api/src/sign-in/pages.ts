import type { SessionRow } from '../../../../database/sign-in/sessions.js';
import type { FoundLink } from '../../../../database/sign-in/links.js';
import type { OpenSession } from '../../../../database/sign-in/sessions.js';
import type { Actor } from '../access/actor.js';
import { formField, formToken } from '../access/form-token.js';
import { html, type Html } from '../../../../domain/text/html.js';
import { headed, type Page } from '../links/html.js';
import { noWayIn } from '../links/no-way-in.js';
import type { Say } from '../links/say.js';
import { shortestPassword } from '../../../../domain/sign-in/password-rule.js';
import { problemText } from './page-answer.js';

export interface SignInParts {
  /** Providers by which people sign in here. */
  doors: readonly { key: string; name: string }[];
  passwords: boolean;
  /** Whether a link can be sent by mail. */
  mails: boolean;
  /** Where it leads. */
  to: string;
  who?: string;
  /** Where they are signed in still, who have just signed out here. */
  leaving?: { key: string; name: string };
  /** Where they have signed out as well. */
  left?: string;
}

/** Where everybody signs in. */
export function signInPage(parts: SignInParts, problem: string | null = null, status = 200): Page {
  const { doors, passwords, mails, to, who = '', leaving, left } = parts;
  return {
    status,
    title: (t) => t.plain('Sign in'),
    body: (t) =>
      html`<h1>${t('Sign in to Tollgate')}</h1>
        ${problemText(t, problem)}
        ${
          left === undefined
            ? null
            : html`<p role="status">${t('You are signed out here, and at {{name}}.', { name: left })}</p>`
        }
        ${
          leaving
            ? html`<p role="status">
                ${t('You are signed out here. At {{name}} you are not: {{link}}', {
                  name: leaving.name,
                  link: signOutLink(t, leaving),
                })}
              </p>`
            : null
        }
        ${doors.map(
          ({ key, name }) =>
            html`<p><a class="button" href="${wayTo(key, to)}">${t('Sign in with {{name}}', { name })}</a></p>`,
        )}
        ${passwords ? passwordForm(t, { to, who, mails }) : doors.length === 0 ? html`<p>${t(noWayIn)}</p>` : null}
        <p class="note">
          ${t('No way in yet? Whoever administers Tollgate invites you: by mail, or with a link that they hand over to you.')}
        </p>`,
  };
}

function signOutLink(t: Say, { key, name }: { key: string; name: string }): Html {
  const out = `/sign-in/out/${encodeURIComponent(key)}`;
  return html`<a href="${out}">${t('Sign out at {{name}} too', { name })}</a>`;
}

function passwordForm(t: Say, { to, who, mails }: { to: string; who: string; mails: boolean }): Html {
  return html`<form method="post" action="/sign-in">
      <input type="hidden" name="to" value="${to}" />
      <label for="who">${t('Mail address, or name')}</label>
      <input id="who" name="who" value="${who}" autocomplete="username" required autofocus maxlength="320" />
      <label for="password">${t('Password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
      <button>${t('Sign in')}</button>
    </form>
    ${mails ? html`<p><a href="/sign-in/forgotten">${t('I have forgotten my password')}</a></p>` : null}`;
}

/** What a link opens; nothing happens until the button is pressed. */
export function linkPage(link: FoundLink, passwords: boolean, problem: string | null = null, status = 200): Page {
  const { purpose, person, makerName } = link;
  const password = passwords && purpose !== 'sign_in';
  const title = {
    claim: 'Welcome to Tollgate',
    sign_in: 'Sign in to Tollgate',
    invitation: 'Welcome to Tollgate',
    password: 'Choose another password',
  }[purpose];
  const whose =
    makerName === null
      ? 'This link lets {{name}} in, once. If that is not you, close this page.'
      : 'This link lets {{name}} in, once; {{maker}} has made it. If that is not you, close this page.';
  return headed(
    status,
    title,
    (t) =>
      html`${problemText(t, problem)}
        <p>
          ${
            purpose === 'claim'
              ? t('This installation is new. Here you become its first administrator, once.')
              : t(whose, { name: html`<strong>${person.name}</strong>`, maker: makerName ?? '' })
          }
        </p>
        <form method="post">
          ${
            purpose === 'claim'
              ? html`<label for="name">${t('Your name')}</label>
                  <input id="name" name="name" autocomplete="name" required maxlength="200" />`
              : null
          }
          ${password ? passwordFields(t, person.email ?? person.name) : null}
          <button>${t(password ? 'Set the password, and sign in' : 'Sign in')}</button>
        </form>`,
  );
}

export const usedUpPage = headed(
  410,
  'This link opens nothing any more',
  (t) =>
    html`<p>${t('It was used, another one was made after it, or its time is over; or it was cut on its way.')}</p>
      <p>
        ${t('Sign in {{here}}, or ask whoever sent it for another.', { here: html`<a href="/sign-in">${t('here')}</a>` })}
      </p>`,
);

export const elsewherePage = headed(
  403,
  'Open this link on the machine itself',
  (t) =>
    html`<p>
      ${t(
        'The first administrator’s account is claimed in a browser on the machine that runs Tollgate, at its own address and not through a proxy. There is another way: on that machine, {{command}} makes a link that opens from anywhere.',
        { command: html`<code>tollgate sign-in-link Administrator</code>` },
      )}
    </p>`,
);

function passwordFields(t: Say, username: string): Html {
  return html`<input type="hidden" name="username" value="${username}" autocomplete="username" />
    <label for="password">${t('New password')}</label>
    <input id="password" name="password" type="password" autocomplete="new-password" required aria-describedby="rule" />
    <p class="note" id="rule">
      ${t(
        '{{n}} characters or more, of any kind. Four or five words that have nothing to do with each other are good.',
        { n: shortestPassword },
      )}
    </p>
    <label for="again">${t('The same once more')}</label>
    <input id="again" name="again" type="password" autocomplete="new-password" required />`;
}

export function forgottenPage(): Page {
  return headed(
    200,
    'A new password',
    (t) =>
      html`<p>${t('A link by which you choose another password comes to your mail address.')}</p>
        <form method="post">
          <label for="who">${t('Mail address')}</label>
          <input id="who" name="who" type="email" autocomplete="username" required autofocus maxlength="320" />
          <button>${t('Send the link')}</button>
        </form>`,
  );
}

/** The same for everybody, so that nobody learns who has an account. */
export const sentPage = headed(
  200,
  'Look into your mail',
  (t) =>
    html`<p>
        ${t('If somebody signs in here with that address and a password, a link is on its way to them. It holds for an hour.')}
      </p>
      <p class="note">${t('Nothing came? Ask whoever administers Tollgate for a link.')}</p>`,
);

export interface SignedInParts {
  actor: Actor;
  session: OpenSession;
  sessions: readonly SessionRow[];
  /** They have a password of this installation, and it takes such. */
  password: boolean;
  /** In which instants are told. */
  zone: string;
}

/** Who one is, where one has signed in, and how to end it. */
export function signedInPage(parts: SignedInParts, problem: string | null = null, status = 200): Page {
  const { actor, session, sessions, password, zone } = parts;
  const form = html`<input type="hidden" name="${formField}" value="${formToken(session)}" />`;
  return {
    status,
    title: (t) => t.plain('You are signed in'),
    body: (t) =>
      html`<h1>${t('You are signed in as {{name}}', { name: actor.name })}</h1>
        ${problemText(t, problem)}
        <form method="post" action="/sign-out">${form}<button>${t('Sign out')}</button></form>
        <h2>${t('Where you are signed in')}</h2>
        ${sessions.map((row) => sessionText(t, row, { own: row.id === session.id, form, zone }))}
        ${
          password
            ? html`<h2>${t('Change the password')}</h2>
                <p class="note">${t('You stay signed in here, and are signed out everywhere else.')}</p>
                <form method="post" action="/signed-in/password">
                  ${form}
                  <label for="present">${t('Present password')}</label>
                  <input id="present" name="present" type="password" autocomplete="current-password" required />
                  ${passwordFields(t, actor.name)}<button>${t('Change the password')}</button>
                </form>`
            : null
        }`,
  };
}

function sessionText(t: Say, row: SessionRow, { own, form, zone }: { own: boolean; form: Html; zone: string }): Html {
  const browser = row.browser ?? t('unknown');
  const at = t.instant(row.opened_at.getTime(), zone);
  return html`<dl>
      <dt>${t('Browser')}</dt>
      <dd>${own ? t('{{browser}} (this one)', { browser }) : browser}</dd>
      <dt>${t('From')}</dt>
      <dd>${row.address ?? t('unknown')}</dd>
      <dt>${t('Signed in')}</dt>
      <dd>${t(waysIn[row.how], { at, provider: row.provider ?? '' })}</dd>
      <dt>${t('Last used')}</dt>
      <dd>${t.instant(row.used_at.getTime(), zone)}</dd>
    </dl>
    ${
      own
        ? null
        : html`<form method="post" action="/sign-out">
            ${form}<input type="hidden" name="session" value="${row.id}" /><button class="danger">
              ${t('Sign out there')}
            </button>
          </form>`
    }`;
}

const waysIn = {
  password: '{{at}}, with a password',
  provider: '{{at}}, by {{provider}}',
  link: '{{at}}, by a link',
} as const;

function wayTo(key: string, to: string): string {
  return `/sign-in/with/${encodeURIComponent(key)}?to=${encodeURIComponent(to)}`;
}
