/**
 * A command that the rules do not allow. `code` is stable and part of the API; `status` is what HTTP makes of it.
 * `detail` says what, where and how to put it right.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = 'Refusal';
  }

  get status(): number {
    return refusalStatus[this.code];
  }
}

/** Every reason for which the engine says no, and its HTTP status. */
export const refusalStatus = {
  'illegal-transition': 409,
  'not-found': 404,
  'version-mismatch': 412,
  'separation-of-duties': 403,
  'content-hash-required': 409,
  'not-allowed': 403,
  'token-too-narrow': 403,
  'weak-password': 422,
  'local-accounts-off': 409,
  'not-an-approver': 403,
  'already-signed': 409,
  'content-changed': 409,
  'premise-fell': 409,
  'extension-pending': 409,
  'no-extension-pending': 409,
  'extension-limit': 409,
  'delegation-overlap': 409,
  'delegation-loop': 422,
  'nothing-submitted': 409,
  'evidence-required': 422,
  'invalid-due-date': 422,
  'invalid-command': 422,
  'unknown-person': 422,
  'person-unavailable': 422,
  'mention-unseen': 422,
  'last-administrator': 409,
  'changed-since-preview': 409,
  'unknown-policy-version': 422,
  'unknown-rota': 422,
  'unknown-name': 422,
  'ambiguous-name': 422,
  'phase-not-open': 409,
  'program-incomplete': 422,
  'not-overdue': 409,
  'review-not-ready': 422,
  'invalid-answer': 422,
  'not-held': 409,
  'answered-already': 409,
  'already-acknowledged': 409,
  'unreachable-quorum': 422,
  'invalid-end': 422,
  'renewal-pending': 409,
  'held-by-exception': 409,
  'waits-for': 409,
  'dependency-cycle': 409,
  'no-check-pending': 409,
  'too-early': 409,
  'proven-effective': 409,
  'occurrence-failed': 422,
  'command-not-signed': 503,
  'too-many-secrets': 422,
  'too-many-views': 422,
  'proof-required': 403,
  'break-glass-not-allowed': 403,
  'under-legal-hold': 409,
} as const;

export type RefusalCode = keyof typeof refusalStatus;
