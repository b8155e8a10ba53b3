// Loaded before a program: every way to the network is refused, counted, and told at the end on stderr.
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

let attempts = 0;
const refuse = () => {
  attempts += 1;
  throw new Error('There is no network here.');
};
// oxlint-disable-next-line typescript/unbound-method -- replaced, never called
net.Socket.prototype.connect = refuse;
dgram.createSocket = refuse;
Object.assign(dns, { lookup: refuse, resolve: refuse, resolve4: refuse, resolve6: refuse });
Object.assign(dns.promises, { lookup: refuse, resolve: refuse, resolve4: refuse, resolve6: refuse });
process.on('exit', () => console.error(`connection attempts: ${attempts}`));

if (process.env['TRY_NETWORK'] === '1') await fetch('http://127.0.0.1:49151').catch(() => null);
