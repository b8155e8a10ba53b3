// What somebody says of their own skills is theirs to state, change and withdraw; it is in no answer about them, and seen by nobody else.
import { assert, asyncProperty, constant, constantFrom, option, record, array, string, oneof } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealedMark } from '../../packages/api/src/at-rest/seal.ts';
import { operator, viewerFor } from '../../packages/api/src/access/viewer.ts';
import { text } from '../../packages/api/src/graph/statement.ts';
import { knownPerson } from '../../packages/api/src/read/people-behind-accounts.ts';
import { eraseFromGraph } from '../../packages/api/src/write/erase/from-graph.ts';
import { registerPerson } from '../../packages/api/src/write/people.ts';
import { ownResume } from '../../packages/api/src/take-along/resume.ts';
import { later } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { probes } from '../graph/probe.ts';
import { drawQuestion, type Given } from './drawn-questions.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const { shelf, probe } = probes();
const atRest = probe('MATCH (s:SelfAssertion) RETURN s.text AS words ORDER BY words', {}, { words: text });

const Mine = '{ mySelfAssertedSkills { note link statedAt changedAt competency { id name } } }';
const State = `mutation ($input: StateSkillInput!) { stateSkill(input: $input) { ... on SkillStated { skill { note link statedAt changedAt competency { id } } } ... on Refused { reasons { code field } } } }`;
const Withdraw = `mutation ($skill: ID!) { withdrawSkill(input: { skill: $skill }) { ... on SkillWithdrawn { name } ... on Refused { reasons { code } } } }`;
const Preview = `mutation ($input: RecordInput!) { previewRecord(input: $input) { ... on RecordPreview { warnings { code }
  includes { because shows { id name } credential { id name document } } leavesOut { because credential { id } } } ... on Refused { reasons { code } } } }`;
