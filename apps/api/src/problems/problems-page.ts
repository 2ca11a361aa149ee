import { refusalStatus, type RefusalCode } from '../../../../domain/refusal.js';
import type { SpreadsheetProblemCode } from '../../../../domain/import/problem.js';
import { problemStatus, type ProblemCode } from './problem.js';

type Code = ProblemCode | RefusalCode | SpreadsheetProblemCode;

/** What each code means and what to do about it. A code without a line does not compile. */
const meanings: Record<Code, string> = {
  'invalid-request':
    'A value is missing, unknown or wrong. `errors` names the fields, fifty at most; `errorsInAll` is their number. Mend them, and send it again.',
  unauthenticated: 'No token, or one that is unknown, expired or revoked; or a sign-in that is over.',
  'not-allowed': 'Not this person. `detail` says who may.',
  'wrong-password': 'It is not the password of whoever sent it. Nothing was done.',
  'no-password':
    'A password is asked for, and they have none here. Sign in again where they do, and decide there; or have a link made to set one.',
  'cannot-prove':
    'The provider cannot be asked to have somebody sign in anew, so coming from there proves nothing. Prove it by a password or another provider.',
  'foreign-page':
    'A change that comes with the cookie of a browser must come from a page of this address, and from nowhere else. Programs send a token.',
  'sign-in-stale':
    'Signing in elsewhere was begun in another browser, too long ago, or carried out already. Begin again.',
  'provider-refused':
    'The provider at which somebody would sign in said no, or what it sent does not hold. Begin again; `detail` has its words.',
  stranger:
    'Whoever signed in elsewhere is nobody here. An administrator links them, by `tollgate providers link`, or gives them the address.',
  'provider-away': 'The provider at which somebody would sign in cannot be reached. Try again, or sign in another way.',
  'login-pending': 'Nobody has confirmed the code yet. Ask again after the interval.',
  'slow-down': 'Asked too soon. Wait five seconds longer between two questions.',
  'login-refused': 'Whoever was asked has refused the command line.',
  'login-expired': 'Nobody confirmed the code within ten minutes. Begin anew.',
  'token-too-narrow':
    'The token is not good for it: it only reads, does not administer, or is for one program (`programId`). `detail` says which is needed.',
  'weak-password':
    'The password is too short, or among those that are guessed first. `detail` says which; choose another.',
  'local-accounts-off': 'This installation has no passwords of its own (`LOCAL_ACCOUNTS`). Sign in by a provider.',
  'not-found': 'There is no such thing.',
  'method-not-allowed': 'The path is known, the method is not.',
  'request-timeout': 'The body came too slowly, or not to its end. Send it again, at once.',
  'already-exists': 'The name or key is taken; `id` is what has it. Choose another, or change that one.',
  'request-in-progress': 'The same request, under the same key, is being carried out. Ask again after Retry-After.',
  'version-mismatch':
    'It was changed since it was read (If-Match); what the machine wrote beside it, such as a reminder, does not count. Read it again, and decide anew; `version` is the present one.',
  'payload-too-large': 'More than 1 MB of JSON, or a file of more than 25 MB.',
  'pack-too-large':
    'The record has more than fits one record pack. Of a program, take those of its items, one by one; the detail says what else there is.',
  'unsupported-media-type': 'JSON is taken, and multipart/form-data where there is a file.',
  'idempotency-key-reused':
    'The Idempotency-Key was sent with another request, or by another person. Use a new key for a new request.',
  'invalid-file': 'The file is empty, or of a kind that is not taken.',
  'unknown-reference': 'An id in the request refers to nothing.',
  'undecided-columns':
    'Columns of the file are none that are known; `columns` names them. Say a field, `keep` or `ignore` of each.',
  'rows-rejected': 'Rows of the file cannot come in, so none did; `rejected` says which and why.',
  'precondition-required': 'Send If-Match with the version that was read.',
  'too-many-requests': 'Too many within a minute. Go on after Retry-After.',
  'headers-too-large': 'Address and headers have more than 16 KB. Filter by less at once, or send shorter headers.',
  'internal-error': 'A fault of ours. `requestId` leads to it in the log.',
  'database-unavailable':
    'The database is away. Send it again under the same key after Retry-After: it is carried out once.',
  'engine-unavailable':
    'The engine is away or slow. Send it again under the same key after Retry-After: it is carried out once.',
  'readers-busy': 'Many files wait to be read. Send it again under the same key after Retry-After.',
  'record-busy':
    'Many changes of it wait for their turn; this one was not made. Send it again under the same key after Retry-After.',
  'not-ready': 'Something that commands need is away; `checks` says what.',
  'premise-fell':
    'The facts that it was proposed on are not so any more; `fallen` names each with what it was and what it is. Propose it anew.',
  'illegal-transition': 'Its state does not allow it. `currentStatus` is the state, `allowed` what can be done.',
  'separation-of-duties': 'Nobody decides on their own work.',
  'not-an-approver': 'Only the approvers of the present stage decide; `approvers` are their ids.',
  'already-signed': 'This person has decided at this stage already.',
  'content-hash-required':
    'What is decided on has changed since it was handed in (`changed`). Read it, and send its `contentHash`.',
  'content-changed': 'The content is not that which was read. `contentHash` is the present one.',
  'extension-pending': 'One extension waits for a decision already.',
  'no-extension-pending': 'No extension waits for a decision.',
  'extension-limit': 'The extension policy allows no such extension. `detail` says the limit, and what to do instead.',
  'delegation-overlap': 'Somebody stands in for this person then already; `delegationId` is that one. End it first.',
  'delegation-loop': 'The stand-ins would lead in a circle; `path` is it. Name somebody who is there.',
  'nothing-submitted': 'Nothing was handed in, so there is nothing to sign.',
  'evidence-required': 'Hand in evidence, or a statement of what was done.',
  'invalid-due-date': 'The date does not exist, has passed, or is not later than the present one.',
  'invalid-end': 'The end does not exist, has passed, is before the start, or is later than the policy allows.',
  'renewal-pending': 'One renewal waits for a decision already.',
  'held-by-exception': 'An exception suspends the item. It is live again when that ends, or is revoked.',
  'waits-for': 'It waits for other items, which `detail` names. Finish those first, or take the dependency away.',
  'dependency-cycle': 'The item would wait for itself; `path` is the circle. Take one of its dependencies away first.',
  'no-check-pending': 'No effectiveness check waits for an answer.',
  'too-early':
    'A check is answered, and silent teams are decided over, when the time for it has come; `detail` says when.',
  'proven-effective': 'A check has shown that it was effective: it is closed for good. Create another item.',
  'too-many-views': 'The person has as many views as one may have. Remove one that is not used.',
  'too-many-secrets': 'The person has as many tokens, or feeds, as one may have. Revoke one that is not used.',
  'occurrence-failed': 'Something could not be made from the recurrence. `detail` says what to mend.',
  'command-not-signed':
    'The worker could not tell that this API has sent the command, and did nothing. Send it again under another key; where that goes on, an administrator looks at the keys of commands.',
  'invalid-command': 'Something that the command needs is missing, such as a reason. `detail` says what.',
  'unknown-person': 'There is no such person.',
  'person-unavailable': 'This person has left, or only reads, and cannot be given this. Name somebody else.',
  'mention-unseen':
    'Somebody who is mentioned does not see the record, and would be told of what is not theirs to read. Leave them out, or name them as a reader first.',
  'under-legal-hold':
    'A legal hold (`holdId`) keeps what would be erased. Whoever placed it says why in `detail`; it is lifted first.',
  'last-administrator':
    'Without this person nobody could administer any more. Make somebody else an administrator first.',
  'changed-since-preview': 'What would be done is not what was previewed any more. Preview it again.',
  'unknown-policy-version': 'There is no such version, it is a draft, or it is of another kind.',
  'unknown-rota': 'There is no such rota.',
  'unknown-name':
    'Nothing has the name, or the id; `near` is what could have been meant. `field` says where it stands.',
  'ambiguous-name': 'Several have the name; `candidates` are they. Name the one that is meant by its id.',
  'invalid-query':
    'The statement cannot be carried out. `detail` says why, and `line` and `column` where in it, from 1. See docs/analytics.md.',
  'query-too-large':
    'The statement takes longer, or its answer is more, than may be. `detail` says which; narrow it, or ask for sums.',
  'query-unavailable':
    'Views cannot be asked now: others are asking, the database is away, or this installation has no role for it (`DATABASE_QUERY_URL`).',
  'report-too-large':
    'It took too long to count all that a report would tell. Ask for a program, a domain or a market.',
  'reports-busy': 'Many reports are being made, or many for you. Ask again after Retry-After.',
  'search-too-broad':
    'It took too long to look through all that has the words. Say more of them, or name the kinds that are meant.',
  'phase-not-open': 'Its phase or program is not open.',
  'program-incomplete': 'The program lacks something that it needs to be launched.',
  'review-not-ready':
    'The review round cannot be opened, staffed or judged so: it has no sample, too few reviewers, no adjudicator, or it is not open. `detail` says which.',
  'invalid-answer': 'Something of the answer is missing, or is none of what can be answered; `path` says where.',
  'not-held': 'The item is not theirs now: its time has passed, or it was handed back. Ask for the next one.',
  'answered-already': 'The item was answered, and an answer stays. Ask for the next one.',
  'not-overdue': 'Only what is overdue can be acknowledged.',
  'already-acknowledged':
    'It was acknowledged already, and no level has been told since. It can be again when the next one is.',
  'proof-required':
    'The policy asks whoever decides to have just proved who they are. Prove it (`POST /api/v1/proof`), and decide again.',
  'break-glass-not-allowed':
    'The sign-off policy does not say that a round may be decided past its approvers. Ask one of them, or whoever can name others.',
  'unreachable-quorum': 'Too few approvers can be found who did not do the work.',
  'unreadable-file': 'The file cannot be read as CSV or XLSX.',
  'file-too-large': 'The table is larger than what is imported at once.',
  'file-too-costly':
    'Reading the file took more time or memory than it may. Copy its rows into a new workbook, or save it as CSV.',
  'unknown-encoding':
    'In which encoding the text is written cannot be told for sure, or it is not the one stated. Say which: `encodings` has those it could be, and how a line reads in each.',
  'unknown-sheet': 'The workbook has no sheet of that name; `sheets` are those there are.',
  'invalid-mapping': 'The mapping names a field or column that is not there.',
  'missing-columns': 'A column that is needed was not found. Name it with the mapping.',
  'ambiguous-columns': 'Two columns could be the same field. Say which with the mapping.',
  'program-name-near':
    'There is no program of that name, but one near it; `near` are they. Name that one, or send `create` for a new one.',
  'invalid-due-rule': 'The rule for due dates cannot be read, or counts from a column that is not there.',
  'invalid-correction': 'A correction names a row or a column that the table has not.',
  'unknown-status-words':
    'Words of the status column could mean any state; `words` are they. Say which with `statusWords`; it is remembered.',
  'ambiguous-dates': 'The dates of a column can be read in two ways. Say which with the date order.',
};

