import type { CommandHeaders } from './use-command.js';

/** A list that is sent as a file, with what is said of it: the same file under the same key is the same sending. */
export function listSent(file: File | null, options: object, headers: CommandHeaders) {
  const body = new FormData();
  body.append('options', JSON.stringify(options));
  if (file !== null) body.append('file', file);
  return {
    body: body as never,
    bodySerializer: (form: unknown) => form as FormData,
    headers: { 'idempotency-key': `${headers['idempotency-key']}/${file?.lastModified ?? 0}` },
  };
}
