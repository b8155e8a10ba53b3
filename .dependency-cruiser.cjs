// Which way each part may look (ARCHITECTURE.md). A rule that is only written is forgotten; these run in `npm test`.
const only = (name, comment, package_, file) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^packages/', pathNot: [file, '\\.test\\.ts$'] },
  to: { path: `node_modules/${package_}` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Reading never runs in circles. A record may hold records: the two components that draw one call each other.',
      severity: 'error',
      from: { pathNot: '^packages/portal/src/lib/credential/(InnerReport|ReportFacts)\\.svelte$' },
      to: { circular: true },
    },
    {
      name: 'nothing-missing',
      comment: 'Every import resolves to something that is installed or written.',
      severity: 'error',
      from: { pathNot: '^packages/portal/' },
      to: { couldNotResolve: true, pathNot: '^(node:|\\$app|\\$lib)' },
    },
    {
      name: 'core-knows-nobody',
      comment: 'Truth about records must be testable in microseconds: core imports nothing of ours.',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: '^(packages/(api|portal)|graph|scripts|test)/' },
    },
    {
      name: 'core-is-given-the-world',
      comment: 'Core has no files, no network and no clock; it is given what it needs.',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(node:)?(fs|http|https|net|dns|child_process|worker_threads|tls)(/|$)', dependencyTypes: ['core'] },
    },
    {
      name: 'doors-never-reach-the-graph',
      comment: 'No resolver, REST door or command can reach the graph, so none can skip consent.',
      severity: 'error',
      from: { path: '^packages/api/src/(schema|rest)/' },
      to: { path: '^packages/api/src/graph/' },
    },
    {
      name: 'readers-outlive-the-doors',
      comment: 'Reading and writing know nothing of any way of asking.',
      severity: 'error',
      from: { path: '^packages/api/src/(read|write|graph|access)/' },
      to: { path: '^packages/api/src/(schema|rest|cli|server)' },
    },
    {
      name: 'nobody-imports-the-command-line',
      comment: 'The command line calls; it is not called.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/api/src/cli/' },
      to: { path: '^packages/api/src/cli/' },
    },
    {
      name: 'the-portal-is-a-client',
      comment: 'The portal asks the API over HTTP like anybody else.',
      severity: 'error',
      from: { path: '^packages/portal/' },
      to: { path: '^packages/api/' },
    },
    {
      name: 'no-source-imports-a-test',
      comment: 'Tests see everything and are seen by nobody.',
      severity: 'error',
      from: { path: '^packages/.*/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '(^test/|\\.test\\.ts$)' },
    },
    only(
      'one-door-to-grafeo',
      'Swapping the embedded engine touches one file.',
      '@grafeo-db',
      '^packages/api/src/graph/embedded/grafeo\\.ts$',
    ),
    only('one-door-to-neo4j', 'Swapping the driver touches one file.', 'neo4j-driver', '^packages/api/src/graph/neo4j\\.ts$'),
    only(
      'one-door-to-digitalbazaar',
      'Swapping the credential library touches one file.',
      '@digitalbazaar',
      '^packages/core/src/verify/library\\.ts$',
    ),
    only(
      'two-doors-to-xml',
      'XML is read in two places, pictures and workbooks, where no entity is expanded.',
      'saxes',
      '^packages/core/src/(credential/svg-reading|frameworks/reading/workbook)\\.ts$',
    ),
    only(
      'one-door-to-archives',
      'Archives are opened in one place, within bounds.',
      'yauzl',
      '^packages/core/src/frameworks/reading/unpack\\.ts$',
    ),
    only(
      'one-door-to-forms',
      'Files of a form are read in one place, within bounds.',
      '@fastify/busboy',
      '^packages/api/src/imports/receive\\.ts$',
    ),
    only(
      'one-door-to-tables',
      'Separated values are read in one place.',
      'csv-parse',
      '^packages/core/src/frameworks/reading/(separated|table)\\.ts$',
    ),
    only('one-way-out', 'What a check asks of others goes through one guard.', 'undici', '^packages/api/src/outside/reach\\.ts$'),
    only(
      'one-judge-of-addresses',
      'Which places are public is decided once.',
      'ipaddr\\.js',
      '^packages/api/src/outside/address\\.ts$',
    ),
    only('one-door-to-accounts', 'Accounts are set up once.', 'better-auth', '^packages/api/src/accounts/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.svelte-kit|/build/|/dist/|/generated/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'svelte', 'node', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte'],
    },
  },
};
