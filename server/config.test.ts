import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const here = '/srv/all-heard';

describe('the settings', () => {
  it('have a default each', () => {
    expect(parseConfig({}, here)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/all-heard/data',
      databaseUrl: undefined,
      publicUrl: 'http://127.0.0.1:3000',
      demo: true,
      keyFile: '/srv/all-heard/keys/keys.json',
      siteDir: '/srv/all-heard/dist',
      councils: [],
    });
  });

  it('are taken from the environment; an empty one counts as not set', () => {
    const config = parseConfig({ PORT: '8080', HOST: '0.0.0.0', DEMO: '0', DATA_DIR: '/var/all-heard', DATABASE_URL: 'postgres://db/one', PUBLIC_URL: 'https://heard.example/', KEY_FILE: '' }, here);
    expect(config).toMatchObject({ port: 8080, host: '0.0.0.0', demo: false, dataDir: '/var/all-heard', databaseUrl: 'postgres://db/one', publicUrl: 'https://heard.example' });
    expect(parseConfig({ PORT: '', DATABASE_URL: '' }, here)).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it.each([
    ['PORT', 'ninety'],
    ['PORT', '70000'],
    ['PORT', '30.5'],
    ['DATABASE_URL', 'mysql://db'],
    ['PUBLIC_URL', 'heard.example'],
    ['PUBLIC_URL', 'http://:3000'],
    ['PUBLIC_URL', 'https://council.example/heard'],
    ['PUBLIC_URL', 'https://heard.example/?from=poster'],
    ['PUBLIC_URL', 'https://somebody@heard.example'],
    ['DEMO', 'yes'],
  ])('name the one that cannot be used: %s=%s', (name, value) => {
    expect(() => parseConfig({ [name]: value }, here)).toThrow(ConfigError);
    expect(() => parseConfig({ [name]: value }, here)).toThrow(`The setting ${name} `);
  });

  it('say what the one that cannot be used may be', () => {
    expect(() => parseConfig({ PORT: 'ninety' }, here)).toThrow('The setting PORT cannot be used. It may be a whole number from 0 to 65535');
    expect(() => parseConfig({ DEMO: 'yes' }, here)).toThrow('1 for the made-up area, or 0');
  });

  it.each(['./data/keys.json', './data', './data/deep/er/keys.json', 'keys/../data/k.json'])('refuse keys that lie with the data: %s', (KEY_FILE) => {
    expect(() => parseConfig({ KEY_FILE }, here)).toThrow('KEY_FILE lies inside DATA_DIR');
  });

  it.each([
    ['the folder of the keys leads to the data', 'data', 'keys'],
    ['the folder of the data leads to the keys', 'store', 'data'],
  ])('refuse keys that lie with the data by a link: %s', (_how, target, link) => {
    const folder = mkdtempSync(join(tmpdir(), 'all-heard-config-'));
    mkdirSync(join(folder, target));
    symlinkSync(join(folder, target), join(folder, link));
    expect(() => parseConfig({ DATA_DIR: './data', KEY_FILE: link === 'keys' ? './keys/new/keys.json' : './store/keys.json' }, folder)).toThrow('KEY_FILE lies inside DATA_DIR');
    rmSync(folder, { recursive: true });
  });

  it('let keys lie beside the data, also where names begin alike', () => {
    expect(parseConfig({ DATA_DIR: './data', KEY_FILE: './data-keys/keys.json' }, here).keyFile).toBe('/srv/all-heard/data-keys/keys.json');
    expect(parseConfig({ DATA_DIR: './data', KEY_FILE: './..keys.json' }, here).keyFile).toBe('/srv/all-heard/..keys.json');
  });

  it.each(['0.0.0.0', '::', '192.168.1.20', 'heard.example'])('refuse to show the demo to other machines: %s', (HOST) => {
    expect(() => parseConfig({ HOST }, here)).toThrow('this machine itself');
    expect(parseConfig({ HOST, DEMO: '0' }, here).host).toBe(HOST);
  });

  it.each(['127.0.0.1', '127.0.0.2', 'localhost', '::1'])('let the demo listen to this machine: %s', (HOST) => {
    expect(parseConfig({ HOST }, here).demo).toBe(true);
  });

  it.each(['https://heard.example', 'http://192.168.1.20:3000', 'http://127.0.0.1.heard.example'])('refuse an address of the demo that others could reach: %s', (PUBLIC_URL) => {
    expect(() => parseConfig({ PUBLIC_URL }, here)).toThrow('this machine itself');
    expect(parseConfig({ PUBLIC_URL, DEMO: '0' }, here).publicUrl).toBe(PUBLIC_URL);
  });

  it.each(['http://127.0.0.1:3000', 'http://localhost:8080', 'http://[::1]:3000'])('let the demo say an address of this machine: %s', (PUBLIC_URL) => {
    expect(parseConfig({ PUBLIC_URL }, here).publicUrl).toBe(PUBLIC_URL);
  });

  const hillside = { id: 'hillside', name: 'Hillside Council', issuer: 'https://login.hillside.example/', clientId: 'all-heard', clientSecret: 'of hillside' };
  const lowlands = { ...hillside, id: 'lowlands', name: 'Lowlands Council', issuer: 'https://login.lowlands.example', clientSecret: 'of lowlands' };
  const only = { OIDC_ISSUER: 'https://id.upper.example/', OIDC_CLIENT_ID: 'all-heard', OIDC_CLIENT_SECRET: 'of upper' };

  it('name one council in settings of its own, or several in a list, or both', () => {
    const upper = { id: 'council', name: 'Council', issuer: 'https://id.upper.example', clientId: 'all-heard', clientSecret: 'of upper' };
    const both = [{ ...hillside, issuer: 'https://login.hillside.example' }, lowlands];
    expect(parseConfig(only, here).councils).toEqual([upper]);
    expect(parseConfig({ OIDC_COUNCILS: JSON.stringify([hillside, lowlands]) }, here).councils).toEqual(both);
    expect(parseConfig({ ...only, OIDC_COUNCILS: JSON.stringify([hillside, lowlands]) }, here).councils).toEqual([upper, ...both]);
  });

  it.each([
    ['no JSON', '[{'],
    ['no list', JSON.stringify(hillside)],
    ['an empty list', '[]'],
    ['one without a secret', JSON.stringify([{ ...hillside, clientSecret: undefined }])],
    ['an address that is not https', JSON.stringify([{ ...hillside, issuer: 'http://login.hillside.example' }])],
    ['an id that is no part of an address', JSON.stringify([{ ...hillside, id: 'Hill side' }])],
    ['two with one id', JSON.stringify([hillside, { ...lowlands, id: 'hillside' }])],
    ['two with one address', JSON.stringify([hillside, { ...lowlands, issuer: 'https://login.hillside.example' }])],
    ['the id of the single one', JSON.stringify([{ ...hillside, id: 'council' }])],
  ])('refuse a list of councils that cannot be used, and say nothing of what stands in it: %s', (_what, OIDC_COUNCILS) => {
    const parse = () => parseConfig({ ...only, OIDC_COUNCILS }, here);
    expect(parse).toThrow('The setting OIDC_COUNCILS cannot be used.');
    expect(parse).not.toThrow('of hillside');
  });
});
