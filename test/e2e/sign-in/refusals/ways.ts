import { directoryToken, personalToken, programToken, serviceToken, session } from './bearers.js';
import type { Row } from './cells.js';
import { lark, oidc, password } from './doors.js';
import { claimLink, signInLink } from './entrances.js';
import { actLink, feed, openLink } from './links.js';
import { deviceCode, larkCard } from './programs.js';
import { jwt } from './vouched.js';

/** A way of getting in, or of acting, with all that can be refused on it. */
export interface Way {
  row: Row;
  /** What in the code knows of it: `METHOD /path` of public routes, and words of the domain. */
  knownBy: string[];
}

/** Every way, by its name. */
export const ways: Record<string, Way> = {
  'the cookie of a session': {
    row: session,
    knownBy: [
      ...['scheme session', 'GET /sign-in', 'POST /sign-out', 'GET /signed-in', 'POST /signed-in/password'],
      'GET /sign-in/out/{key}',
    ],
  },
  'a personal token': {
    row: personalToken,
    knownBy: ['scheme token', 'token tgp_', 'level read', 'level act', 'level administer'],
  },
  'a token of a service': { row: serviceToken, knownBy: ['token tgs_'] },
  'a token of one program': { row: programToken, knownBy: ['limit programId'] },
  'a token of a directory': { row: directoryToken, knownBy: ['level directory'] },
  'a token of a trusted issuer': { row: jwt, knownBy: ['provider jwt'] },
  'a link in a message': {
    row: actLink,
    knownBy: ['GET /act/{token}', 'POST /act/{token}', 'GET /act/{token}/evidence/{number}'],
  },
  'a link to a record': { row: openLink, knownBy: ['GET /open/{kind}/{id}'] },
  'a link to get in': {
    row: signInLink,
    knownBy: [
      ...['GET /sign-in/link/{token}', 'POST /sign-in/link/{token}'],
      ...['how link', 'purpose sign_in', 'purpose invitation', 'purpose password'],
    ],
  },
  'the link of the first administrator': { row: claimLink, knownBy: ['purpose claim'] },
  'the address of a feed': { row: feed, knownBy: ['GET /feeds/{file}'] },
  'a password': {
    row: password,
    knownBy: ['how password', 'POST /sign-in', 'GET /sign-in/forgotten', 'POST /sign-in/forgotten'],
  },
  'a provider of OpenID Connect': {
    row: oidc,
    knownBy: ['how provider', 'provider oidc', 'GET /sign-in/with/{key}', 'GET /sign-in/back/{key}'],
  },
  Lark: { row: lark, knownBy: ['provider lark'] },
  'the code of a command line': {
    row: deviceCode,
    knownBy: ['POST /device-logins', 'POST /device-logins/token', 'GET /sign-in/device', 'POST /sign-in/device'],
  },
  'a card of Lark': { row: larkCard, knownBy: ['POST /lark/callback'] },
};

/** Public routes by which nobody gets in, and nothing of a record is told; by the last one somebody gets out. */
export const noWay = ['GET /health/live', 'GET /health/ready', 'POST /sign-in/out/{key}/back-channel'];
