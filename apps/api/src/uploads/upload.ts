import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isStorable } from '../openapi/fields.js';
import { invalidRequest, Problem } from '../problems/problem.js';

/** Bytes of a file that may be uploaded. */
export const largestFile = 25 * 1024 * 1024;

/** Bytes of a text field beside it. */
const longestField = 100_000;

export interface UploadedFile {
  /** Without folders or control characters. */
  name: string;
  bytes: Buffer;
  /** As the sender called it; not to be trusted. */
  claimedType: string;
}

/** A multipart body, read to its end. */
export interface Upload {
  file: UploadedFile;
  fields: Record<string, string>;
}

declare module 'fastify' {
  interface FastifyRequest {
    upload?: Upload;
  }
}

/** Reads a multipart body with one file, part `file`, and text fields. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (request.upload) return request.upload;
  if (!request.isMultipart())
    throw new Problem('unsupported-media-type', 'Send the file as multipart/form-data, in a part named "file".');
  const { file, fields } = await readParts(request).catch((error: unknown) => {
    // The parser's own errors say nothing of whose fault it is; those with a status do.
    if (error instanceof Problem || (error instanceof Error && 'statusCode' in error)) throw error;
    throw invalidRequest([
      {
        path: '',
        message: 'The multipart body cannot be read to its end. Send it again, whole, as multipart/form-data.',
      },
    ]);
  });
  if (!file) throw invalidRequest([{ path: 'file', message: 'is missing. Send the file in a part named "file".' }]);
  request.upload = { file, fields };
  return request.upload;
}

async function readParts(
  request: FastifyRequest,
): Promise<{ file: UploadedFile | undefined; fields: Upload['fields'] }> {
  let file: UploadedFile | undefined;
  const fields: Record<string, string> = {};
  for await (const part of request.parts({
    limits: { fileSize: largestFile, files: 1, fields: 20, parts: 21, fieldSize: longestField, headerPairs: 50 },
  })) {
    if (part.type === 'field') {
      const { fieldname: path, value, valueTruncated } = part;
      // What is cut short would be taken for what was sent.
      if (valueTruncated) throw invalidRequest([{ path, message: `must have ${longestField} characters at most.` }]);
      if (typeof value === 'string' && !isStorable(value))
        throw invalidRequest([{ path, message: 'must be text without NUL.' }]);
      if (typeof value === 'string') fields[path] = value;
    } else {
      if (part.fieldname !== 'file')
        throw invalidRequest([{ path: part.fieldname, message: 'The file belongs in a part named "file".' }]);
      file = { name: cleanName(part.filename), bytes: await part.toBuffer(), claimedType: part.mimetype };
    }
  }
  return { file, fields };
}

/** What makes two uploads the same request. */
export function uploadFingerprint({ file, fields }: Upload): unknown {
  return { name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex'), fields };
}

/** The multipart body of this request: `@Uploaded() upload: Upload`. */
export const Uploaded = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readUpload(context.switchToHttp().getRequest<FastifyRequest>()),
);

function cleanName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  // Control characters must not get into a header.
  const plain = base
    .replaceAll(/\p{Cc}/gu, '')
    .toWellFormed()
    .trim();
  return plain.slice(0, 200) || 'file';
}
