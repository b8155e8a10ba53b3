// Somebody else's server, on this machine: what it says is up to the test, and every connection to it is counted.
import { createServer, type Server, type Socket } from 'node:net';
import { connectTo, type Wires } from '../../packages/api/src/outside/reach.ts';

export type Elsewhere = {
  readonly origin: string;
  readonly port: number;
  /** The path of each question asked, in order. */
  readonly asked: string[];
  /** How many connections were made. */
  connections(): number;
  /** How many are open now. */
  open(): number;
  /** What it does from now on with a question: writes whatever it likes to the connection, or nothing. */
  answers(how: (socket: Socket, path: string) => void): void;
  end(): Promise<void>;
};

/** Starts one on a free port of 127.0.0.1. It speaks below HTTP, so that it can lie about anything. */
export async function elsewhere(): Promise<Elsewhere> {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  let connections = 0;
  let how: (socket: Socket, path: string) => void = (socket) => socket.end();
  const server: Server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (!heard.includes('\r\n\r\n')) return;
      const path = heard.split(' ')[1] ?? '';
      heard = '';
      asked.push(path);
      how(socket, path);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    connections: () => connections,
    open: () => sockets.size,
    answers: (next) => void (how = next),
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A whole HTTP answer, its length told truly unless `headers` say otherwise. */
export function httpAnswer(body: string | Uint8Array, headers: Record<string, string> = {}, status = '200 OK'): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers });
  const head = `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

/**
 * Wires of a world in which each of `names` has these addresses, and whoever connects anywhere reaches `server` instead, in
 * plain words. `dialled` holds the addresses that a connection would have gone to.
 */
export function wiresTo(server: Pick<Elsewhere, 'port'>, names: Record<string, readonly string[] | (() => readonly string[])>) {
  const dialled: string[][] = [];
  const resolved: string[] = [];
  const plain = connectTo(['127.0.0.1'], 1_000);
  const wires: Wires = {
    resolve: async (hostname) => {
      resolved.push(hostname);
      const addresses = names[hostname] ?? [];
      return typeof addresses === 'function' ? addresses() : addresses;
    },
    connect: (addresses) => (_options, done) => {
      dialled.push([...addresses]);
      plain({ hostname: '127.0.0.1', host: '127.0.0.1', protocol: 'http:', port: String(server.port) }, done);
    },
  };
  return { wires, dialled, resolved };
}
