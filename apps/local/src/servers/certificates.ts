import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';

/** The name that the server's certificate is for, wherever it listens. */
export const temporalServerName = 'temporal.tollgate.internal';

/** Files (PEM) by which the parts of one machine know each other. */
export interface TemporalCertificates {
  ca: string;
  server: Pair;
  client: Pair;
}

interface Pair {
  cert: string;
  key: string;
}

const dayMs = 86_400_000;
const validDays = 3_650;
const names = ['server', 'client'] as const;

/**
 * Certificates of this installation for mutual TLS between its Temporal server and whoever may speak to it, in a folder of
 * their own. Made at the first start, and anew by the first start after half of their time; the key that issued them is
 * not kept, so that nobody can issue more.
 */
export function temporalCertificates(folder: string): TemporalCertificates {
  const now = Date.now();
  const path = (name: string): string => join(folder, name);
  const pair = (name: string): Pair => ({ cert: path(`${name}.pem`), key: path(`${name}.key`) });
  const found: TemporalCertificates = { ca: path('ca.pem'), server: pair('server'), client: pair('client') };
  if (!lasts(found, now)) make(folder, now);
  return found;
}

/** Whether all of them are there, belong together, and have half of their time before them. */
function lasts({ ca, server, client }: TemporalCertificates, now: number): boolean {
  if (![ca, server.cert, server.key, client.cert, client.key].every(existsSync)) return false;
  try {
    const issuer = new X509Certificate(readFileSync(ca));
    return [server, client].every(({ cert }) => {
      const one = new X509Certificate(readFileSync(cert));
      return one.verify(issuer.publicKey) && lastsFrom(Date.parse(one.validTo), now);
    });
  } catch {
    return false;
  }
}

/** Whether one that is valid until then has half of its time before it. */
export function lastsFrom(validTo: number, now: number): boolean {
  return validTo - now > (validDays / 2) * dayMs;
}

function make(folder: string, now: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const issuer = newKeys();
  const subject = [{ name: 'commonName', value: 'Tollgate, this installation' }];
  const ca = certificate(issuer, { subject, issuer: subject, signedBy: issuer, now }, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, critical: true },
  ]);
  // The certificate that all others are looked at by is written last: a set that was cut short does not fit together.
  for (const name of names) {
    const keys = newKeys();
    const own = [{ name: 'commonName', value: `Tollgate ${name}` }];
    const cert = certificate(keys, { subject: own, issuer: subject, signedBy: issuer, now }, [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      // The server's own services are clients of each other.
      { name: 'extKeyUsage', serverAuth: name === 'server', clientAuth: true },
      { name: 'subjectAltName', altNames: altNames[name] },
    ]);
    write(folder, `${name}.key`, forge.pki.privateKeyToPem(keys.privateKey));
    write(folder, `${name}.pem`, cert);
  }
  write(folder, 'ca.pem', ca);
}

/** Whole or not at all, and for this user only. */
function write(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, `${name}.new`), text, { mode: 0o600 });
  renameSync(join(folder, `${name}.new`), join(folder, name));
}

const dns = 2;
const ip = 7;
const altNames = {
  server: [
    { type: dns, value: temporalServerName },
    { type: dns, value: 'localhost' },
    { type: ip, ip: '127.0.0.1' },
  ],
  client: [{ type: dns, value: 'client.tollgate.internal' }],
};

function newKeys(): forge.pki.rsa.KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKey: forge.pki.privateKeyFromPem(privateKey), publicKey: forge.pki.publicKeyFromPem(publicKey) };
}

/**
 * Positive, and as short as its value (X.690, 8.3.2), whatever the bytes: the library keeps zeros before it, by which one
 * installation in a hundred or two had certificates that the server could not read.
 *
 * @returns hex
 */
export function serialNumber(random: Buffer): string {
  const [first = 0, ...others] = random;
  return Buffer.from([(first & 0x7f) | 0x40, ...others]).toString('hex');
}

function certificate(
  keys: forge.pki.rsa.KeyPair,
  of: {
    subject: forge.pki.CertificateField[];
    issuer: forge.pki.CertificateField[];
    signedBy: forge.pki.rsa.KeyPair;
    now: number;
  },
  extensions: object[],
): string {
  const made = forge.pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.serialNumber = serialNumber(randomBytes(16));
  // A clock that is set back a little finds it valid.
  made.validity.notBefore = new Date(of.now - dayMs);
  made.validity.notAfter = new Date(of.now + validDays * dayMs);
  made.setSubject(of.subject);
  made.setIssuer(of.issuer);
  made.setExtensions(extensions);
  made.sign(of.signedBy.privateKey, forge.md.sha256.create());
  return forge.pki.certificateToPem(made);
}
