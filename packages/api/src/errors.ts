// Faults: what is our doing and not the visitor's. They are logged under an incident id, and nothing else of them goes out.
import { randomBytes } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** Something that should not have happened. The message is for the log: no personal data, no secrets. */
export class Fault extends Error {
  readonly code: string;
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Fault';
    this.code = code;
  }
}

/** An id to quote: short enough to read out, random enough to find. */
export const incidentId = (): string => randomBytes(6).toString('hex');

/** Writes a fault down: where it happened and why, never what was asked with which values. Answers the incident id. */
export function logFault(log: Logger, error: unknown, where: string): string {
  const incident = incidentId();
  log.error({ incident, where, fault: plain(error) }, 'fault');
  return incident;
}

type Plain = { name: string; message: string; stack?: string | undefined; cause?: Plain };

function plain(error: unknown, depth = 0): Plain {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error' };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack: stack?.split('\n').slice(1, 12).join('\n'),
    ...(cause !== undefined && depth < 4 && { cause: plain(cause, depth + 1) }),
  };
}

// What the visitor can do something about; every other code is a fault.
const theirs = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_EXPENSIVE',
  'SLOW',
  'TOO_OFTEN',
  'UNAUTHENTICATED',
]);

/** GraphQL's errors on their way out: refusals as they are, faults as an incident id. */
export function masking(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { message, locations, path } = formatted;
    const code = codeOf(formatted, error);
    const where = { ...(locations && { locations }), ...(path && { path }) };
    if (theirs.has(code)) return { message, ...where, extensions: { code } };
    const incident = logFault(
      log,
      unwrapResolverError(error),
      path?.filter((step) => typeof step === 'string').join('.') ?? 'graphql',
    );
    return {
      message: `Something went wrong on our side. Quote ${incident} when you tell us.`,
      ...where,
      extensions: { code: 'FAULT', incident },
    };
  };
}

// Pothos throws its own kind for ids and arguments that do not fit; its name is all that tells it from a fault.
function codeOf({ extensions }: GraphQLFormattedError, error: unknown): string {
  const inner = unwrapResolverError(error);
  if (inner instanceof GraphQLError && inner.name === 'PothosValidationError') return 'BAD_USER_INPUT';
  return typeof extensions?.code === 'string' ? extensions.code : 'FAULT';
}
