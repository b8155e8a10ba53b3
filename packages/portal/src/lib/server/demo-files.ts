// The files a visitor of the demo town can hand in to see what happens; none outside demo mode.
import { error, type RequestEvent } from '@sveltejs/kit';
import { knock } from './api.ts';

export type DemoFile = { name: string; title: string; about: string };

export async function demoFiles(event: RequestEvent): Promise<DemoFile[]> {
  const response = await knock(event, '/demo/files');
  const answer: unknown = response.ok ? await response.json().catch(() => null) : null;
  const listed: unknown = typeof answer === 'object' && answer !== null && 'files' in answer ? answer.files : [];
  return Array.isArray(listed) ? listed.filter(isDemoFile) : [];
}

/** One of them, as if the visitor had chosen it from their own machine. */
export async function demoFile(event: RequestEvent, name: string): Promise<File> {
  const response = await knock(event, `/demo/files/${encodeURIComponent(name)}`);
  if (!response.ok) throw error(404, event.locals.words.errors.notFoundText);
  return new File([await response.arrayBuffer()], name);
}

function isDemoFile(value: unknown): value is DemoFile {
  const { name, title, about } = (value ?? {}) as Partial<DemoFile>;
  return [name, title, about].every((text) => typeof text === 'string');
}
