// `token --as`: a bearer token for somebody of the demo town, to try the API with.
import { purposes } from '@skillweave/core/terms';
import { openAccounts } from '../accounts/accounts.ts';
import { readSettings } from '../settings.ts';
import { SaidNo, textOption, WrongUse, type Command } from './command.ts';

export const command: Command = {
  summary: 'print a bearer token for a demo person',
  help: `npm run skillweave -- token --as <e-mail> [--acting-as <organisation>/<role>] [--purpose <purpose>] [--json]

In the demo only. The token is good for an hour, at the address this reads from the settings (PORT, PUBLIC_URL, SKILLWEAVE_DATA):
give it the same ones as the server.

  curl localhost:4000/graphql -H "authorization: Bearer $(npm run -s skillweave -- token --as maya@lakeside.example)" \\
    -H 'content-type: application/json' -d '{"query":"{ viewer { name } }"}'

Purposes: ${purposes.join(', ')}.`,
  options: { as: { type: 'string' }, 'acting-as': { type: 'string' }, purpose: { type: 'string' } },
  run: async (called) => {
    const email = textOption(called, 'as');
    const actingAs = textOption(called, 'acting-as');
    const purpose = textOption(called, 'purpose');
    if (email === null || called.words.length > 0) throw new WrongUse('token needs --as and an e-mail address.');
    if (purpose !== null && !purposes.some((each) => each === purpose))
      throw new WrongUse(`--purpose is one of ${purposes.join(', ')}.`);
    const { demo, folder, publicUrl } = readSettings(called.environment);
    if (!demo)
      throw new SaidNo('Tokens for others are made in the demo only. Elsewhere people get theirs at /api/auth/token, signed in.');
    const register = () => Promise.reject(new SaidNo('nobody registers here'));
    const accounts = await openAccounts({ folder, publicUrl, demo, register });
    try {
      const known = accounts.demoAccounts().some((account) => account.email === email.toLowerCase());
      const token = known ? await accounts.tokenFor(email, { ...(actingAs && { actingAs }), ...(purpose && { purpose }) }) : null;
      if (token === null)
        throw new SaidNo(`Nobody in the demo town has the address ${email}. Has "npm start" made the town yet?`);
      return { text: token, json: { token, expiresInSeconds: 3600 } };
    } finally {
      accounts.close();
    }
  },
};
