import type { PlainWay } from './settings/beyond.js';
import type { Settings } from './settings.js';
import { hostOf, isThisMachine } from './webhook-guard.js';

type Looked = Pick<
  Settings,
  | 'host'
  | 'publicUrl'
  | 'databaseUrl'
  | 'databaseOwnerUrl'
  | 'databaseQueryUrl'
  | 'databaseSealerUrl'
  | 'databaseAnalyticsUrl'
  | 'temporalVisibilityUrl'
  | 'temporalAddress'
  | 'temporalTls'
  | 'temporalApiKey'
  | 'temporalTlsCert'
  | 'secret'
  | 'commandSecret'
  | 'temporalPayloadKeys'
  | 'allowPlain'
>;

/** Of these the driver makes a connection by TLS. */
const verified = ['require', 'verify-ca', 'verify-full'];

/** Of how many different characters a secret of 32 has at least; a random one of digits and letters a to f has twelve and more. */
const leastVariety = 8;

/**
 * What is too weak where an installation is more than one machine, a line each; the process does not start with it. On one
 * machine, nothing is asked: what is there is reached by whoever is there.
 */
export function weakSettings(settings: Looked): string[] {
  const elsewhere = [
    !isThisMachine(settings.host),
    settings.publicUrl !== null && !isLocal(settings.publicUrl),
    !isLocalDatabase(settings.databaseUrl),
    !isLocalTemporal(settings.temporalAddress),
  ].some(Boolean);
  return elsewhere ? [...plainWays(settings), ...weakSecrets(settings)] : [];
}

function plainWays(settings: Looked): string[] {
  const { publicUrl, databaseUrl, databaseOwnerUrl, temporalVisibilityUrl, allowPlain } = settings;
  const found: [PlainWay, string][] = [];
  if (publicUrl?.startsWith('http:') && !isLocal(publicUrl))
    found.push([
      'public',
      'PUBLIC_URL is http, by which passwords and links can be read on the way. Put a proxy that speaks TLS before the API, and write https://',
    ]);
  const databases = Object.entries({
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: databaseOwnerUrl ?? '',
    DATABASE_SEALER_URL: settings.databaseSealerUrl ?? '',
    DATABASE_QUERY_URL: settings.databaseQueryUrl ?? '',
    DATABASE_ANALYTICS_URL: settings.databaseAnalyticsUrl ?? '',
    TEMPORAL_VISIBILITY_URL: temporalVisibilityUrl ?? '',
  });
  for (const [name, url] of databases)
    if (!isLocalDatabase(url) && !isVerified(url))
      found.push([
        'database',
        `${name} reaches the database without TLS. Add ?sslmode=verify-full (and sslrootcert=FILE where the machine does not know who issued its certificate)`,
      ]);
  if (!isLocalTemporal(settings.temporalAddress)) {
    const { temporalTls, temporalApiKey, temporalTlsCert } = settings;
    if (!temporalTls)
      found.push([
        'temporal',
        'TEMPORAL_ADDRESS is reached without TLS. Set TEMPORAL_TLS_CA, _CERT and _KEY, or TEMPORAL_API_KEY',
      ]);
    else if (temporalApiKey === null && temporalTlsCert === null)
      found.push([
        'temporal',
        'The Temporal server is shown neither a certificate nor an API key, so it asks nobody who they are. Set TEMPORAL_TLS_CERT and _KEY, or TEMPORAL_API_KEY',
      ]);
  }
  return found
    .filter(([way]) => !allowPlain.includes(way))
    .map(([way, text]) => `${text}; or, where that way is private, set ALLOW_PLAIN=${[...allowPlain, way].join(',')}.`);
}

function weakSecrets({ secret, commandSecret, temporalPayloadKeys }: Looked): string[] {
  const secrets = [
    ['TOLLGATE_SECRET', secret],
    ['COMMAND_SECRET', commandSecret],
    ...temporalPayloadKeys.map((key) => ['TEMPORAL_PAYLOAD_KEYS', key] as const),
  ] as const;
  return secrets
    .filter(([, text]) => text !== null && isGuessable(text))
    .map(([name]) => `${name} can be guessed. Make a random one: openssl rand -base64 32.`);
}

/** Few characters again and again, or words that examples have. */
function isGuessable(text: string): boolean {
  return new Set(text).size < leastVariety || /change.?me|password|example|secret|0123456789|abcdefgh/i.test(text);
}

function isLocal(url: string): boolean {
  return isThisMachine(hostOf(new URL(url)));
}

/** No address (an embedded one is started), a socket of this machine, or its own address. */
export function isLocalDatabase(url: string): boolean {
  if (url === '') return true;
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(hostOf(parsed));
  return host === '' || host.startsWith('/') || isThisMachine(host);
}

/** By TLS, and the server's certificate is looked at; `uselibpqcompat` has the driver look at it with `verify-…` alone. */
function isVerified(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { searchParams: given } = new URL(url);
  const mode = given.get('sslmode');
  if (mode === null) return ['true', '1'].includes(given.get('ssl') ?? '');
  return verified.includes(mode) && (mode !== 'require' || given.get('uselibpqcompat') !== 'true');
}

function isLocalTemporal(address: string): boolean {
  return address === '' || isThisMachine(hostOf(new URL(`http://${address}`)));
}
