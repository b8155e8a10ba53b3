// The port over Neo4j: sessions always closed, the driver's own retry, the same four failures.
import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import type { Engine, Run } from './engine.ts';
import { GraphFailure, type GraphFailureKind } from './graph.ts';
import type { Row } from './travel.ts';

export type Server = { url: string; user?: string | undefined; password?: string | undefined; database?: string | undefined };

/**
 * Connects, and waits for one answer.
 * @throws GraphFailure `unavailable` when no server answers or the sign-in is refused.
 */
export async function openNeo4j({ url, user, password, database }: Server): Promise<Engine> {
  const driver = neo4j.driver(url, user ? neo4j.auth.basic(user, password ?? '') : undefined, {
    // A bigint is what an integer is there; the contract turns it into a safe number or a fault.
    useBigInt: true,
    telemetryDisabled: true,
    connectionAcquisitionTimeout: 10_000,
    maxTransactionRetryTime: 10_000,
  });
  try {
    await driver.verifyConnectivity(database ? { database } : {});
  } catch (error) {
    await driver.close();
    throw new GraphFailure('unavailable', `Neo4j at ${url} does not answer: ${messageOf(error)}`, error);
  }
  return engineOver(driver, database);
}

function engineOver(driver: Driver, database: string | undefined): Engine {
  let closed = false;
  const inSession = async <T>(
    mode: 'READ' | 'WRITE',
    use: (session: ReturnType<Driver['session']>) => Promise<T>,
  ): Promise<T> => {
    if (closed) throw new GraphFailure('unavailable', 'the connection to Neo4j is closed');
    try {
      const session = driver.session({ defaultAccessMode: mode, ...(database ? { database } : {}) });
      try {
        return await use(session);
      } finally {
        await session.close();
      }
    } catch (error) {
      throw translate(error);
    }
  };

  return {
    name: 'neo4j',
    integer: (value) => BigInt(value),
    read: (text, params) => inSession('READ', (session) => session.executeRead((transaction) => ask(transaction, text, params))),
    write: (work) => inSession('WRITE', (session) => session.executeWrite((transaction) => whole(transaction, work))),
    define: (text) =>
      inSession('WRITE', async (session) => {
        await session.run(text);
      }),
    checkpoint: async () => {},
    scrub: async () => {},
    close: async () => {
      closed = true;
      await driver.close();
    },
  };
}

/** Runs `work` so that a failed statement fails it all, even when `work` caught the failure. */
async function whole<T>(transaction: ManagedTransaction, work: (run: Run) => Promise<T>): Promise<T> {
  let failed: unknown;
  let ended = false;
  let queue: Promise<unknown> = Promise.resolve();
  const run: Run = (text, params) => {
    const asked = send(text, params);
    queue = Promise.allSettled([queue, asked]);
    return asked;
  };
  // Statements begun together are sent together: the server takes them in order, and none after one that failed.
  const send: Run = async (text, params) => {
    if (failed) throw failed;
    if (ended) throw new GraphFailure('rejected', 'a statement was run after its transaction had ended');
    try {
      return await ask(transaction, text, params);
    } catch (error) {
      failed ??= error;
      throw failed;
    }
  };
  try {
    const result = await work((text, params) => run(text, params).catch((error: unknown) => Promise.reject(translate(error))));
    await queue;
    if (failed) throw failed;
    return result;
  } catch (error) {
    await queue;
    // The driver tries again only when it sees its own error.
    throw error instanceof GraphFailure && error.cause instanceof neo4j.Neo4jError ? error.cause : error;
  } finally {
    ended = true;
  }
}

async function ask(transaction: ManagedTransaction, text: string, params: Row): Promise<Row[]> {
  const { records } = await transaction.run(text, params);
  return records.map((record) => record.toObject());
}

/** The driver's codes as the port's four failures; anything that is not the driver's passes unchanged. */
function translate(error: unknown): unknown {
  if (!(error instanceof neo4j.Neo4jError)) return error;
  return new GraphFailure(kindOf(error.code, error.message), `${error.code}: ${error.message}`, error);
}

function kindOf(code: string, message: string): GraphFailureKind {
  if (code.endsWith('Schema.ConstraintValidationFailed') && !/still has relationships/.test(message)) return 'constraint';
  if (
    /^(ServiceUnavailable|SessionExpired)$|DatabaseUnavailable$|^Neo\.ClientError\.Security\.|OutOfMemory|TransactionTimedOut/.test(
      code,
    )
  ) {
    return 'unavailable';
  }
  if (code.startsWith('Neo.TransientError.')) return 'conflict';
  return 'rejected';
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
