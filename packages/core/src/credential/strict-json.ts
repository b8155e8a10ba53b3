// Reads JSON the way a signature needs it read: one meaning only, and the place of every object remembered.

export type JsonObject = { [key: string]: unknown };
export type JsonFault = 'syntax' | 'twice' | 'deep' | 'name' | 'number' | 'text';
/** `spans` gives, for each object and array in `value`, where its exact text starts and ends; `at`, how far the text made sense. */
export type StrictJson =
  | { kind: 'read'; value: unknown; spans: WeakMap<object, readonly [number, number]> }
  | { kind: 'refused'; fault: JsonFault; at: number };

const depthLimit = 40;

/**
 * Parses JSON text (RFC 8259), refusing what two readers could take differently: a name given twice (also when one is
 * escaped), `__proto__`, numbers that lose digits, half characters, nesting deeper than 40.
 */
export function readStrictJson(text: string): StrictJson {
  if (!text.isWellFormed()) return { kind: 'refused', fault: 'text', at: 0 };
  const reader = new Reader(text);
  try {
    const value = reader.document();
    return { kind: 'read', value, spans: reader.spans };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', fault: error.fault, at: reader.at };
    throw error;
  }
}

/** Whether a value is an object with names, not a list and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One or many, as a list: JSON-LD allows both nearly everywhere. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

class Refused extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    super(fault);
    this.fault = fault;
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

// A class because it has a life: a place in the text that moves forward.
class Reader {
  readonly spans = new WeakMap<object, readonly [number, number]>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get at(): number {
    return this.#at;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at !== this.#text.length) throw new Refused('syntax');
    return value;
  }

  #value(depth: number): unknown {
    if (depth > depthLimit) throw new Refused('deep');
    this.#space();
    const start = this.#at;
    const first = this.#text[start];
    if (first === '{') return this.#remember(this.#object(depth), start);
    if (first === '[') return this.#remember(this.#list(depth), start);
    if (first === '"') return this.#string();
    if (first === 't') return this.#word('true', true);
    if (first === 'f') return this.#word('false', false);
    if (first === 'n') return this.#word('null', null);
    return this.#number();
  }

  #object(depth: number): JsonObject {
    const found: JsonObject = {};
    this.#at += 1;
    if (this.#closes('}')) return found;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') throw new Refused('syntax');
      const name = this.#string();
      if (name === '__proto__') throw new Refused('name');
      if (Object.hasOwn(found, name)) throw new Refused('twice');
      this.#expect(':');
      found[name] = this.#value(depth + 1);
      if (this.#closes('}')) return found;
      this.#expect(',');
    }
  }

  #list(depth: number): unknown[] {
    const found: unknown[] = [];
    this.#at += 1;
    if (this.#closes(']')) return found;
    for (;;) {
      found.push(this.#value(depth + 1));
      if (this.#closes(']')) return found;
      this.#expect(',');
    }
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at;
    let isEscaped = false;
    for (let at = start + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x5c) {
        isEscaped = true;
        at += 1;
      } else if (code < 0x20) throw new Refused('syntax');
      else if (code === 0x22) {
        this.#at = at + 1;
        return isEscaped ? unescaped(text.slice(start, at + 1)) : text.slice(start + 1, at);
      }
    }
    throw new Refused('syntax');
  }

  // A number that would come back different is refused: the signature covers the reader's number, people see the writer's.
  #number(): number {
    number.lastIndex = this.#at;
    const written = number.exec(this.#text)?.[0];
    if (written === undefined) throw new Refused('syntax');
    this.#at += written.length;
    const value = Number(written);
    if (!Number.isFinite(value)) throw new Refused('number');
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER && /^-?\d+$/.test(written)) throw new Refused('number');
    return value;
  }

  #word<Value>(word: string, value: Value): Value {
    if (!this.#text.startsWith(word, this.#at)) throw new Refused('syntax');
    this.#at += word.length;
    return value;
  }

  #remember<Value extends object>(value: Value, start: number): Value {
    this.spans.set(value, [start, this.#at]);
    return value;
  }

  #closes(mark: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#closes(mark)) throw new Refused('syntax');
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }
}

// Only an escape can bring in half a character or a NUL: the text itself has neither.
function unescaped(quoted: string): string {
  let value: string;
  try {
    value = JSON.parse(quoted) as string;
  } catch {
    throw new Refused('syntax');
  }
  if (!value.isWellFormed() || value.includes('\u0000')) throw new Refused('text');
  return value;
}

/** The same value, frozen all the way down. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
