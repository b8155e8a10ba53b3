// The front door and the sign-in page.
export const welcome = {
  title: 'Everything you can do, with proof that is yours',
  lead: 'Skillweave brings badges from schools, workplaces and training together. It shows which skills they stand for, and lets you prove just enough to whom you choose.',
  doors: {
    learner: {
      title: 'See and share what I can do',
      text: 'Your skills, where each one comes from, and a signed record for the people you pick.',
      action: 'Go to my skills',
    },
    check: {
      title: 'Check a record',
      text: 'Somebody showed you one? See in plain words if it is genuine and still current. No account needed.',
      action: 'Check a record',
    },
    staff: {
      title: 'Advise, hire or look after skills',
      text: 'See only what people agreed to show you, and why each line says what it says.',
      action: 'Sign in',
    },
  },
  exampleTitle: 'Every skill can be followed back',
  exampleText:
    'This is the heart of it: a skill, what shows it, and who stands behind it. Open any link. (This one is an example.)',
  example: {
    sentence: 'Write clear reports — shown by Technical writing, a badge from Lakeside College.',
    skill: ['Write clear reports', 'Puts facts in order so that the reader can act on them.'],
    match: ['Report writing', 'Two people who look after these skills agreed that the two mean the same.'],
    achievement: ['Technical writing', 'A course that ends with a report for a real reader.'],
    badge: ['Technical writing, 3 May', 'The signature holds, it is in date, and it was not taken back.'],
    issuer: ['Lakeside College', 'A college known to us by name and by key.'],
  },
  promises: [
    ['You decide', 'Nobody sees anything until you say who, why and until when. You can stop it at any time.'],
    ['Every look is noted', 'Each time somebody opens your record you can read who it was, for whom, and why.'],
    ['Take it with you', 'Your badges stay as they were signed. They still check out without us.'],
  ],
} as const;

export const signIn = {
  title: 'Sign in',
  demoTitle: 'Try it as somebody from Lakeside',
  demoText: 'Lakeside is a made-up town. Pick a person; one press signs you in.',
  groups: {
    LEARNER: 'Learners',
    ADVISOR: 'Advisors',
    EMPLOYER: 'Employers',
    CURATOR: 'Curators, who look after the skills',
    ISSUER: 'Issuers',
    ADMINISTRATOR: 'Administrators',
  },
  as: (name: string) => `Sign in as ${name}`,
  ownInstead: 'Use an account of your own',
  ownTitle: 'With your own account',
  email: 'E-mail address',
  password: 'Password',
  enter: 'Sign in',
  wrong: 'This e-mail address and password do not belong together. Check both and try again.',
  newTitle: 'New here? Make an account',
  newText: 'An account is for one person, for life. It does not belong to a school or an employer.',
  name: 'Your name',
  nameHint: 'As people know you. Badges may carry another form of it.',
  passwordHint: 'At least 10 characters. Four or five words that do not belong together work well.',
  register: 'Make my account',
  emailFault: 'Enter an e-mail address, like name@example.org',
  passwordFault: 'Enter a password of at least 10 characters',
  taken: 'There is an account with this e-mail address already. Sign in above.',
  noRegister: 'We could not make this account. Check what you wrote and try again.',
  notDemo: 'Nobody in the demo town has this address.',
};
