import { extname } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';

/** Kinds that hold nothing that runs where they are opened in a browser; what Office opens is here without its macros. */
const inert = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/bmp',
  'image/tiff',
  'video/mp4',
  'video/quicktime',
  'audio/mpeg',
  'application/pdf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.presentation',
  'text/plain',
  'text/csv',
]);

export const opaque = 'application/octet-stream';

const textKinds: Record<string, string> = {
  '.txt': 'text/plain',
  '.log': 'text/plain',
  '.md': 'text/plain',
  '.csv': 'text/csv',
};

/** By what a file begins with, and by its name where that is text; opaque for all that is not known to be harmless. */
export async function mediaTypeOf(bytes: Buffer, fileName: string): Promise<string> {
  const sniffed = await fileTypeFromBuffer(bytes);
  if (sniffed) return runs(bytes, sniffed.mime) ? opaque : servedAs(sniffed.mime);
  const kind = textKinds[extname(fileName).toLowerCase()];
  return kind !== undefined && isPlainText(bytes) ? kind : opaque;
}

/** As what a file goes out, whatever was stored of it before this was asked. */
export function servedAs(mediaType: string | null): string {
  return mediaType !== null && inert.has(mediaType) ? mediaType : opaque;
}

/**
 * A PDF can hold scripts, and start programs; its names may be written with `#xx` for a character. What is compressed in
 * it is not looked into: the header that keeps it from running goes out with every file.
 */
function runs(bytes: Buffer, mediaType: string): boolean {
  if (mediaType !== 'application/pdf') return false;
  const names = bytes
    .toString('latin1')
    .replaceAll(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return /\/(?:JavaScript|JS|Launch|RichMedia|XFA|EmbeddedFile)(?![A-Za-z\d])/.test(names);
}

/** Nothing that a browser could take for a page. */
function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !text.includes('\u0000') && !/<\s*[!?/a-z]/i.test(text);
  } catch {
    return false;
  }
}
