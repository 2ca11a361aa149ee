import { createConnection, type Socket } from 'node:net';

/** What to ask for, how hard, and for how long; as JSON in `HTTP_LOAD`. */
export interface LoadOrder {
  port: number;
  path: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
}

export interface LoadAnswer {
  requestsPerSecond: number;
  /** Of one answer, without its headers. */
  bytes: number;
  /** Answers that were not 200. */
  failures: number;
}

/**
 * Keeps every connection busy with one request after the other, over plain sockets, so that asking costs little of the
 * machine that also has to answer.
 */
async function load({ port, path, headers, connections, seconds }: LoadOrder): Promise<LoadAnswer> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines.join('')}\r\n`);
  const answer = { answers: 0, bytes: 0, failures: 0 };
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(Array.from({ length: connections }, () => keepBusy(port, request, end, answer)));
  const took = (performance.now() - began) / 1000;
  return { requestsPerSecond: answer.answers / took, bytes: answer.bytes, failures: answer.failures };
}

function keepBusy(
  port: number,
  request: Buffer,
  end: number,
  answer: { answers: number; bytes: number; failures: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    /** Bytes of the body still to come; -1 while headers are read. */
    let left = -1;
    let head = '';
    socket.on('connect', () => socket.write(request));
    socket.on('error', reject);
    socket.on('data', (data) => {
      let body = data.length;
      if (left === -1) {
        head += data.toString('latin1');
        const split = head.indexOf('\r\n\r\n');
        if (split === -1) return;
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? NaN);
        if (Number.isNaN(length)) {
          reject(new Error('an answer without content-length'));
          return;
        }
        if (!head.startsWith('HTTP/1.1 200')) answer.failures += 1;
        answer.bytes = length;
        left = length;
        body = head.length - split - 4;
        head = '';
      }
      left -= body;
      if (left > 0) return;
      answer.answers += 1;
      left = -1;
      if (performance.now() < end) socket.write(request);
      else socket.end(() => resolve());
    });
  });
}

const answer = await load(JSON.parse(process.env['HTTP_LOAD'] ?? '{}') as LoadOrder);
process.stdout.write(JSON.stringify(answer));
