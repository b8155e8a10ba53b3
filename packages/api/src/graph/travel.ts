// How values cross the port: checked against a statement's contract on the way out and on the way back.
import { instantOf } from '@skillweave/core/terms';
import { GraphFailure, type Params } from './graph.ts';
import { Fault } from '../errors.ts';
import type { Codec, Codecs, Owned, Sealing, Statement } from './statement.ts';

/** What an engine hands back: one plain object a row, integers as `number` or `bigint`. */
export type Row = Record<string, unknown>;

/** How an engine wants its whole numbers. */
export type Integer = (value: number) => unknown;

/**
 * The parameters as an engine takes them.
 * @throws GraphFailure `rejected`, naming the statement and the parameter but never its value.
 */
export function encode(statement: Statement<unknown, unknown>, params: Params, integer: Integer, sealing: Sealing = unable): Row {
  for (const key of Object.keys(params)) {
    if (!(key in statement.takes)) throw wrong(statement, `takes no ${key}`);
  }
  const sent: Row = {};
  for (const [key, codec] of Object.entries(statement.takes)) {
    const value = params[key];
    // Absent is `null`, never a missing key: engines disagree about `undefined`.
    if (value === undefined || !codec.check(value))
      throw wrong(statement, `takes ${key}: ${codec.name}, was given ${kindOf(value)}`);
    sent[key] = send(codec, value, { integer, sealing });
  }
  return sent;
}

/**
 * One row as the contract promises it.
 * @throws GraphFailure `rejected`, naming the statement and the column but never its value.
 */
export function decode<R>(statement: Statement<unknown, R>, row: Row, sealing: Sealing = unable): R {
  for (const column of Object.keys(row)) {
    if (!(column in statement.gives)) throw wrong(statement, `gives ${column}, which its contract does not name`);
  }
  const read = receive(statement.gives, row, sealing);
  for (const [column, codec] of Object.entries(statement.gives)) {
    if (!(column in row)) throw wrong(statement, `does not give ${column}`);
    if (!codec.check(read[column])) throw wrong(statement, `gives ${column}: ${codec.name}, got ${kindOf(read[column])}`);
  }
  return read as R;
}

/** For a store without documents: whoever opened it gave it nothing to seal with. */
const noSealing = (): never => {
  throw new Fault('atRest.none', 'this store was opened without what seals and opens documents');
};
export const unable: Sealing = { seal: noSealing, open: noSealing, together: (work) => work() };

type Way = { readonly integer: Integer; readonly sealing: Sealing };

function send(codec: Codec<unknown>, value: unknown, way: Way): unknown {
  if (value === null) return null;
  if (codec.name === 'int') return way.integer(value as number);
  if (codec.isSealed) return way.sealing.seal(value as Owned);
  if (codec.isOpen) return each(value as Row, (one) => (Number.isSafeInteger(one) ? way.integer(one as number) : one));
  if (codec.inner) {
    const inner = codec.inner;
    return isList(codec) ? (value as unknown[]).map((item) => send(inner, item, way)) : send(inner, value, way);
  }
  if (codec.shape) {
    const given = value as Row;
    const sent: Row = {};
    for (const key in codec.shape) sent[key] = send(codec.shape[key] as Codec<unknown>, given[key] ?? null, way);
    return sent;
  }
  return value;
}

/** Fills keys a map lacks with `null`, so that a missing property reads the same from both engines. */
function receive(shape: Codecs, given: Row, sealing: Sealing): Row {
  const read: Row = {};
  for (const key in shape) read[key] = settle(shape[key] as Codec<unknown>, given[key] ?? null, sealing);
  // What no contract names stays in, so that the check refuses it.
  const strange = Object.keys(given).filter((key) => !Object.hasOwn(shape, key));
  return strange.length === 0 ? read : { ...read, ...Object.fromEntries(strange.map((key) => [key, given[key]])) };
}

function settle(codec: Codec<unknown>, value: unknown, sealing: Sealing): unknown {
  if (value === null) return null;
  if (codec.isSealed) return isOwnedRow(value) ? sealing.open(value) : value;
  // Beyond the safe range a bigint stays what it is and fails the check.
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (codec.name === 'instant' && codec.check(value)) return instantOf(Date.parse(String(value)));
  if (codec.isOpen && isPlain(value)) return each(value, (one) => settle(scalar, one, sealing));
  if (codec.inner) {
    const inner = codec.inner;
    if (!isList(codec)) return settle(inner, value, sealing);
    return Array.isArray(value) ? value.map((item) => settle(inner, item, sealing)) : value;
  }
  if (codec.shape && isPlain(value)) return receive(codec.shape, value, sealing);
  return value;
}

// A map without a contract of its own: its values and the values of its lists, one by one.
const each = (map: Row, change: (value: unknown) => unknown): Row =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, Array.isArray(value) ? value.map(change) : change(value)]));
const scalar: Codec<unknown> = { name: 'scalar', check: (value): value is unknown => value !== undefined };

const isList = ({ name }: Codec<unknown>) => name.endsWith(']');

const isText = (value: unknown) => typeof value === 'string';
/** Anything else stays what it is, and is refused as not being text. */
const isOwnedRow = (value: unknown): value is Owned =>
  isPlain(value) && (value['ownerId'] === null || isText(value['ownerId'])) && isText(value['object']) && isText(value['text']);

const isPlain = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? `a ${value.constructor?.name ?? 'map'}` : `a ${typeof value}`;
}

const wrong = (statement: Statement<unknown, unknown>, what: string) =>
  new GraphFailure('rejected', `${statement.file}.cypher ${what}`);
