// README.txt of a take-along file: how to open it, and what is in it, in plain words and without us.
import type { Instant } from '@skillweave/core/terms';

/** `from`: the address it was made at. */
export const readMe = ({
  ownerName,
  from,
  madeAt,
}: {
  ownerName: string;
  from: string;
  madeAt: Instant;
}): string => `Everything ${ownerName} had at ${from}
Made on ${madeAt.slice(0, 10)}.

TO READ IT
Open index.html in a web browser. It needs no network and no account. It shows your badges,
checks each one again on your own computer, and shows who may see what and who looked.

TO OPEN IT AGAIN LATER, WITHOUT US
This folder came out of a file that ends in ".zip.age". That file is locked with your passphrase, in a
format that is public and that several free programs open (https://age-encryption.org). With the
program called age:

    age --decrypt -o everything.zip everything.zip.age
    unzip everything.zip

It asks for your passphrase. Nobody can open the file without it, and nobody can reset it: not even
the people who made it. Keep the locked file. Anyone who has this open folder can read all of it.

TO MOVE IT TO ANOTHER PLACE THAT RUNS SKILLWEAVE
Sign in there, go to "Back up and leave", and bring in the locked file with its passphrase. Every badge
is checked anew. Your permissions do not start to run there: they are kept as a memory of what was.

WHAT IS IN IT
index.html     the page to read and to check everything
credentials/   your badges and records, exactly as their issuers signed them. A copy from which parts
               can be left out is for you alone: whoever has it can show any part of it.
evidence/      what supports them
permissions/   who could see what, why, until when, and what became of it
receipts/      each of those signed with your key (ISO/IEC TS 27560, W3C DPV)
records/       what you signed for others, as you signed it
messages/      what you told us, and what we answered
looks.json     who looked at your data. Anybody can check that no line is missing or changed:
               npm run skillweave -- audit verify --file looks.json
earlier/       what you brought along from a place before this one
person.json    your name and what you are known by
key.json       YOUR OWN KEY. Whoever has it can sign as you. Show it to nobody.
contents.json  every file with its size and its SHA-256

WHAT IS NOT IN IT
The secret part of links you gave away, and their passphrases: only a scrambled form was ever kept, and
they stop working when you leave. Your sign-in password. What others keep about you: a badge's issuer,
and whoever saved what you showed them.
`;
