// Shapes of the untyped packages that tests compare with, no wider than what they use of them.

declare module '@digitalbazaar/vc' {
  type Question = { suite: object; documentLoader: (url: string) => Promise<object>; now: Date };
  type Answer = { verified: boolean; error?: unknown };
  export function verifyCredential(question: Question & { credential: object }): Promise<Answer>;
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
  export function from(key: object): Promise<object>;
}
