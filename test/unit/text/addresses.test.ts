// Password and token go unencrypted to this machine and to private networks alone.
import { expect, it } from 'vitest';
import { isPlainNetwork, isPlainPublic, secured } from '../../../lib/text/addresses.ts';
import { Stage } from '../worker/stage.ts';

it.each([
  'http://webitel.example.com',
  'http://8.8.8.8',
  'http://172.32.0.1',
  'http://192.169.1.1',
  'http://127.example.com',
  'http://10.evil.example',
  'http://localhost.evil.example',
  'http://[2001:db8::1]',
])('%s is on the way of strangers, and asked by https', (origin) => {
  expect([isPlainPublic(origin), secured(origin)]).toEqual([true, origin.replace('http:', 'https:')]);
});

it.each([
  ['http://localhost:8080', false],
  ['http://127.0.0.1', false],
  ['http://[::1]:80', false],
  ['http://desk.localhost', false],
  ['http://192.168.1.5', true],
  ['http://10.0.0.1:8080', true],
  ['http://172.16.4.4', true],
  ['http://[fd00::1]', true],
  ['http://webitel', true],
  ['http://webitel.lan', true],
  ['https://webitel.example.com', false],
])('%s may be; is it said: %s', (origin, isSaid) => {
  expect([isPlainPublic(origin), secured(origin), isPlainNetwork(origin)]).toEqual([false, origin, isSaid]);
});

it('the worker refuses to sign in over it, whoever asks, and asks nobody', async () => {
  const stage = await Stage.start();
  const result = await stage.page.call({
    type: 'account.signIn',
    origin: 'http://webitel.example.com',
    domain: '',
    username: 'operator',
    password: 'secret',
  });
  expect(result).toMatchObject({ ok: false, code: 'plain-http' });
  await stage.stop();
});

it('a messenger in which operators may not write first is refused by the worker, not by the form alone', async () => {
  const stage = await Stage.start();
  await stage.online();
  const result = await stage.crm.call({
    type: 'outgoing.send',
    localId: 'l',
    label: 'Іван',
    contactId: null,
    gatewayName: 'g',
    peer: { type: 'facebook', id: '1', via: '2' },
    text: 'Добрий день',
  });
  expect(result).toMatchObject({ ok: false, code: 'messenger-not-allowed' });
  expect(stage.view.outgoing).toEqual([]);
  await stage.stop();
});
