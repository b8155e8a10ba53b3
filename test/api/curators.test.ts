// Curators weigh alignments, two of them before one counts; people tell us things and are answered. On every engine at hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later, type Instant } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Waiting = `query ($state: AlignmentState) { alignments(state: $state, first: 100) { edges { node {
  id state note canPublish decidedBy publishedBy achievement { name } competency { id name achievements { name } } } } } }`;
const Decide = `mutation ($input: DecideAlignmentInput!) { decideAlignment(input: $input) { __typename
  ... on AlignmentDecided { alignment { id state note decidedBy publishedBy canPublish competency { achievements { name } } } }
  ... on Refused { reasons { code field } } } }`;
const Tell = `mutation ($input: TellUsInput!) { tellUs(input: $input) { __typename
  ... on FeedbackReceived { feedback { id receipt state dueAt about } } ... on Refused { reasons { code field } } } }`;
const Answer = `mutation ($input: AnswerFeedbackInput!) { answerFeedback(input: $input) { __typename
  ... on FeedbackReceived { feedback { state answer answeredAt } } ... on Refused { reasons { code field } } } }`;
const Follow = 'query ($receipt: String!) { feedback(receipt: $receipt) { id state answer text } }';

const council = { as: 'lakeside-skills-council/curator' };
const at = (minutes: number): Instant => later(seedDay, minutes * 60_000);

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let ingrid: Actor;
  let paul: Actor;
  beforeAll(async () => {
    here = await stage(engine);
    ingrid = await here.as('ingrid', council);
    paul = await here.as('paul', council);
  });
  afterAll(() => here.leave());

  const waiting = async (state: string) =>
    (await ingrid.get(Waiting, { state })).alignments.edges.map(({ node }: { node: object }) => node);
  const decide = async (who: Actor, alignment: string, decision: string, note: string | null = null) =>
    (await who.get(Decide, { input: { alignment, decision, note } }, at(1))).decideAlignment;
  const code = (answer: { reasons: { code: string }[] }) => answer.reasons[0]?.code;

  test('an alignment counts from the moment a second curator publishes it, and stops when it is returned', async () => {
    const [proposed] = await waiting('PROPOSED');
    const { id } = proposed;
    const name = proposed.achievement.name;
    const showing = (answer: { alignment: { competency: { achievements: { name: string }[] } } }) =>
      answer.alignment.competency.achievements.map((each) => each.name);

    expect(code(await decide(ingrid, id, 'PUBLISH'))).toBe('alignment.state');
    const accepted = await decide(ingrid, id, 'ACCEPT');
    expect(accepted.alignment).toMatchObject({ state: 'ACCEPTED', decidedBy: 'Ingrid Solberg', canPublish: false });
    expect(showing(accepted)).not.toContain(name);
    expect(code(await decide(ingrid, id, 'PUBLISH'))).toBe('alignment.fourEyes');
    expect(code(await decide(paul, id, 'ACCEPT'))).toBe('alignment.state');

    const published = await decide(paul, id, 'PUBLISH');
    expect(published.alignment).toMatchObject({ state: 'PUBLISHED', decidedBy: 'Ingrid Solberg', publishedBy: 'Paul Tembo' });
    expect(showing(published)).toContain(name);
    expect(code(await decide(paul, id, 'RETURN'))).toBe('alignment.noteMissing');
    const returned = await decide(ingrid, id, 'RETURN', 'The test was changed last week.');
    expect(returned.alignment).toMatchObject({ state: 'PROPOSED', note: 'The test was changed last week.', publishedBy: null });
    expect(showing(returned)).not.toContain(name);
  });

  test('of two curators who decide at once one is too late', async () => {
    const [, { id }] = await waiting('PROPOSED');
    const both = await Promise.all([decide(ingrid, id, 'ACCEPT'), decide(paul, id, 'ACCEPT')]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['AlignmentDecided', 'Refused']);
    const [winner] = both.filter(({ __typename }) => __typename === 'AlignmentDecided');
    const found = (await waiting('ACCEPTED')).find((each: { id: string }) => each.id === id);
    expect(found.decidedBy).toBe(winner.alignment.decidedBy);
  });

  test('nobody else decides, sees what waits, or learns that it is there', async () => {
    const [{ id }] = await waiting('PROPOSED');
    for (const who of [await here.as('maya'), await here.as('ruth', { as: 'lakeside-college/advisor' }), here.stranger]) {
      const { data, errors } = await who.ask(Decide, { input: { alignment: id, decision: 'REJECT', note: 'x' } });
      expect([data, errors?.length]).toEqual([null, 1]);
      expect((await who.get('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
      expect((await who.ask(Waiting)).errors?.length).toBe(1);
    }
    expect((await waiting('PROPOSED')).map((each: { id: string }) => each.id)).toContain(id);
  });

  test('a message gets a receipt, is kept once, and its answer is read under the receipt', async () => {
    const about = here.outside('Achievement', 'good-records');
    const input = { kind: 'BARRIER', text: 'I cannot read this page.', page: '/library', about, idempotencyKey: 'once-and-only' };
    const told = (await here.stranger.get(Tell, { input }, at(5))).tellUs.feedback;
    expect(told).toMatchObject({ state: 'OPEN', about: 'Good Records', dueAt: later(at(5), 14 * day) });
    expect(told.receipt).toMatch(/^SW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect((await here.stranger.get(Tell, { input }, at(6))).tellUs.feedback).toEqual(told);
    const other = { ...input, text: 'Something else.' };
    expect((await here.stranger.get(Tell, { input: other }, at(6))).tellUs.feedback.receipt).not.toBe(told.receipt);

    const inbox = await ingrid.get('{ feedbackInbox(state: OPEN) { edges { node { id kind } } } }', {}, at(7));
    expect(inbox.feedbackInbox.edges.slice(0, 3).map(({ node }: { node: { kind: string } }) => node.kind)).toEqual([
      'BARRIER',
      'BARRIER',
      'BARRIER',
    ]);
    const answer = { feedback: told.id, answer: 'We mended it today.' };
    expect((await ingrid.get(Answer, { input: answer }, at(8))).answerFeedback.feedback).toMatchObject({ state: 'ANSWERED' });
    expect((await paul.get(Answer, { input: answer }, at(9))).answerFeedback.reasons[0].code).toBe('feedback.notOpen');
    expect(
      (await here.stranger.get(Follow, { receipt: told.receipt.toLowerCase().replaceAll('-', ' ') })).feedback,
    ).toMatchObject({
      state: 'ANSWERED',
      answer: 'We mended it today.',
    });
    expect((await here.stranger.get(Follow, { receipt: 'SW-0000-0000' })).feedback).toBeNull();
    expect((await here.stranger.get('query ($id: ID!) { node(id: $id) { id } }', { id: told.id })).node).toBeNull();
  });

  test('a message says what is missing, field by field, and names nothing that is not its sender’s', async () => {
    const bad = { kind: 'IDEA', text: ' ', page: 'https://elsewhere.example/', email: 'nobody' };
    const refused = (await here.stranger.get(Tell, { input: bad })).tellUs.reasons;
    expect(refused.map(({ field }: { field: string }) => field)).toEqual(['text', 'page', 'email']);
    const maya = await here.as('maya');
    const { myCredentials } = await maya.get('{ myCredentials(first: 1) { edges { node { id } } } }');
    const about = myCredentials.edges[0].node.id;
    const input = { kind: 'WRONG', text: 'The date is wrong.', page: '/credential', about };
    expect((await here.stranger.get(Tell, { input })).tellUs.feedback.about).toBeNull();
    expect((await maya.get(Tell, { input })).tellUs.feedback.about).toBe('a credential of mine');
  });
});
