// `present`: puts credentials into one presentation, signed by a demo person's own key for one receiver.
import { present } from '@skillweave/core/sign';
import { instantOf } from '@skillweave/core/terms';
import { closeHouse, openHouse } from '../main.ts';
import { readSettings } from '../settings.ts';
import { isForOwnerAlone } from '../write/leaving-out.ts';
import { bytesOf, SaidNo, textOption, WrongUse, type Command } from './command.ts';

export const command: Command = {
  summary: 'sign a presentation as a demo person',
  help: `npm run skillweave -- present <file…> --as <e-mail> [--challenge TEXT --domain TEXT] [--json]

Wraps credentials, exactly as they are in the files (never the copy that is its holder’s alone), in one presentation signed with the person's own key. In the demo only:
elsewhere people sign their own records on the portal.`,
  options: { as: { type: 'string' }, challenge: { type: 'string' }, domain: { type: 'string' } },
  run: async (called) => {
    const email = textOption(called, 'as');
    const challenge = textOption(called, 'challenge');
    const domain = textOption(called, 'domain');
    if (called.words.length === 0 || email === null)
      throw new WrongUse('present takes at least one file, and --as with an e-mail address.');
    if ((challenge === null) !== (domain === null)) throw new WrongUse('--challenge and --domain go together.');
    const settings = readSettings(called.environment);
    if (!settings.demo) throw new SaidNo('Nobody signs for somebody else outside the demo.');
    const credentials = await Promise.all(
      called.words.map(async (file) =>
        Buffer.from(await bytesOf(file, called))
          .toString('utf8')
          .trim(),
      ),
    );
    if (credentials.some(isForOwnerAlone))
      throw new SaidNo('One of the files is the copy for its holder alone. Build a record on the portal to show it to somebody.');
    const house = await openHouse(settings);
    try {
      const account = house.door.accounts.demoAccounts().find((each) => each.email === email.toLowerCase());
      if (!account) throw new SaidNo(`Nobody in the demo town has the address ${email}.`);
      const owner = `person:${account.personId}` as const;
      if (!house.keyring.has(owner))
        throw new SaidNo(house.keyring.closedBecause ?? `${email} has no key yet; it is made with their first record.`);
      const signer = await house.keyring.signerFor(owner);
      const asked = challenge !== null && domain !== null ? { challenge, domain } : {};
      const id = `urn:uuid:${crypto.randomUUID()}`;
      const text = await present(
        { id, holder: signer.controller, credentials, created: instantOf(Date.now()), ...asked },
        signer,
      );
      return { text, json: { presentation: JSON.parse(text) } };
    } finally {
      await closeHouse(house);
    }
  },
};
