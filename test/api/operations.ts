// The rule of every operation: a way to ask it, and what each kind of viewer gets. A new field needs an entry, or the build fails.

/** The ids of one learner (Maya) and of what is hers, as outsiders hold them. */
export type Hers = Readonly<Record<'person' | 'badge' | 'live' | 'asked' | 'target' | 'alignment' | 'feedback', string>>;

/**
 * `data`: it answers with something. `nothing`: null, an empty list, or an answer that says the thing is not there.
 * `signIn`, `role`: it says so, before anything is read.
 */
export type Outcome = 'data' | 'nothing' | 'signIn' | 'role';

export const viewers = [
  'nobody',
  'learner',
  'otherLearner',
  'advisorWithGrant',
  'advisorWithout',
  'employerWithGrant',
  'curator',
  'issuer',
  'administrator',
] as const;
export type ViewerKind = (typeof viewers)[number];

type Rule = { readonly ask: (hers: Hers) => string; readonly gets: Readonly<Record<ViewerKind, Outcome>> };

const all = (outcome: Outcome) => Object.fromEntries(viewers.map((viewer) => [viewer, outcome])) as Record<ViewerKind, Outcome>;
const anybody = all('data');
const signedIn = { ...all('data'), nobody: 'signIn' } as const;
/** Nothing but an answer that it is not there, for everybody; only whoever is not signed in may be told to. */
const nobodysButHers = { ...all('nothing'), learner: 'data' } as const;
const role = (...may: ViewerKind[]) =>
  ({ ...all('role'), nobody: 'signIn', ...Object.fromEntries(may.map((viewer) => [viewer, 'data'])) }) as Record<
    ViewerKind,
    Outcome
  >;
const withGrant = { ...all('nothing'), learner: 'data', advisorWithGrant: 'data' } as const;
/** Answers with a refusal to everybody: what was asked with is no such thing, whoever asks. */
const refusedAlike = all('nothing');
const list = (field: string) => `{ ${field} { pageInfo { hasNextPage } nodes { __typename } } }`;
const change = (field: string, input: string) => `mutation { ${field}(input: { ${input} }) { __typename } }`;

