import { hash, type X509Certificate } from 'node:crypto';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import type { SignerInfo } from 'pkijs';

/** What is signed in a token of RFC 3161. */
export const timeStampInfo = '1.2.840.113549.1.9.16.1.4';

/** Over what it may be signed: SHA-256, 384 and 512. Older ones can be forged, or nearly. */
export const safeDigests: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const contentType = '1.2.840.113549.1.9.3';
const signingCertificate = '1.2.840.113549.1.9.16.2.12';
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';

/**
 * Whether what is signed says that it is a time stamp, and by which certificate: RFC 3161 wants that within, so that nothing else
 * is taken for one and no other certificate is put in its place.
 */
export function namesCertificate({ signedAttrs }: SignerInfo, certificate: X509Certificate): boolean {
  const valueOf = (wanted: string): unknown =>
    signedAttrs?.attributes.find(({ type }) => type === wanted)?.values[0] as unknown;
  const kind = valueOf(contentType);
  if (!(kind instanceof ObjectIdentifier) || kind.getValue() !== timeStampInfo) return false;
  const second = valueOf(signingCertificateV2);
  const [named] = partsOf(partsOf(second ?? valueOf(signingCertificate))[0]);
  const [one, two] = partsOf(named);
  const [algorithm] = partsOf(one);
  const digest = algorithm === undefined ? one : two;
  const by = second === undefined ? 'sha1' : algorithm === undefined ? 'sha256' : nameOf(algorithm);
  if (by === undefined || !(digest instanceof OctetString)) return false;
  return Buffer.from(digest.getValue()).equals(hash(by, certificate.raw, 'buffer'));
}

function partsOf(value: unknown): unknown[] {
  return value instanceof Sequence ? value.valueBlock.value : [];
}

function nameOf(algorithm: unknown): string | undefined {
  return algorithm instanceof ObjectIdentifier ? safeDigests[algorithm.getValue()] : undefined;
}
