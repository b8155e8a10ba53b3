// The scalar and the enums that more than one noun speaks of.
import { readInstant, type Purpose, type Role } from '@skillweave/core/terms';
import { GraphQLError, Kind } from 'graphql';
import { builder } from './builder.ts';

builder.scalarType('Instant', {
  description: 'A moment in time: ISO 8601 text with a zone, handed out in UTC, such as 2026-11-23T12:00:00.000Z.',
  serialize: (value) => value,
  parseValue: readOrRefuse,
  parseLiteral: (node) => readOrRefuse(node.kind === Kind.STRING ? node.value : null),
});

function readOrRefuse(value: unknown) {
  const instant = typeof value === 'string' ? readInstant(value) : null;
  if (instant) return instant;
  throw new GraphQLError('A time is written like 2026-11-23T12:00:00Z, with its zone.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

const role = (value: Role, description: string) => ({ value, description });

export const RoleEnum = builder.enumType('Role', {
  description: 'What somebody may do. A role opens functions; only a permission opens another person’s data.',
  values: {
    LEARNER: role('learner', 'Oneself: everybody is one.'),
    ADVISOR: role('advisor', 'Helps learners who said yes.'),
    EMPLOYER: role('employer', 'Looks for people who agreed to be found.'),
    CURATOR: role('curator', 'Keeps the library of skills true.'),
    ISSUER: role('issuer', 'Gives out credentials for an organisation.'),
    ADMINISTRATOR: role(
      'administrator',
      'Runs the installation; sees no learner’s data but in an emergency look, of which they are told.',
    ),
  },
});

const purpose = (value: Purpose, description: string) => ({ value, description });

export const PurposeEnum = builder.enumType('Purpose', {
  description: 'Why somebody looks. A permission holds for one purpose and no other.',
  values: {
    ADVISING: purpose('advising', 'To help the person with their next steps.'),
    HIRING: purpose('hiring', 'To fill a job.'),
    ADMISSION: purpose('admission', 'To decide about a place in a programme.'),
    VERIFICATION: purpose('verification', 'To check that a record is real.'),
    RESEARCH: purpose('research', 'To learn about groups of people.'),
    EMERGENCY: purpose('emergency', 'An emergency look of an administrator: nobody can be asked for it or give it.'),
  },
});
