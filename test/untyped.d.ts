// Shapes of the untyped packages that tests compare with, no wider than what they use of them.

declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<object>;
  type Question = {
    suite: object;
    documentLoader: Loader;
    now?: Date;
    checkStatus?: () => Promise<{ verified: boolean }>;
  };
  type Answer = { verified: boolean; error?: unknown };
  export function verifyCredential(question: Question & { credential: object }): Promise<Answer>;
  export function issue(question: { credential: object; suite: object; documentLoader: Loader }): Promise<object>;
  export function derive(question: { verifiableCredential: object; suite: object; documentLoader: Loader }): Promise<object>;
  export function verify(question: Question & { presentation: object; challenge: string; domain: string }): Promise<Answer>;
}

declare module '@digitalbazaar/did-method-key' {
  type Driver = {
    use(kind: { multibaseMultikeyHeader: string; fromMultibase: unknown }): void;
    get(wanted: { url: string }): Promise<object>;
  };
  export function driver(): Driver;
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: object): Promise<{ signer(): object }>;
}

declare module '@digitalbazaar/ecdsa-multikey' {
  export function from(key: object): Promise<{ signer(): object }>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  export const Ed25519Signature2020: new (options: { signer?: object }) => object;
}
