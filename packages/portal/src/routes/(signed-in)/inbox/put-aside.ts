// Which arrivals are put aside: they name somebody, and nothing that was proven shows that it is the one who has them.

export const isPutAside = ({ findings }: { findings: readonly { code: string }[] }): boolean =>
  findings.some(({ code }) => code === 'subject.someoneElse' || code === 'subject.weak');
