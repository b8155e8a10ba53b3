// A bad setting stops the start, and says which one, what is wrong, and one that would do.
import { describe, expect, it } from 'vitest';
import { BadSetting, readSettings, type Environment } from './settings.ts';

const faultOf = (environment: Environment) => {
  try {
    readSettings(environment);
    return null;
  } catch (error) {
    return error instanceof BadSetting ? error : String(error);
  }
};

it('nothing set means the demo on this machine', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({ port: 4000, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:4000', demo: true, open: true });
  expect(settings.graph.url).toBe('embedded:');
  expect(settings.folder).toMatch(/\/data$/);
});

it('an empty value counts as not set', () => {
  expect(readSettings({ PORT: '', DEMO: ' ', GRAPH_URL: '' })).toMatchObject({ port: 4000, demo: true });
});

describe('a bad value stops the start', () => {
  const outside = { HOST: '0.0.0.0', KEYRING_PASSPHRASE: 'four unlikely words' };
  const bad: [string, Environment][] = [
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['HOST', { HOST: 'http://here' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'skills.example.edu' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://skills.example.edu' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://skills.example.edu/app' }],
    ['GRAPH_URL', { GRAPH_URL: 'postgres://here' }],
    ['GRAPH_URL', { GRAPH_URL: 'bolt://user:secret@here' }],
    ['ACCOUNTS_URL', { ACCOUNTS_URL: 'mysql://here' }],
    ['OIDC_ISSUERS', { OIDC_ISSUERS: 'http://login.example.edu' }],
    ['KEYRING_PASSPHRASE', { HOST: '0.0.0.0' }],
    ['KEYRING_PASSPHRASE', { KEYRING_PASSPHRASE: 'short' }],
    ['DEMO', { DEMO: 'yes' }],
    ['DEMO', { ...outside, DEMO: '1' }],
    ['DEMO', { DEMO: '1', GRAPH_URL: 'neo4j://localhost:7687' }],
    ['VC_API_OPEN', { VC_API_OPEN: 'everyone' }],
    ['VC_API_OPEN', { ...outside, VC_API_OPEN: 'loopback' }],
    ['VC_API_OPEN', { PUBLIC_URL: 'https://skills.example.edu', VC_API_OPEN: 'loopback' }],
    ['VC_API_OPEN', { TRUSTED_PROXIES: '127.0.0.1', VC_API_OPEN: 'loopback' }],
    ['OUTSIDE_ALLOW', { OUTSIDE_ALLOW: 'http://127.0.0.1:40777/path' }],
    ['OUTSIDE_ALLOW', { OUTSIDE_ALLOW: 'http://10.0.0.7:40777' }],
    ['OUTSIDE_ALLOW', { OUTSIDE_ALLOW: 'https://127.0.0.1 ws://127.0.0.1:40777' }],
    ['OUTSIDE_ALLOW', { ...outside, OUTSIDE_ALLOW: 'http://127.0.0.1:40777' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'my proxy!' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ];
  it.each(bad)('%s %o', (name, environment) => {
    const fault = faultOf(environment);
    expect(fault).toBeInstanceOf(BadSetting);
    expect(fault).toMatchObject({ setting: name });
    expect((fault as BadSetting).message).toMatch(new RegExp(`^${name} .+\\. For example: \\S+=?`));
  });

  it('no message repeats a secret', () => {
    const fault = faultOf({ GRAPH_URL: 'bolt://user:secret@here' });
    expect((fault as BadSetting).message).not.toContain('secret');
  });
});

it('the demo ends by itself where others can reach it, or where the graph is not ours', () => {
  const passphrase = { KEYRING_PASSPHRASE: 'four unlikely words' };
  expect(readSettings({ ...passphrase, HOST: '0.0.0.0' })).toMatchObject({ demo: false, open: false });
  expect(readSettings({ ...passphrase, GRAPH_URL: 'neo4j+s://db.example.edu' })).toMatchObject({ demo: false });
  expect(readSettings({ ...passphrase, DEMO: '0', NODE_ENV: 'development' })).toMatchObject({ demo: false, open: true });
});
