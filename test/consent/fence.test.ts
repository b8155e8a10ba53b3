// The consent rule stands in many questions and is one: each says it in the same words, or this fails.
import { describe, expect, test } from 'vitest';
import { readShelf } from '../../packages/api/src/graph/shelf.ts';

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
const covers =
  "(g.scope = 'all' OR g.scope = 'chosen' AND COUNT { (g)-[:COVERS]->(c) } > 0 OR g.scope = 'rule' AND (g.byIssuer OR g.bySkill)" +
  ' AND (NOT g.byIssuer OR COUNT { (g)-[:ALLOWS_ISSUER]->(:Organization)<-[:ISSUED_BY]-(c) } > 0)' +
  ' AND (NOT g.bySkill OR COUNT { (g)-[:ALLOWS_SKILL]->(:Competency)<-[:ALIGNED_TO]-(:Achievement)<-[:ASSERTS]-(c) } > 0))';
const live = 'g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now';
const reaches = '(to.id = $viewerId OR to.id = $organizationId) AND (g.viaId IS NULL OR g.viaId = $organizationId)';

const questions = [...readShelf().values()]
  .filter(({ sight }) => sight === 'viewer')
  .map(({ file, text }) => ({ file, text: flat(text) }));
/** What others gave is looked through: a grant is found that the viewer did not give. */
const ofOthers = questions.filter(
  ({ text }) => /GAVE\]->\(g:Grant[^)]*\)-\[:TO\]->\(to\)/.test(text) && !text.includes('(p:Person {id: $viewerId})-[:GAVE]'),
);
/** Nothing of what lies within a credential is shown but behind its part. */
const guarded =
  /CASE WHEN \(?(?:whole|result|opensWhole|opensResult|opensEndorsements)\b(?: > 0)? THEN (?:c|x)\.(?:uri|findings|result|endorsements)\b/g;
const withinOf = /\b(?:c|x)\.(?:uri|findings|result|endorsements)\b/g;
/** Credentials are shown or counted by what a grant opens. */
const byScope = questions.filter(({ text }) => text.includes('g.scope ='));

describe('numbers of people', () => {
  // What nobody is told needs no smallest group: there is no figure over people for differences and rare combinations to be taken of.
  test('P7, P8: no question that anybody may ask counts people, what they hold or what they let others see', () => {
    const open = [...readShelf().values()].filter(
      ({ sight, text }) => sight === 'public' && /:(Person|Credential|Grant|Link|Access|LookLog|Identifier)\b/.test(text),
    );
    // By whom an alignment was decided, what reviewers said, the answer to a message whose receipt one has, and how a link is locked.
    expect(open.map(({ file }) => file).toSorted()).toEqual([
      'achievement/alignments',
      'feedback/by-receipt',
      'mapping/reviews',
      'share/by-id',
    ]);
    expect(open.filter(({ text }) => /count|sum\(|avg\(|size\(/i.test(text.replaceAll(/^\/\/.*$/gm, '')))).toEqual([]);
  });
});

describe('one rule in the same words', () => {
  test('the questions it stands in are these', () => {
    expect(ofOthers.map(({ file }) => file).toSorted()).toEqual([
      'credential/by-ids',
      'gap/of-learner',
      'grant/to-viewer',
      'match/page',
      'people/by-ids',
      'people/who-said-yes',
    ]);
  });
  test.each(ofOthers)('$file asks for a live grant to the one who asks', ({ text }) => {
    expect(text).toContain(live);
    expect(text).toContain(reaches);
    expect(text).toContain('g.purpose = $purpose');
  });
  test('each that shows a credential asks which parts of it the grants open, and shows nothing within it otherwise', () => {
    const showing = ofOthers.filter(({ text }) => text.includes('.standing, .verdict'));
    expect(showing.map(({ file }) => file).toSorted()).toEqual([
      'credential/by-ids',
      'gap/of-learner',
      'grant/to-viewer',
      'match/page',
    ]);
    for (const { text } of showing) {
      expect(text).toContain('count(CASE WHEN g.parts IS NULL THEN 1 END) AS whole');
      expect(text).toContain("count(CASE WHEN g.parts IS NULL OR 'result' IN g.parts THEN 1 END) AS result");
      const [shown = 0, behind = 0] = [withinOf, guarded].map((words) => text.match(words)?.length ?? 0);
      expect([shown, /\b[cx]\{(?:[^}]*, )?\.(uri|findings|result|endorsements)\b/.test(text)]).toEqual([behind, false]);
    }
  });
  test.each(byScope.filter(({ file }) => file !== 'grant/change'))('$file says what a grant covers', ({ text }) => {
    expect(text).toContain(covers);
    expect(text).toContain("c.answer = 'accepted' AND");
  });
});
