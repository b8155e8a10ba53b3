// What a reader hands on, made fit to be kept: whole characters, bounded texts, numbers that are numbers, instants that exist.
import { readInstant } from '../terms/index.ts';
import type { GatheredFramework, GatheredItem, GatheredRelation, Words } from './gathered.ts';

// A class because it counts.
/** Cuts texts to `longest` characters and counts what it keeps. */
export class Tidy {
  readonly longest: number;
  kept = 0;
  /** Whether anything was cut since this was last set to false. */
  cut = false;
  constructor(longest: number) {
    this.longest = longest;
  }

  text(text: string): string {
    // Half a surrogate pair is no character; a store would refuse it or give back another one.
    let whole = text.isWellFormed() ? text : text.toWellFormed();
    if (whole.length > this.longest) {
      whole = whole.slice(0, this.longest).toWellFormed();
      this.cut = true;
    }
    this.kept += whole.length;
    return whole;
  }

  framework(given: GatheredFramework): GatheredFramework {
    return this.#texts(given);
  }

  item(given: GatheredItem): GatheredItem {
    const { place, words, sameAs, facts, changedAt, order, ...texts } = given;
    const [first, ...others] = words.map((each) => this.#words(each));
    const instant = changedAt === undefined ? null : readInstant(changedAt);
    return {
      ...this.#texts(texts),
      words: [first ?? { language: 'und', name: '' }, ...others],
      ...(sameAs && sameAs.length > 0 && { sameAs: this.#list(sameAs) }),
      ...(facts && Object.keys(facts).length > 0 && { facts: this.#texts(facts) }),
      ...(instant !== null && { changedAt: instant }),
      ...(order !== undefined && Number.isFinite(order) && { order }),
      place,
    };
  }

  relation({ place, ...facts }: GatheredRelation): GatheredRelation {
    return { ...this.#texts(facts), place } as GatheredRelation;
  }

  #words({ language, name, otherNames = [], statement }: Words): Words {
    const others = this.#list(otherNames).filter((other) => other !== '' && other !== name);
    return {
      language: this.text(language || 'und').toLowerCase(),
      name: this.text(name),
      ...(others.length > 0 && { otherNames: others }),
      ...(statement !== undefined && { statement: this.text(statement) }),
    };
  }

  #list(texts: readonly string[]): string[] {
    return [...new Set(texts.map((each) => this.text(each)))];
  }

  #texts<T extends object>(given: T): T {
    const entries = Object.entries(given).filter(
      ([, value]) => value !== undefined && (typeof value !== 'number' || Number.isFinite(value)),
    );
    return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === 'string' ? this.text(value) : value])) as T;
  }
}
