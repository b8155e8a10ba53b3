// The NICE framework: how its lists (YAML) and NIST's own export (JSON) are recognised and read as one framework.
import type { FrameworkFormat, Gathered, SourceFile } from '../gathered.ts';
import { headText, readJson } from '../json-source.ts';
import { headOf } from '../reading/unpack.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { readElements } from './elements.ts';
import { readEntries } from './entries.ts';
import { Lists } from './lists.ts';
import { niceFramework } from './statements.ts';

/** NIST SP 800-181 (NICE): the editions of 2017 and 2020 as lists, later ones as elements and relationships. */
export const niceFormat: FrameworkFormat = {
  name: 'nice',
  title: 'NICE framework (NIST), JSON or YAML',
  recognises: (head) => isJson(head) || isList(head),
  read: (files) => withinBounds(readNice(files)),
};

async function* readNice(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  const json: SourceFile[] = [];
  const lists: SourceFile[] = [];
  for (const file of files) (isObjectText(headText(await headOf(file))) ? json : lists).push(file);
  // A file that is all the framework says its edition; lists do not.
  for (const file of json) {
    const source = await readJson(file);
    if ('value' in source) yield* readElements(source.value, { file: file.name });
    else yield source;
  }
  if (lists.length === 0) return;
  yield niceFramework;
  const reading = new Lists();
  for (const pass of ['first', 'second'] as const)
    for (const file of lists) {
      const list = await readEntries(file);
      if ('is' in list) {
        if (pass === 'first') yield list;
        continue;
      }
      if (pass === 'first') yield* list.remarks;
      yield* reading[pass](list);
    }
}

const isObjectText = (text: string) => text.trimStart().startsWith('{');

function isJson(head: Uint8Array): boolean {
  const text = headText(head);
  const hasType = /"element_type"\s*:\s*"(work_role|category|knowledge|skill|task|ability|competency_area)"/.test(text);
  return isObjectText(text) && hasType && /"element_identifier"\s*:/.test(text);
}

function isList(head: Uint8Array): boolean {
  const text = headText(head);
  const first = text.split('\n').find((line) => line.trim() !== '' && !/^\s*(#|---)/.test(line));
  if (first === undefined || !/^\s*(-(\s|$)|\[)/.test(first)) return false;
  const has = (name: string, value = '') => new RegExp(`["\\s{,]${name}"?\\s*:\\s*"?${value}`, 'm').test(text);
  const hasGroups = (has('Area') || has('Domain')) && (has('acronym') || has('acryonym'));
  return has('[ksat]Id', '[KSATksat]\\d{4}') || has('workRoleID') || (hasGroups && has('Description'));
}