const people = ['maya', 'tomas', 'priya'] as const;
type Said = { note: string | null; link: string | null; statedAt: string; changedAt: string };

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let actors: Record<(typeof people)[number], Actor>;
  let skills: string[];
  const at = (minutes: number) => later(seedDay, minutes * 60_000);
  const state = async (who: Actor, skill: string, more: object = {}, when = seedDay) =>
    (await who.get(State, { input: { skill, ...more } }, when)).stateSkill;
  const withdraw = async (who: Actor, skill: string, when = seedDay) => (await who.get(Withdraw, { skill }, when)).withdrawSkill;
  const mine = async (who: Actor, when = seedDay) => (await who.get(Mine, {}, when)).mySelfAssertedSkills;
  beforeAll(async () => {
    here = await stage(engine, { shelf });
    const [maya, tomas, priya] = [await here.as('maya'), await here.as('tomas'), await here.as('priya')];
    actors = { maya, tomas, priya };
    const { node } = await maya.get(
      `query ($id: ID!) { node(id: $id) { ... on Target { requirements { competency { id } } } } }`,
      {
        id: here.outside('Target', 'ward-support-worker'),
      },
    );
    const { competencies } = await maya.get('{ competencies(first: 20) { nodes { id } } }');
    const asked = node.requirements.map(({ competency }: { competency: { id: string } }) => competency.id);
    skills = [...new Set<string>([...asked, ...competencies.nodes.map(({ id }: { id: string }) => id)])];
  });
  afterAll(() => here.leave());

  test('what is too long, opens nowhere or is not in the library is not written down', async () => {
    const [skill = ''] = skills;
    const { maya } = actors;
    for (const [input, code] of [
      [{ note: 'x'.repeat(501) }, 'note.tooLong'],
      [{ link: 'http://me.example/' }, 'link.shape'],
      [{ link: 'javascript:alert(1)' }, 'link.shape'],
      [{ link: 'https://me:secret@me.example/' }, 'link.shape'],
      [{ link: `https://me.example/${'x'.repeat(500)}` }, 'link.shape'],
    ] as const)
      expect(await state(maya, skill, input)).toMatchObject({ reasons: [{ code }] });
    expect(await state(maya, here.outside('Target', 'ward-support-worker'))).toMatchObject({ reasons: [{ code: 'skill.none' }] });
    expect(await withdraw(maya, skill)).toMatchObject({ reasons: [{ code: 'skill.notStated' }] });
    expect(await state(here.stranger, skill)).toMatchObject({ reasons: [{ code: 'signIn' }] });
    expect(await mine(maya)).toEqual([]);
  });

  test('after any walk everybody is shown exactly what they said last themselves, and it lies there sealed', async () => {
    const model = new Map<string, Said>();
    let minute = 0;
    const step = record({
      who: constantFrom(...people),
      skill: constantFrom(...skills.slice(0, 4)),
      withdraws: oneof(constant(false), constant(false), constant(true)),
      note: option(string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((one) => one.trim() !== '')),
      link: option(constantFrom('https://me.example/work', 'https://elsewhere.example/?a=b#c')),
    });
    await assert(
      asyncProperty(array(step, { minLength: 1, maxLength: 6 }), async (walk) => {
        for (const { who, skill, withdraws, note, link } of walk) {
          const key = `${who} ${skill}`;
          const when = at((minute += 1));
          const before = model.get(key);
          const said = { note: note?.trim() ?? null, link, statedAt: before?.statedAt ?? when, changedAt: when };
          const answer = withdraws
            ? Object.keys(await withdraw(actors[who], skill, when))
            : await state(actors[who], skill, { note, link }, when);
          const expected = withdraws ? [before ? 'name' : 'reasons'] : { skill: { ...said, competency: { id: skill } } };
          expect(answer).toEqual(expected);
          if (withdraws) model.delete(key);
          else model.set(key, said);
        }
        for (const who of people) {
          const shown = (await mine(actors[who], at(minute))).map(
            ({ competency, ...said }: Said & { competency: { id: string } }) => [`${who} ${competency.id}`, said],
          );
          expect(new Map(shown)).toEqual(new Map([...model].filter(([key]) => key.startsWith(`${who} `))));
        }
        const kept = await here.graph.read(atRest, {});
        expect(kept).toHaveLength(model.size);
        expect(kept.filter(({ words }) => !words.startsWith(sealedMark))).toEqual([]);
      }),
      { numRuns: 12 },
    );
    for (const who of people) for (const skill of skills.slice(0, 4)) await withdraw(actors[who], skill, at(minute + 1));
  });

  test('who is erased leaves nothing of it behind, and what others say of themselves stays', async () => {
    const [skill = ''] = skills;
    const operating = { graph: here.graph, operator: operator('test'), now: seedDay };
    const personId = await registerPerson(operating, { name: 'Somebody', email: 'somebody@new.example' });
    await state(await here.byId(personId), skill, { note: 'I am about to leave.' });
    await state(actors.tomas, skill, { note: 'I stay.' });
    expect(await here.graph.read(atRest, {})).toHaveLength(2);
    await eraseFromGraph(here.graph, personId, { hash: 'a hash', salt: 'a salt', at: seedDay, doneAt: null }, seedDay);
    expect(await here.graph.read(atRest, {})).toHaveLength(1);
    expect(await mine(actors.tomas)).toMatchObject([{ note: 'I stay.' }]);
    await withdraw(actors.tomas, skill);
  });

  test('no other answer changes by it: skills, gaps, matches, people, records and all that the schema can be asked', async () => {
    const until = later(seedDay, 20 * 24 * 60 * 60_000);
    const lookers: Actor[] = [
      await here.as('maya', { purpose: 'advising' }),
      await here.as('tomas', { purpose: 'advising' }),
      await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' }),
      await here.as('victor', { as: 'lakeside-hospital/employer', purpose: 'hiring' }),
      await here.as('ingrid', { as: 'lakeside-skills-council/curator', purpose: 'advising' }),
      here.stranger,
    ];
    const given: Given = {
      Person: here.outside('Person', 'maya'),
      Target: here.outside('Target', 'ward-support-worker'),
      Competency: skills[0] ?? '',
    };
    let seed = Math.floor(Math.random() * 2 ** 31);
    const questions = [
      `{ mySkills { credentialCount skills { state until because competency { id } chains { sentence } } } }`,
      `{ gap(learner: "${given.Person}", target: "${given.Target}") { lines { state because competency { id } } } }`,
      `{ matches(target: "${given.Target}", first: 50) { nodes { learner { id } lines { state because } } } }`,
      ...Array.from({ length: 20 }, () => drawQuestion((seed += 1), given)),
    ];
    const everyAnswer = async () => {
      const answers: unknown[] = [];
      for (const [place, looker] of lookers.entries())
        for (const question of questions) {
          const { data, errors } = await looker.ask(question);
          answers.push([place, question, data, errors?.map(({ message }) => message)]);
        }
      const { previewRecord } = await actors.maya.get(Preview, { input: { receiver: 'Somebody', purpose: 'HIRING', until } });
      const known = await knownPerson({ graph: here.graph, operator: operator('test'), now: seedDay }, here.id('Person', 'maya'));
      const viewer = known && viewerFor(known, { actingAs: null, purpose: null });
      if (!viewer) throw new Error('Maya is not in town');
      return [...answers, previewRecord, await ownResume({ graph: here.graph, viewer, now: seedDay })];
    };
    const without = await everyAnswer();
    expect(JSON.stringify(without)).toContain('HELD');
    for (const skill of skills.slice(0, 15))
      for (const who of ['maya', 'tomas'] as const)
        await state(actors[who], skill, { note: 'I am a zeppelin.', link: 'https://zeppelin.example/' });
    const withThem = await everyAnswer();
    for (const [place, answer] of without.entries()) expect(withThem[place], `seed ${seed}`).toEqual(answer);
    expect(JSON.stringify(withThem)).not.toMatch(/zeppelin/i);
  }, 480_000);
});