export const rules: Readonly<Record<string, Rule>> = {
  'Query.achievements': { ask: () => list('achievements(first: 1)'), gets: anybody },
  'Query.alignments': { ask: () => list('alignments(first: 1)'), gets: role('curator') },
  'Query.archive': {
    ask: () => list('archive(first: 1)'),
    gets: { ...all('nothing'), nobody: 'signIn', learner: 'data' },
  },
  'Query.askCodeUntil': { ask: () => '{ askCodeUntil }', gets: { ...all('nothing'), nobody: 'signIn' } },
  'Query.competencies': { ask: () => list('competencies(first: 1)'), gets: anybody },
  'Query.declinedBadges': { ask: () => list('declinedBadges(first: 1)'), gets: { ...role(), issuer: 'nothing' } },
  'Query.demoMail': { ask: () => '{ demoMail { subject } }', gets: { ...all('nothing'), nobody: 'signIn' } },
  'Query.demoPeople': { ask: () => '{ demoPeople { name } }', gets: all('nothing') },
  'Query.emergencyLooks': { ask: () => list('emergencyLooks(first: 1)'), gets: { ...role(), administrator: 'nothing' } },
  'Query.erasurePreview': { ask: () => '{ erasurePreview { credentials } }', gets: signedIn },
  'Query.feedback': { ask: () => '{ feedback(receipt: "SW-0000-0000") { text } }', gets: all('nothing') },
  'Query.feedbackInbox': { ask: () => list('feedbackInbox(first: 1)'), gets: role('curator') },
  'Query.frameworks': { ask: () => list('frameworks(first: 1)'), gets: anybody },
  'Query.gap': {
    ask: ({ person, target }) => `{ gap(learner: "${person}", target: "${target}") { answerId } }`,
    gets: { ...withGrant, employerWithGrant: 'data', nobody: 'signIn' },
  },
  'Query.import': { ask: () => '{ import(id: "SW1wb3J0Om5vbmU") { id } }', gets: { ...role(), curator: 'nothing' } },
  'Query.imports': { ask: () => list('imports(first: 1)'), gets: { ...role(), curator: 'nothing' } },
  'Query.inbox': {
    ask: () => list('inbox(first: 1)'),
    gets: { ...all('nothing'), nobody: 'signIn', learner: 'data', otherLearner: 'data' },
  },
  'Query.keepsake': {
    ask: () => '{ keepsake(id: "S2VlcHNha2U6bm9uZQ") { title } }',
    gets: { ...all('nothing'), nobody: 'signIn' },
  },
  'Query.keepsakes': { ask: () => list('keepsakes(first: 1)'), gets: { ...all('nothing'), nobody: 'signIn' } },
  'Query.lookChoices': { ask: () => '{ lookChoices { people organizations } }', gets: signedIn },
  'Query.lookLog': {
    ask: () => '{ lookLog { length } }',
    gets: { ...all('nothing'), nobody: 'signIn', learner: 'data', otherLearner: 'data' },
  },
  'Query.matches': {
    ask: ({ target }) => list(`matches(target: "${target}", first: 1)`),
    gets: role('employerWithGrant'),
  },
  'Query.myCredentials': {
    ask: () => list('myCredentials(first: 1)'),
    gets: { ...all('nothing'), nobody: 'signIn', learner: 'data', otherLearner: 'data' },
  },
  'Query.myFeedback': {
    ask: () => list('myFeedback(first: 1)'),
    gets: { ...all('nothing'), nobody: 'signIn', learner: 'data', otherLearner: 'data' },
  },
  'Query.myIdentifiers': { ask: () => '{ myIdentifiers { kind } }', gets: signedIn },
  'Query.myPeople': {
    ask: () => list('myPeople(first: 1)'),
    gets: { ...all('nothing'), nobody: 'signIn', advisorWithGrant: 'data', employerWithGrant: 'data' },
  },
  'Query.myPermissions': {
    ask: () => list('myPermissions(first: 1)'),
    gets: { ...all('nothing'), nobody: 'signIn', learner: 'data', otherLearner: 'data' },
  },
  'Query.mySkills': { ask: () => '{ mySkills { credentialCount } }', gets: signedIn },
  'Query.mySelfAssertedSkills': { ask: () => '{ mySelfAssertedSkills { note } }', gets: { ...all('nothing'), nobody: 'signIn' } },
  'Query.node': {
    ask: ({ badge }) => `{ node(id: "${badge}") { id } }`,
    gets: { ...withGrant, employerWithGrant: 'data' },
  },
  'Query.search': { ask: () => '{ search(text: "record", first: 1) { nodes { __typename } } }', gets: anybody },
  'Query.sentRequests': {
    ask: () => list('sentRequests(first: 1)'),
    gets: { ...role(), advisorWithGrant: 'nothing', advisorWithout: 'nothing', employerWithGrant: 'nothing' },
  },
  'Query.takeAlong': { ask: () => '{ takeAlong { credentials } }', gets: signedIn },
  'Query.targets': { ask: () => list('targets(first: 1)'), gets: anybody },
  'Query.viewer': { ask: () => '{ viewer { name } }', gets: { ...anybody, nobody: 'nothing' } },
  'Query.whoLooked': {
    ask: () => list('whoLooked(first: 1)'),
    gets: { ...all('nothing'), nobody: 'signIn', learner: 'data', otherLearner: 'data' },
  },

  'Mutation.answerCredential': {
    ask: ({ badge }) => change('answerCredential', `credential: "${badge}", answer: ACCEPT`),
    gets: nobodysButHers,
  },
  'Mutation.answerFeedback': {
    ask: ({ feedback }) => change('answerFeedback', `feedback: "${feedback}", answer: "Thank you."`),
    gets: { ...role(), curator: 'nothing' },
  },
  'Mutation.askForAccess': {
    ask: () => change('askForAccess', 'person: "a@b.example", purpose: HIRING, note: "Why", scope: { everything: true }'),
    gets: role('advisorWithGrant', 'advisorWithout', 'employerWithGrant'),
  },
  'Mutation.checkRecord': { ask: () => change('checkRecord', 'text: "nothing"'), gets: anybody },
  'Mutation.challengeDid': { ask: () => change('challengeDid', 'did: "nobody"'), gets: refusedAlike },
  'Mutation.confirmEmail': { ask: () => change('confirmEmail', 'email: "a@b.example", code: "x"'), gets: refusedAlike },
  'Mutation.decideAlignment': {
    ask: ({ alignment }) => change('decideAlignment', `alignment: "${alignment}", decision: ACCEPT`),
    gets: { ...role(), curator: 'nothing' },
  },
  'Mutation.endEmergencyLook': {
    ask: ({ live }) => change('endEmergencyLook', `grant: "${live}"`),
    gets: { ...role(), administrator: 'nothing' },
  },
  'Mutation.openEmergencyLook': {
    ask: () => change('openEmergencyLook', 'person: "a@b.example", reason: DANGER, words: "Nobody answers the door."'),
    gets: { ...role(), administrator: 'nothing' },
  },
  // The confirmation is missing, so that nobody loses anything here.
  'Mutation.eraseMe': { ask: () => change('eraseMe', 'word: "no"'), gets: refusedAlike },
  'Mutation.extendGrant': {
    ask: ({ live }) => change('extendGrant', `grant: "${live}", until: "2027-02-20T00:00:00Z"`),
    gets: nobodysButHers,
  },
  'Mutation.fetchNewerCopy': {
    ask: ({ badge }) => change('fetchNewerCopy', `credential: "${badge}"`),
    gets: refusedAlike,
  },
  'Mutation.narrowGrant': {
    ask: ({ live }) => change('narrowGrant', `grant: "${live}", until: "2027-01-05T00:00:00Z"`),
    gets: nobodysButHers,
  },
  'Mutation.declineAccess': { ask: ({ asked }) => change('declineAccess', `grant: "${asked}"`), gets: nobodysButHers },
  'Mutation.undoDecline': { ask: ({ asked }) => change('undoDecline', `grant: "${asked}"`), gets: nobodysButHers },
  'Mutation.giveAccess': { ask: ({ asked }) => change('giveAccess', `grant: "${asked}"`), gets: nobodysButHers },
  'Mutation.makeAskCode': { ask: () => 'mutation { makeAskCode { __typename } }', gets: { ...anybody, nobody: 'nothing' } },
  'Mutation.openShare': { ask: ({ live }) => change('openShare', `share: "${live}", token: "guessed"`), gets: refusedAlike },
  'Mutation.previewRecord': {
    ask: ({ badge }) =>
      change('previewRecord', `receiver: "Somebody", purpose: HIRING, until: "2026-12-20T00:00:00Z", credentials: ["${badge}"]`),
    gets: nobodysButHers,
  },
  'Mutation.proveDid': { ask: () => change('proveDid', 'did: "did:web:a.example", presentation: "{}"'), gets: refusedAlike },
  'Mutation.receiveCredential': { ask: () => change('receiveCredential', 'text: "nothing"'), gets: refusedAlike },
  'Mutation.recheckCredential': {
    ask: ({ badge }) => change('recheckCredential', `credential: "${badge}"`),
    gets: nobodysButHers,
  },
  'Mutation.sendEmailCode': { ask: () => change('sendEmailCode', 'email: "nobody"'), gets: refusedAlike },
  'Mutation.signReceipt': { ask: ({ live }) => change('signReceipt', `grant: "${live}"`), gets: nobodysButHers },
  'Mutation.signRecord': { ask: () => change('signRecord', 'preview: "none"'), gets: refusedAlike },
  'Mutation.stateSkill': { ask: () => change('stateSkill', 'skill: "none"'), gets: refusedAlike },
  'Mutation.withdrawSkill': { ask: () => change('withdrawSkill', 'skill: "none"'), gets: refusedAlike },
  'Mutation.steerImport': {
    ask: () => change('steerImport', 'import: "SW1wb3J0Om5vbmU", step: STOP'),
    gets: { ...role(), curator: 'nothing' },
  },
  'Mutation.tellUs': { ask: () => change('tellUs', 'kind: IDEA, text: "A thought", page: "/"'), gets: anybody },
  'Mutation.withdrawGrant': { ask: ({ live }) => change('withdrawGrant', `grant: "${live}"`), gets: nobodysButHers },
  'Mutation.stopAllLinks': { ask: () => 'mutation { stopAllLinks { __typename } }', gets: { ...anybody, nobody: 'nothing' } },
};
