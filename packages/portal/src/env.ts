// The settings the portal reads; everything else is set in packages/api/src/settings.ts.
import { defineEnvVars } from '@sveltejs/kit/env';

export const variables = defineEnvVars({
  SKILLWEAVE_API: {
    description: 'Where the API answers, as an origin without a path. The server that hosts the portal sets it.',
    schema: (value) => {
      const origin = value || 'http://127.0.0.1:4000';
      if (!URL.canParse(origin))
        throw new Error(`SKILLWEAVE_API is "${origin}", which is not an address. Example: http://127.0.0.1:4000`);
      return new URL(origin).origin;
    },
  },
  SKILLWEAVE_PORTAL_KEY: {
    description:
      'Shown to the API so that it believes what we say of a visitor’s address. The server that hosts the portal makes it.',
    schema: (value) => value ?? '',
  },
});
