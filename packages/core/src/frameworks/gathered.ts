// What a reader of any format hands on, one piece at a time: frameworks, items, relations between items, and remarks about the file.

/** Where something stands in what was handed in; counted from 1, as people count. */
export type Place = {
  readonly file: string;
  /** The sheet of a workbook. */
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  /** JSON Pointer (RFC 6901) into a JSON file. */
  readonly path?: string;
};

/** What something is called in one language (BCP 47 tag, lower case; `und` where the file does not say). */
export type Words = {
  readonly language: string;
  readonly name: string;
  /** Other names people look for it by: alternative and hidden labels, keywords. */
  readonly otherNames?: readonly string[];
  /** What somebody who has it can do; of a group or an occupation, what it is about. */
  readonly statement?: string;
};

/** A list of items that somebody keeps and publishes, in one edition. */
export type GatheredFramework = {
  readonly is: 'framework';
  /** Its permanent address, the same for every edition. */
  readonly uri: string;
  readonly name: string;
  readonly publisher?: string;
  readonly version?: string;
  readonly licence?: string;
  /** The line its licence wants to be shown. */
  readonly attribution?: string;
  readonly language?: string;
  readonly about?: string;
  /** What the format says of it and our model has no word for; kept so that an exporter can write it again. */
  readonly facts?: Readonly<Record<string, string>>;
};

/** Items that say what people can do, kept as competencies; `group`, `collection` and `level` order them. */
export type CompetencyKind =
  | 'skill'
  | 'knowledge'
  | 'ability'
  | 'attitude'
  | 'competency'
  | 'outcome'
  | 'task'
  | 'technology'
  | 'group'
  | 'collection'
  | 'level';

/** Items that ask for competencies, kept as targets. */
export type TargetKind = 'occupation' | 'occupationGroup';

/** One thing a framework says. Its identity is `uri`, as published, never a name. The same `uri` may come again, with more words: they are put together. */
export type GatheredItem = {
  readonly is: 'item';
  readonly uri: string;
  /** Other addresses that name the same thing. */
  readonly sameAs?: readonly string[];
  /** The framework's `uri`. */
  readonly framework: string;
  readonly kind: CompetencyKind | TargetKind;
  readonly code?: string;
  /** The first is in the framework's own language. A later file may bring more languages for the same item. */
  readonly words: readonly [Words, ...Words[]];
  readonly state: 'published' | 'draft' | 'deprecated';
  /** Its place among its siblings, where the format keeps one outside relations. */
  readonly order?: number;
  /** When its keeper changed it last: an instant as the store writes it. */
  readonly changedAt?: string;
  /** What the format says of it and our model has no word for; kept so that an exporter can write it again. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly place: Place;
};

/** How one item stands to another. `from` and `to` are `uri`s and need not be in the file: what is missing becomes a stub. */
export type RelationFacts =
  | { readonly type: 'broader'; readonly order?: number } // from is part of to
  | { readonly type: 'requires'; readonly necessity: 'essential' | 'optional' } // competency → competency
  | {
      // target → competency
      readonly type: 'asks';
      readonly necessity: 'essential' | 'optional';
      readonly level?: string;
      /** Whoever keeps the competency says so of a target that is not theirs; then it is kept with the competency. */
      readonly isSaidBySkill?: boolean;
    }
  | {
      // target → competency, measured: O*NET's importance (1 to 5) and level (0 to 7)
      readonly type: 'rated';
      readonly importance?: number;
      readonly level?: number;
      /** The keeper says: not to be relied on, or not relevant. Kept, shown, and left out of matching. */
      readonly isSuppressed?: boolean;
    }
  | { readonly type: 'performs'; readonly isCore?: boolean } // target → task
  | { readonly type: 'uses'; readonly isHot?: boolean; readonly isInDemand?: boolean } // target → technology
  | { readonly type: 'collectedIn' } // item → collection
  | { readonly type: 'precedes' }
  | { readonly type: 'related'; readonly order?: number }
  | { readonly type: 'exemplarOf' }
  | { readonly type: 'replacedBy' }
  | {
      /** A claim that two items mean the same or nearly; always only proposed: a curator decides (SKOS mapping properties). */
      readonly type: 'mapping';
      readonly predicate: 'exactMatch' | 'closeMatch' | 'narrowMatch' | 'broadMatch' | 'relatedMatch';
      readonly not?: boolean;
      /** 0 to 1, where the source says so. */
      readonly confidence?: number;
      /** SSSOM mapping_justification, or how the source came to it. */
      readonly justification?: string;
      readonly source?: string;
      readonly fromName?: string;
      readonly toName?: string;
      /** What both ends are, where the source tells; else whatever they turn out to be. */
      readonly ends?: 'competency' | 'target';
    };

export type GatheredRelation = RelationFacts & {
  readonly is: 'relation';
  readonly from: string;
  readonly to: string;
  /** As for items: what an exporter of the same format needs to write it again. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly place: Place;
};

/** What a reader noticed: `repaired` (read all the same), `dropped` (one row left out), `refused` (nothing can be read on). */
export type Remark = {
  readonly is: 'remark';
  readonly weight: 'repaired' | 'dropped' | 'refused';
  /** A stable name such as `ragged-row`; each has a sentence in the catalogue and a test. */
  readonly code: string;
  readonly text: string;
  readonly place: Place;
};

export type Gathered = GatheredFramework | GatheredItem | GatheredRelation | Remark;

/** A file as it was handed in: opened as often as needed, read in pieces. */
export type SourceFile = {
  /** Its name without folders; a hint for people, never what decides the format. */
  readonly name: string;
  readonly bytes: () => AsyncIterable<Uint8Array>;
};

/** One format: how it is recognised by content, and how its files are read. */
export type FrameworkFormat = {
  /** As the command line and the API name it: `case`, `esco-csv`, `rsd-json` … */
  readonly name: string;
  readonly title: string;
  /** Whether these first bytes of a file (at most 64 KiB, archives and gzip undone) belong to this format. */
  readonly recognises: (head: Uint8Array) => boolean;
  /** Each of its files is whole by itself: where one cannot be read, the others may come in. */
  readonly readsAlone?: true;
  /**
   * Reads files of this format that belong together. Never throws for what a file holds: that is a remark of weight `refused`.
   * Items come before the relations that name them only where the format does so; whoever gathers must not count on it.
   */
  readonly read: (files: readonly SourceFile[]) => AsyncIterable<Gathered>;
};