/** Those of spreadsheets are 422, but for one. */
const spreadsheetStatus = (code: string): number => (code === 'file-too-large' ? 413 : 422);

/** Status of a code, whoever says it. */
function statusOf(code: Code): number {
  const known: Partial<Record<Code, number>> = { ...refusalStatus, ...problemStatus };
  return known[code] ?? spreadsheetStatus(code);
}

/** The page `docs/problems.md`. */
export function problemsPage(): string {
  const rows = (Object.keys(meanings) as Code[])
    .map((code) => ({ code, status: statusOf(code), meaning: meanings[code] }))
    .sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1))
    .map(({ code, status, meaning }) => `| ${status} | \`${code}\` | ${meaning} |`);
  const intro = `What the API refuses, it refuses as \`application/problem+json\` (RFC 9457). \`code\` is stable, so programs may rely on it;
\`detail\` is for people and says what is wrong and how to put it right; \`requestId\` leads to the request in the log. Made
from \`apps/api/src/problems/problems-page.ts\`; a test holds this page equal to it.`;
  const example = `\`\`\`json
{
  "type": "urn:tollgate:problem:illegal-transition",
  "title": "Conflict",
  "status": 409,
  "detail": "An item that is done does not allow \\"start\\". It allows: reopen.",
  "code": "illegal-transition",
  "requestId": "6f0c…",
  "currentStatus": "done",
  "allowed": ["reopen"]
}
\`\`\``;
  return `# Problems\n\n${intro}\n\n${example}\n\n| status | code | what it means |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}
