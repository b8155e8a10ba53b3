// Anyone may check a record: a file, a pasted text, or one of the demo town's. Nothing is kept.
import { fail, type RequestEvent } from '@sveltejs/kit';
import { ask, graphql, upload } from '#lib/server/api.ts';
import { demoFile, demoFiles } from '#lib/server/demo-files.ts';
import { ReportFields } from '#lib/server/report.ts';
import type { Actions, PageServerLoad } from './$types';

const Check = graphql(
  `
    mutation CheckRecord($input: CheckRecordInput!) {
      checkRecord(input: $input) {
        __typename
        ... on CheckReport {
          ...ReportFields
        }
        ... on Refused {
          reasons {
            text
            field
          }
        }
      }
    }
  `,
  [ReportFields],
);

const mostBytes = 5 * 1024 * 1024;

export const load: PageServerLoad = async (event) => ({ demoFiles: await demoFiles(event) });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const asked = { text: textOf(form, 'text'), challenge: textOf(form, 'challenge'), domain: textOf(form, 'domain') };
    const no = (problems: Problem[]) => fail(422, { problems, asked, report: null });

    if (Boolean(asked.challenge) !== Boolean(asked.domain)) {
      return no([{ text: event.locals.words.checking.half, field: asked.challenge ? 'domain' : 'challenge' }]);
    }
    const chosen = await chosenFile(event, form);
    if ('text' in chosen) return no([chosen]);
    const kept = await upload(event, chosen.file);
    if ('refused' in kept) return no([{ text: kept.refused, field: 'file' }]);

    const input = { upload: kept.id, challenge: asked.challenge || null, domain: asked.domain || null };
    const { checkRecord } = await ask(event, Check, { input });
    if (checkRecord.__typename === 'Refused') return no(checkRecord.reasons);
    return { problems: null, asked: null, report: checkRecord };
  },
};

type Problem = { text: string; field?: string | null };

// A pasted text takes the way of a file: it may be as large as one.
async function chosenFile(event: RequestEvent, form: FormData): Promise<{ file: File } | Problem> {
  const { checking } = event.locals.words;
  const demo = textOf(form, 'demo');
  if (demo) return { file: await demoFile(event, demo) };
  const [file, ...more] = form.getAll('file');
  // With script, each of several comes in a request of its own.
  if (more.length > 0) return { text: checking.oneEach, field: 'file' };
  const text = textOf(form, 'text');
  const hasFile = file instanceof File && file.size > 0;
  if (hasFile && text) return { text: checking.both, field: 'file' };
  if (!hasFile && !text) return { text: checking.nothing, field: 'file' };
  const chosen = hasFile ? file : new File([text], 'pasted');
  return chosen.size > mostBytes ? { text: checking.tooLarge, field: hasFile ? 'file' : 'text' } : { file: chosen };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
