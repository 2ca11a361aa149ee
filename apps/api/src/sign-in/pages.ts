import type { SessionRow } from '../../../../database/sign-in/sessions.js';
import type { FoundLink } from '../../../../database/sign-in/links.js';
import type { OpenSession } from '../../../../database/sign-in/sessions.js';
import type { Actor } from '../access/actor.js';
import { formField, formToken } from '../access/form-token.js';
import { html, type Html } from '../../../../domain/text/html.js';
import type { Page } from '../links/html.js';
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
    title: 'Sign in',
    body: html`<h1>Sign in to Tollgate</h1>
      ${problemText(problem)}
      ${left === undefined ? null : html`<p role="status">You are signed out here, and at ${left}.</p>`}
      ${
        leaving
          ? html`<p role="status">
              You are signed out here. At ${leaving.name} you are not:
              <a href="/sign-in/out/${encodeURIComponent(leaving.key)}">Sign out at ${leaving.name} too</a>
            </p>`
          : null
      }
      ${doors.map(({ key, name }) => html`<p><a class="button" href="${wayTo(key, to)}">Sign in with ${name}</a></p>`)}
      ${
        passwords
          ? html`<form method="post" action="/sign-in">
                <input type="hidden" name="to" value="${to}" />
                <label for="who">Mail address, or name</label>
                <input id="who" name="who" value="${who}" autocomplete="username" required autofocus maxlength="320" />
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required />
                <button>Sign in</button>
              </form>
              ${mails ? html`<p><a href="/sign-in/forgotten">I have forgotten my password</a></p>` : null}`
          : doors.length === 0
            ? html`<p>
                Nobody signs in with a password here, and no provider is set up. Ask an administrator for a link.
              </p>`
            : null
      }
      <p class="note">
        No way in yet? Whoever administers Tollgate invites you: by mail, or with a link that they hand over to you.
      </p>`,
  };
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
  return {
    status,
    title,
    body: html`<h1>${title}</h1>
      ${problemText(problem)}
      ${
        purpose === 'claim'
          ? html`<p>This installation is new. Here you become its first administrator, once.</p>`
          : html`<p>
              This link lets <strong>${person.name}</strong> in,
              once${makerName === null ? '' : `; ${makerName} has made it`}. If that is not you, close this page.
            </p>`
      }
      <form method="post">
        ${
          purpose === 'claim'
            ? html`<label for="name">Your name</label>
                <input id="name" name="name" autocomplete="name" required maxlength="200" />`
            : null
        }
        ${password ? passwordFields(person.email ?? person.name) : null}
        <button>${password ? 'Set the password, and sign in' : 'Sign in'}</button>
      </form>`,
  };
}

export const usedUpPage: Page = {
  status: 410,
  title: 'This link opens nothing any more',
  body: html`<h1>This link opens nothing any more</h1>
    <p>It was used, another one was made after it, or its time is over; or it was cut on its way.</p>
    <p>Sign in <a href="/sign-in">here</a>, or ask whoever sent it for another.</p>`,
};

export const elsewherePage: Page = {
  status: 403,
  title: 'Open this link on the machine itself',
  body: html`<h1>Open this link on the machine itself</h1>
    <p>
      The first administrator’s account is claimed in a browser on the machine that runs Tollgate, at its own address
      and not through a proxy. There is another way: on that machine,
      <code>tollgate sign-in-link Administrator</code> makes a link that opens from anywhere.
    </p>`,
};

function passwordFields(username: string): Html {
  return html`<input type="hidden" name="username" value="${username}" autocomplete="username" />
    <label for="password">New password</label>
    <input id="password" name="password" type="password" autocomplete="new-password" required aria-describedby="rule" />
    <p class="note" id="rule">
      ${shortestPassword} characters or more, of any kind. Four or five words that have nothing to do with each other
      are good.
    </p>
    <label for="again">The same once more</label>
    <input id="again" name="again" type="password" autocomplete="new-password" required />`;
}

export function forgottenPage(): Page {
  return {
    status: 200,
    title: 'A new password',
    body: html`<h1>A new password</h1>
      <p>A link by which you choose another password comes to your mail address.</p>
      <form method="post">
        <label for="who">Mail address</label>
        <input id="who" name="who" type="email" autocomplete="username" required autofocus maxlength="320" />
        <button>Send the link</button>
      </form>`,
  };
}

/** The same for everybody, so that nobody learns who has an account. */
export const sentPage: Page = {
  status: 200,
  title: 'Look into your mail',
  body: html`<h1>Look into your mail</h1>
    <p>
      If somebody signs in here with that address and a password, a link is on its way to them. It holds for an hour.
    </p>
    <p class="note">Nothing came? Ask whoever administers Tollgate for a link.</p>`,
};

export interface SignedInParts {
  actor: Actor;
  session: OpenSession;
  sessions: readonly SessionRow[];
  /** They have a password of this installation, and it takes such. */
  password: boolean;
  zone: (at: Date) => string;
}

/** Who one is, where one has signed in, and how to end it. */
export function signedInPage(parts: SignedInParts, problem: string | null = null, status = 200): Page {
  const { actor, session, sessions, password, zone } = parts;
  const form = html`<input type="hidden" name="${formField}" value="${formToken(session)}" />`;
  return {
    status,
    title: 'You are signed in',
    body: html`<h1>You are signed in as ${actor.name}</h1>
      ${problemText(problem)}
      <form method="post" action="/sign-out">${form}<button>Sign out</button></form>
      <h2>Where you are signed in</h2>
      ${sessions.map(
        (row) =>
          html`<dl>
              <dt>Browser</dt>
              <dd>${row.browser ?? 'unknown'}${row.id === session.id ? ' (this one)' : ''}</dd>
              <dt>From</dt>
              <dd>${row.address ?? 'unknown'}</dd>
              <dt>Signed in</dt>
              <dd>${zone(row.opened_at)}, ${waysIn[row.how]}${row.provider === null ? '' : ` ${row.provider}`}</dd>
              <dt>Last used</dt>
              <dd>${zone(row.used_at)}</dd>
            </dl>
            ${
              row.id === session.id
                ? null
                : html`<form method="post" action="/sign-out">
                    ${form}<input type="hidden" name="session" value="${row.id}" /><button class="danger">
                      Sign out there
                    </button>
                  </form>`
            }`,
      )}
      ${
        password
          ? html`<h2>Change the password</h2>
              <p class="note">You stay signed in here, and are signed out everywhere else.</p>
              <form method="post" action="/signed-in/password">
                ${form}
                <label for="present">Present password</label>
                <input id="present" name="present" type="password" autocomplete="current-password" required />
                ${passwordFields(actor.name)}<button>Change the password</button>
              </form>`
          : null
      }`,
  };
}

const waysIn = { password: 'with a password', provider: 'by', link: 'by a link' } as const;

function wayTo(key: string, to: string): string {
  return `/sign-in/with/${encodeURIComponent(key)}?to=${encodeURIComponent(to)}`;
}
