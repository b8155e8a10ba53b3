// Signs, cuts down and checks under ecdsa-sd-2023 with di-sd-primitives as its makers published it, in a process of its own.
// Reads one question from stdin and answers on stdout, both JSON.
import { text } from 'node:stream/consumers';
import { restore } from './restore.ts';
import type { SelectiveAnswer, SelectiveWork } from './selective-work.ts';

const isUntouched = restore('@digitalbazaar__di-sd-primitives@3.3.0.patch', '@digitalbazaar/di-sd-primitives', 'module');
const { work } = await import('./selective-work.ts');

const questions = JSON.parse(await text(process.stdin)) as SelectiveWork[];
const answers: SelectiveAnswer[] = [];
for (const question of questions) answers.push(await work(question));
console.log(JSON.stringify({ answers, isUntouched: isUntouched() }));
