/** What whoever unpacks a pack reads first. */
export function readme(called: string, madeAt: string, by: string): string {
  return `Record pack of ${called}, made by Tollgate at ${madeAt} for ${by}.

record.html             the record for reading
record.json             the same for programs, with the version at which it was
events.jsonl            its events, a line each, with the proof that each stands in the sealed trail
erasures.jsonl          the events by which some of these lost their words, with their proofs
checkpoint.json         the signed checkpoint to which the proofs lead
keys.json               public keys (Ed25519) by which checkpoints were signed
signatures.json         who signed what, and when
signed/                 what was signed, byte by byte; the name is its SHA-256, which the events name
evidence/               files of evidence as they were handed in; the folder is the SHA-256, which the events name
manifest.json           every file here with its size and SHA-256
verify.html             verifies the pack in a browser, without a network: open it, and give it the ZIP
verify_record_pack.py   the same with Python 3.8 or newer: python3 verify_record_pack.py PACK.zip KEY-ID

What is proven: events, what was signed, signatures and files of evidence, by the signature of the checkpoint. record.html, record.json
and this text are only compared with the manifest, which whoever alters them can make anew. Compare the id of the key with the one that
you noted elsewhere, and take the verifier from where you trust it rather than from here.
`;
}
