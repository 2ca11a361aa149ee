import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { Client } from 'pg';

export interface Pooler {
  /** The same database, by way of the pooler. */
  url: string;
  stop: () => Promise<void>;
}

interface Served {
  socket: Socket;
  server: Server | null;
  /** Sent, and taken by no server yet. */
  waiting: Buffer[];
  /** Asked for, and not yet answered by a "ready for query". */
  open: number;
}

interface Server {
  socket: Socket;
  client: Served | null;
}

const startup = 196_608;
const wantsTls = 80_877_103;

/** Authentication is done, and it is ready for a query, outside of any transaction. */
const welcome = Buffer.from('5200000008000000005a0000000549', 'hex');

/**
 * A pooler in transaction mode, as PgBouncer is one: few connections to the server, and whoever comes gets one for as long as
 * a transaction of theirs is open, whichever is free. It lets everybody in, and reads no more of the protocol than it needs.
 *
 * @param next which of the free ones is taken: the one that was used last, or each in its turn
 */
export async function startPooler(
  databaseUrl: string,
  { connections, next }: { connections: number; next: 'last' | 'in turn' },
): Promise<Pooler> {
  const logins = await Promise.all(Array.from({ length: connections }, () => loggedIn(databaseUrl)));
  const servers = logins.map((socket): Server => ({ socket, client: null }));
  const free = [...servers];
  const asking: Served[] = [];
  const sockets = new Set<Socket>();

  const serve = (): void => {
    while (asking.length > 0 && free.length > 0) {
      const server = next === 'last' ? free.pop() : free.shift();
      const client = asking.shift();
      if (!server || !client) return;
      [server.client, client.server] = [client, server];
      for (const part of client.waiting.splice(0)) server.socket.write(part);
    }
  };

  for (const server of servers) {
    const read = frames((type, frame) => {
      const { client } = server;
      if (!client || type !== 'Z') return;
      client.open -= 1;
      if (client.open > 0 || String.fromCharCode(frame.at(-1) ?? 0) !== 'I') return;
      [server.client, client.server] = [null, null];
      free.push(server);
    });
    server.socket.on('data', (data: Buffer) => {
      server.client?.socket.write(data);
      read(data);
      serve();
    });
  }

  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const client: Served = { socket, server: null, waiting: [], open: 0 };
    const read = frames((type, frame) => {
      if (type === 'X') return;
      if (type === 'Q' || type === 'S') client.open += 1;
      if (client.server) {
        client.server.socket.write(frame);
        return;
      }
      if (client.waiting.push(frame) === 1) asking.push(client);
    });
    let begun = false;
    socket.on('data', (data: Buffer) => {
      if (!begun) {
        if (data.readInt32BE(4) === wantsTls) socket.write('N');
        else if (data.readInt32BE(4) === startup) {
          begun = true;
          socket.write(welcome);
        }
        return;
      }
      read(data);
      serve();
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const url = new URL(databaseUrl);
  url.port = String(address !== null && typeof address === 'object' ? address.port : 0);
  return {
    url: url.href,
    async stop() {
      for (const socket of [...sockets, ...logins]) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}

/** A connection to the server of which the library has done the beginning, and hears no more. */
async function loggedIn(databaseUrl: string): Promise<Socket> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.removeAllListeners('data');
  return stream;
}

/** Gives each message of a stream, whole, with the letter that says what it is. */
function frames(each: (type: string, frame: Buffer) => void): (data: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 5) {
      const length = rest.readInt32BE(1) + 1;
      if (rest.length < length) return;
      const frame = rest.subarray(0, length);
      rest = rest.subarray(length);
      each(String.fromCharCode(frame[0] ?? 0), frame);
    }
  };
}
