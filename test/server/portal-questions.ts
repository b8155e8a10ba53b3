// Every question the portal asks, read from its source, whole with the fragments it spreads.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

const root = join(import.meta.dirname, '../..');

export type Question = { readonly name: string; readonly file: string; readonly document: DocumentNode; readonly text: string };

export function portalQuestions(): Question[] {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'packages/portal/src'], {
    cwd: root,
    encoding: 'utf8',
  });
  const found = files
    .trim()
    .split('\n')
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .flatMap((file) => textsIn(readFileSync(join(root, file), 'utf8')).map((text) => ({ file, document: parse(text) })));
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const { document } of found) {
    for (const each of document.definitions) if (each.kind === 'FragmentDefinition') fragments.set(each.name.value, bare(each));
  }
  return found.flatMap(({ file, document }) =>
    document.definitions.flatMap((each) => {
      if (each.kind !== 'OperationDefinition') return [];
      const whole: DocumentNode = { kind: document.kind, definitions: [each, ...spreadIn(each, fragments)] };
      return [{ name: each.name?.value ?? 'unnamed', file, document: whole, text: print(whole) }];
    }),
  );
}

const textsIn = (source: string) => [...source.matchAll(/\bgraphql\(\s*`([^`]*)`/g)].map(([, text = '']) => text);

// `@_unmask` is for the portal's types and never travels.
const bare = (fragment: FragmentDefinitionNode): FragmentDefinitionNode => ({ ...fragment, directives: [] });

function spreadIn(node: Parameters<typeof visit>[0], fragments: Map<string, FragmentDefinitionNode>, seen = new Set<string>()) {
  const spread: FragmentDefinitionNode[] = [];
  visit(node, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (!fragment || seen.has(name.value)) return;
      seen.add(name.value);
      spread.push(fragment, ...spreadIn(fragment, fragments, seen));
    },
  });
  return spread;
}
