import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { headersWithoutRequest } from '../http/safe-headers.js';
import { problemBody, sendProblem } from '../problems/problem.filter.js';
import { invalidRequest, Problem } from '../problems/problem.js';

/**
 * What was no HTTP, or had a head that is too long or came too slowly, never becomes a request: it is answered here, in
 * problem details like all others, and the connection ends.
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(error.code);
  const body = JSON.stringify(problemBody(problem, randomUUID()));
  const { status } = problem;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n` +
      'Content-Type: application/problem+json; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\n' +
      Object.entries(headersWithoutRequest)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('') +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

/** A path that no route can be looked for by: the router answers before any hook, and in words of its own. */
export function answerWithoutRoute(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const message =
    error.code === 'FST_ERR_BAD_URL'
      ? 'The path cannot be read: a % in it is not followed by two digits of a byte. Encode it anew.'
      : 'A part of the path is longer than anything that has a path here: 500 characters.';
  void reply.headers({ ...headersWithoutRequest, 'cache-control': 'no-store' });
  sendProblem(reply, request, invalidRequest([{ path: '', message }]));
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(
      'headers-too-large',
      'The address and the headers have more than 16 KB. Filter by less at once, or send shorter headers.',
    );
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('request-timeout', 'The end of the request did not arrive in time. Send it again, in one go.');
  return invalidRequest([{ path: '', message: 'What came is no request of HTTP/1.1.' }]);
}
