// A context brought along may name new kinds and fields as their addresses do, and do nothing else.
import { check, constantFrom, property, stringMatching } from 'fast-check';
import { expect, it } from 'vitest';
import { onlyNamesAsAddressed } from './own-words.ts';

const words = 'https://ferries.example/words#';
const inside = (context: unknown) => ({ deck: { '@id': `${words}deck`, '@context': context } });
const levels = (count: number): object => (count === 0 ? { row: `${words}row` } : inside(levels(count - 1)));

it.each([
  [{ FerryPass: `${words}FerryPass` }],
  [{ FerryPass: 'https://ferries.example/words/FerryPass', DayPass: 'urn:example:DayPass' }],
  [{ deck: `${words}deck`, Deck: `${words}Deck` }],
  [{ '@protected': true, id: '@id', type: '@type', deck: { '@id': `${words}deck` } }],
  [{ deck: { '@id': `${words}deck`, '@type': '@id' } }],
  [{ FerryPass: { '@id': `${words}FerryPass`, '@context': { '@protected': true, id: '@id', deck: `${words}deck` } } }],
  [{ name: 'https://schema.org/name', description: 'https://schema.org/description' }],
  [levels(3)],
])('%j only names things', (context) => {
  expect(onlyNamesAsAddressed(context)).toBe(true);
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['an address', 'https://ferries.example/words'],
  ['a list', []],
  ['no words', {}],
  ['only a lock', { '@protected': true }],
  ['a number', 5],
  ['a kind by another name', { FerryPass: `${words}DayPass` }],
  ['a field by another name', { deck: `${words}cabin` }],
  ['a field by the end of its name', { eck: `${words}deck` }],
  ['a field by more than its name', { windspeed: `${words}wind#speed` }],
  ['a name and no address', { FerryPass: 'FerryPass' }],
  ['an address that runs', { FerryPass: 'javascript:FerryPass' }],
  ['an address with a space', { FerryPass: 'https ://ferries.example/#FerryPass' }],
  ['an address without end', { deck: `urn:${'a'.repeat(500)}:deck` }],
  ['a word taken away', { deck: null }],
  ['a word for every other', { '@vocab': words }],
  ['a kind and a word for every other', { FerryPass: `${words}FerryPass`, '@vocab': words }],
  ['the start of addresses', { boat: words }],
  ['the start of addresses, said so', { boat: { '@id': `${words}boat`, '@prefix': true } }],
  ['a word for a word', { deck: 'name' }],
  ['a short address', { deck: 'cred:deck' }],
  ['an address as a name', { [`${words}deck`]: `${words}deck` }],
  ['a name of two parts', { 'boat:deck': `${words}boat:deck` }],
  ['a name every object has', { constructor: `${words}constructor` }],
  ['another name for an id', { deck: '@id' }],
  ['another name for a type', { kind: '@type' }],
  ['a type that is an id', { type: '@id' }],
  ['an id of its own', { id: `${words}id` }],
  ['a word turned round', { deck: { '@reverse': `${words}deck` } }],
  ['fields one level up', { deck: '@nest' }],
  ['a nest', { deck: { '@id': `${words}deck`, '@nest': '@nest' } }],
  ['another context', { '@import': words, deck: `${words}deck` }],
  ['words for all below', { '@propagate': true, deck: `${words}deck` }],
  ['a lock that is none', { '@protected': false, deck: `${words}deck` }],
  ['a language', { '@language': 'en', deck: `${words}deck` }],
  ['a start for addresses', { '@base': words, deck: `${words}deck` }],
  ['a list in order', { deck: { '@id': `${words}deck`, '@container': '@list' } }],
  ['a map', { deck: { '@id': `${words}deck`, '@container': '@index' } }],
  ['an index that is a field', { deck: { '@id': `${words}deck`, '@container': '@index', '@index': 'name' } }],
  ['JSON', { deck: { '@id': `${words}deck`, '@type': '@json' } }],
  ['values that are words', { deck: { '@id': `${words}deck`, '@type': '@vocab' } }],
  ['values of a kind', { deck: { '@id': `${words}deck`, '@type': `${words}metres` } }],
  ['a kind of ours', { AchievementCredential: `${words}AchievementCredential` }],
  ['a proof of ours', { DataIntegrityProof: `${words}DataIntegrityProof` }],
  ['a field of ours', { validUntil: `${words}validUntil` }],
  ['a field of badges', { dateOfBirth: `${words}dateOfBirth` }],
  ['a field of ours within a field', inside({ issuer: `${words}issuer` })],
  ['a name of ours for another of ours', { name: 'https://schema.org/description' }],
  ['a second name for one of ours', { alternateName: 'https://schema.org/name' }],
  ['one of two names of ours', { tag: 'https://schema.org/keywords' }],
  ['a field of ours without what belongs to it', { issuer: 'https://www.w3.org/2018/credentials#issuer' }],
  ['a field of ours with something added', { name: { '@id': 'https://schema.org/name', '@type': '@id' } }],
  ['a word beside ours', { standing: 'https://www.w3.org/2018/credentials#standing' }],
  ['a kind by an address of ours', { AssociationType: 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#AssociationType' }],
  ['a word where all words are', { deck: 'https://www.w3.org/ns/credentials/examples#boat/deck' }],
  ['a list, cell by cell', { first: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#first' }],
  ['no context within', inside(null)],
  ['contexts within', inside([{ row: `${words}row` }])],
  ['a context elsewhere within', inside(words)],
  ['a word for every other within', inside({ '@vocab': words })],
  ['four levels', levels(4)],
  ['too many words', Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`Pass${n}`, `urn:example:Pass${n}`]))],
])('%s is more, or less', (_, context) => {
  expect(onlyNamesAsAddressed(context)).toBe(false);
});

it('no two names can ever stand for one address', () => {
  const name = stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}$/);
  const holds = property(name, name, constantFrom('#', '/', ':', '?'), (one, other, mark) => {
    const address = `https://ferries.example/a${mark}${one}`;
    return one === other || !(onlyNamesAsAddressed({ [one]: address }) && onlyNamesAsAddressed({ [other]: address }));
  });
  expect(check(holds)).toMatchObject({ failed: false });
});
