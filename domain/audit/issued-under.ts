import type { X509Certificate } from 'node:crypto';

/** Certificates between one and the authority that is believed; real ones have one or two. */
const longestPath = 8;

/**
 * Whether a certificate is one of these, or was issued under them, by certificates that held at that instant. What was revoked is
 * not known here: nothing is asked of anybody.
 *
 * @param at ms
 */
export function isIssuedUnder(
  certificate: X509Certificate,
  { trusted, others, at }: { trusted: readonly X509Certificate[]; others: readonly X509Certificate[]; at: number },
): boolean {
  let from = [certificate];
  for (let length = 0; length < longestPath && from.length > 0; length += 1) {
    const held = from.filter((one) => heldAt(one, at));
    if (held.some((one) => trusted.some((other) => other.raw.equals(one.raw)))) return true;
    if (held.some((one) => trusted.some((issuer) => heldAt(issuer, at) && isIssuedBy(one, issuer)))) return true;
    from = others.filter((issuer) => held.some((one) => !issuer.raw.equals(one.raw) && isIssuedBy(one, issuer)));
  }
  return false;
}

function heldAt({ validFrom, validTo }: X509Certificate, at: number): boolean {
  return Date.parse(validFrom) <= at && at <= Date.parse(validTo);
}

function isIssuedBy(one: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey);
  } catch {
    return false;
  }
}
