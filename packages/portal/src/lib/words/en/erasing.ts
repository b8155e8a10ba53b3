// Erase me: what goes, what others keep and why, and the last page.
import { count } from './numbers.ts';

export const erasing = {
  title: 'Erase me',
  lead: 'This takes away everything of yours that we keep. It cannot be undone, by you or by us.',
  saveFirst: 'Save your things first',
  saveFirstText: 'Once they are gone, nobody can bring them back. With a file of your own you can show your badges without us.',
  saveLink: 'Save everything to a file',
  goes: 'What will be gone',
  lines: {
    credentials: (n: number) => count(n, 'badge or record', 'badges and records'),
    evidence: (n: number) => count(n, 'piece of evidence', 'pieces of evidence'),
    permissions: (n: number) => count(n, 'permission you gave', 'permissions you gave'),
    links: (n: number) => count(n, 'link. It stops working at once', 'links. They stop working at once'),
    requests: (n: number) => count(n, 'open request', 'open requests'),
    records: (n: number) => count(n, 'record you built', 'records you built'),
    looks: (n: number) =>
      count(n, 'line about who looked. Only an empty line is left', 'lines about who looked. Only empty lines are left'),
    messages: (n: number) => count(n, 'message to us, with our answer', 'messages to us, with our answers'),
    identifiers: (n: number) => count(n, 'address we know you by', 'addresses we know you by'),
    keepsakes: (n: number) =>
      count(n, 'paper you brought along from an earlier place', 'papers you brought along from earlier places'),
    ownSkills: (n: number) => count(n, 'skill you said you have', 'skills you said you have'),
  },
  always: 'Your name, your account and your key. You are signed out everywhere.',
  stays: 'What others keep, and why',
  issuers: (names: string) =>
    `${names} signed badges of yours. What they signed is theirs as well: they may have a copy, and may have to keep it, for example by law. Ask them.`,
  listed: (n: number) =>
    `${count(n, 'place', 'places')} in lists that say if a badge still counts. A place names nobody and is never given away again, so that no old copy comes back to life.`,
  received: (n: number) =>
    `${count(n, 'permission', 'permissions')} that others gave you. You lose it now. It stays in their lists, so that they know whom they trusted.`,
  looked: 'If you looked at things of other people, your name stays in their lists. Those lists are theirs.',
  stone: 'A mark that says somebody was erased, but not who. With it, an old copy of our data is cleaned again.',
  copies: 'What you saved or sent to others yourself is out of our hands.',
  word: (word: string) => `Type “${word}” to show that you mean it`,
  wordHint: 'Capital letters do not matter.',
  go: 'Erase everything of mine',
  going: 'Erasing. Please wait',
  back: 'Keep everything',
  nothing: 'We could not read what you have here. Please try again.',
};

export const erased = {
  title: 'Everything of yours is gone',
  lead: 'We have erased what we kept of you. Nobody can read it any more, not even we.',
  cleaning: 'We are still writing our files anew. It takes a few minutes. What is in them cannot be read.',
  next: 'If you come back, you begin anew. We will not know you.',
  home: 'To the front page',
};
