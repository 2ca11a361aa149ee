import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { WrittenReport } from '../../../../domain/governance-report/written/fit.js';
import type { DocumentFormat } from './report.dto.js';

/**
 * A report as it is mailed, to be looked at in a browser, in a frame of our page, or on paper. Nothing in it runs or fetches, whatever
 * stands in a title; its links lead the whole window on.
 */
const content = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-top-navigation-by-user-activation allow-popups allow-modals',
].join('; ');

const types: Record<DocumentFormat, string> = {
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/** @param name without its ending */
export function reportFile(
  written: Pick<WrittenReport, 'html' | 'text'>,
  format: DocumentFormat,
  name: string,
  reply: FastifyReply,
): StreamableFile {
  void reply.headers({ 'content-security-policy': content, 'referrer-policy': 'same-origin' });
  // It stands in a frame of the page, in whose group of windows it is.
  void reply.removeHeader('origin-agent-cluster');
  return new StreamableFile(Buffer.from(written[format]), {
    type: types[format],
    disposition: `inline; filename="${name}.${format === 'html' ? 'html' : 'txt'}"`,
  });
}
