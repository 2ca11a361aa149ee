import { guardedFetch, type GuardedFetch } from '../../../../config/guarded-fetch.js';
import type { WebhookRules } from '../../../../config/webhook-guard.js';
import type { SignInProvider } from '../../../../database/entities/sign-in-provider.js';
import type { Stranger } from '../../../../domain/provider/stranger.js';
import { Problem } from '../problems/problem.js';

/** What an attempt is held to when the browser comes back. */
export interface Secrets {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Begin {
  provider: SignInProvider;
  secrets: Secrets;
  /** Where the browser is to come back to. */
  back: string;
  /** They are to prove anew who they are, also where the provider knows them still. */
  again: boolean;
}

export interface Finish extends Begin {
  secret: string | null;
  /** What the browser has brought back. */
  query: URLSearchParams;
}

/** Somebody who has come back. */
export interface Arrived {
  stranger: Stranger;
  /** How their session there is called, where that is said. */
  sid: string | null;
  /** What was signed of them, where one can sign out there. */
  idToken: string | null;
}

/** It gave no answer, or one of a server that cannot now. */
class ProviderAway extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, { cause });
    this.name = 'ProviderAway';
  }
}

const seconds = 10;

/** Asks providers within the rules of this installation; told apart is what they say from that they say nothing. */
export function providerFetch(rules: WebhookRules): GuardedFetch {
  const fetch = guardedFetch(rules, seconds * 1_000);
  return async (url, options) => {
    let answer: Response;
    try {
      answer = await fetch(url, options);
    } catch (error) {
      throw new ProviderAway(error instanceof Error ? error.message : String(error), error);
    }
    if (answer.status >= 500 || answer.status === 429) throw new ProviderAway(`it answered ${answer.status}`);
    return answer;
  };
}

/** What is told of an exchange that failed. The provider's own words are somebody else's: cut, and shown as text. */
export function exchangeProblem(name: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const away = causeOf(error, ProviderAway);
  if (away)
    return new Problem(
      'provider-away',
      `${name} cannot be reached now: ${cut(away.message)}. Try again in a minute, or sign in another way.`,
      { headers: { 'retry-after': '30' } },
    );
  const said = error instanceof Error ? error.message : 'it cannot be read';
  const code = codeOf(error);
  return new Problem(
    'provider-refused',
    `${name} did not let you in: ${cut(code === null ? said : `${said} (${code})`)}. Begin again; where that goes on, tell an administrator.`,
  );
}

/** How OAuth calls it, where it says so. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { error: named, error_description: described, code } = error as Record<string, unknown>;
  const words = [named, described].filter((word) => typeof word === 'string' && word !== '');
  return words.length > 0 ? words.join(': ') : typeof code === 'string' ? code : null;
}

function causeOf<T extends Error>(error: unknown, kind: new (...args: never[]) => T): T | null {
  for (let inner = error, depth = 0; inner instanceof Error && depth < 8; inner = inner.cause, depth += 1)
    if (inner instanceof kind) return inner;
  return null;
}

function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200).toWellFormed()}…` : text;
}
