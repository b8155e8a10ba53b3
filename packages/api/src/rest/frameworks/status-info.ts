// How the CASE service says no (1EdTech CASE 1.1, imsx_StatusInfo).
import type { FastifyReply } from 'fastify';

const statuses = {
  invalid_uuid: 400,
  invalid_sort_field: 400,
  invalid_selection_field: 400,
  unknownobject: 404,
  forbidden: 405,
  server_busy: 429,
  internal_server_error: 500,
} as const;
export type CodeMinor = keyof typeof statuses;

/** What was wrong, in a sentence, and with which part of the request. */
export type StatusInfo = { readonly code: CodeMinor; readonly text: string; readonly field?: string };

export function sendStatusInfo(reply: FastifyReply, { code, text, field = 'TargetEndSystem' }: StatusInfo): FastifyReply {
  return reply
    .code(statuses[code])
    .header('cache-control', 'no-store')
    .send({
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: text,
      imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldName: field, imsx_codeMinorFieldValue: code }] },
    });
}
