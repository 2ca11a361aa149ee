import { errors } from 'jose';
import { jwtAlgorithms } from '../../../../domain/provider/vouching.js';
import type { SignInProvider } from '../../../../database/entities/sign-in-provider.js';

/** What a token of an issuer lacks, and what to change, as far as the one who sends it can. */
export function whyRefused(
  error: errors.JOSEError,
  { name, audience, algorithms, skew_seconds: skew }: SignInProvider,
): string {
  if (error instanceof errors.JWTExpired) return 'it has ended: have a new one made';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return `it lacks the claim ${error.claim}, which tokens of ${name} must have`;
    if (error.claim === 'aud') return `it is made for another audience: have it made for ${audience ?? ''}`;
    if (error.claim === 'nbf') return `it does not hold yet, by its claim nbf; clocks may differ by ${skew} s`;
    return `its claim ${error.claim} does not hold`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    const taken = algorithms.length > 0 ? algorithms : jwtAlgorithms;
    return `tokens of ${name} must be signed by ${taken.join(', ')}, and this one says otherwise`;
  }
  if (error instanceof errors.JWKSNoMatchingKey)
    return `it is signed with a key that ${name} does not publish; keys that it has changed are found within half a minute`;
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return `its signature does not hold by the keys that ${name} publishes`;
  return `${error.message} (${error.code})`;
}
