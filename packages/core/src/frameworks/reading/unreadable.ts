// What stops the reading of one file, with a name and a sentence. Thrown inside the reading, a remark outside it.
import type { Place, Remark } from '../gathered.ts';

export class Unreadable extends Error {
  readonly code: string;
  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

/** The remark for what ended a reading. What is no matter of the file is thrown on. */
export function refused(error: unknown, place: Place): Remark {
  if (!(error instanceof Unreadable)) throw error;
  return { is: 'remark', weight: 'refused', code: error.code, text: error.message, place };
}
