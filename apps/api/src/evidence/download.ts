import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { EvidenceRow } from '../../../../database/items/evidence.js';
import { servedAs } from './media-type.js';

/** A file of evidence as it goes out, by whichever door. */
export function downloadOf(
  row: Pick<EvidenceRow, 'sha256' | 'file_name' | 'media_type'>,
  content: Buffer,
  reply: FastifyReply,
): StreamableFile {
  void reply.headers({
    etag: `"${String(row.sha256)}"`,
    'x-content-type-options': 'nosniff',
    // Should it be shown after all, nothing in it runs.
    'content-security-policy': "sandbox; default-src 'none'",
  });
  return new StreamableFile(content, {
    type: servedAs(row.media_type),
    // Downloaded, never shown: a page of somebody's does not run under our address.
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(row.file_name ?? 'evidence')}`,
    length: content.length,
  });
}
