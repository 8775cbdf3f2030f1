// What is asked of the user and shipped to him cannot grow unnoticed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHIPPED_BUILD, TEST_BUILD } from './support/paths.ts';

const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;

test('permissions of the shipped extension', () => {
  expect(manifest(SHIPPED_BUILD)).toMatchObject({
    manifest_version: 3,
    minimum_chrome_version: '130',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'notifications', 'offscreen'],
    host_permissions: ['https://*.creatio.com/*'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    commands: { 'open-desk': { suggested_key: { default: 'Ctrl+Period' } } },
    content_scripts: [{ matches: ['https://*.creatio.com/*'], js: ['creatio.js'] }],
    web_accessible_resources: [
      { resources: ['desk.html'], matches: ['https://*/*', 'http://*/*'], use_dynamic_url: true },
    ],
  });
  expect(manifest(SHIPPED_BUILD)).not.toHaveProperty('externally_connectable');
  expect(manifest(SHIPPED_BUILD)['content_security_policy']).toEqual({
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self' https: wss: http: ws:; frame-src 'self'; form-action 'none'; base-uri 'none'",
  });
});

test('the test build differs only in granting localhost', () => {
  const { host_permissions: granted, ...rest } = manifest(TEST_BUILD);
  const { host_permissions: shipped, ...shippedRest } = manifest(SHIPPED_BUILD);
  expect(rest).toEqual(shippedRest);
  expect(granted).toEqual([...(shipped as string[]), 'http://localhost/*', 'http://127.0.0.1/*']);
  for (const file of readdirSync(SHIPPED_BUILD, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || file.name === 'manifest.json') continue;
    const path = join(file.parentPath, file.name);
    expect(readFileSync(path).equals(readFileSync(path.replace(SHIPPED_BUILD, TEST_BUILD))), file.name).toBe(
      true,
    );
  }
});

test('no remote code, no eval, no address of ours in what is shipped', () => {
  for (const file of readdirSync(SHIPPED_BUILD, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|html)$/.test(file)) continue;
    const text = readFileSync(join(SHIPPED_BUILD, file), 'utf8');
    expect(text.match(/\beval\(|localhost|<script[^>]+src="https?:/g), file).toBeNull();
  }
});
