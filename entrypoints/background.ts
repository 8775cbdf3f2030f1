import { browser } from '../lib/browser.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { OPEN_DESK } from '../lib/bridge/view.ts';
import { Desk } from '../lib/worker/desk.ts';
import { injectOnceEverywhere } from '../lib/worker/host-scripts.ts';
import { browserPlatform } from '../lib/worker/platform.ts';
import { SETTINGS_KEY } from '../lib/storage/settings.ts';

// Every listener is registered in the first turn: Chrome drops events that come before (extension lifecycle).
export default defineBackground(() => {
  void injectOnceEverywhere();
  const desk = new Desk(browserPlatform());

  browser.runtime.onConnect.addListener((port) => void desk.connect(port));
  browser.alarms.onAlarm.addListener(() => void desk.onAlarm());
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && SETTINGS_KEY in changes)) void desk.onSettingsChanged();
  });
  browser.notifications?.onClicked.addListener((id) => void desk.onNotificationClick(id, null));
  browser.notifications?.onButtonClicked.addListener(
    (id, button) => void desk.onNotificationClick(id, button),
  );
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === OPEN_DESK) void desk.showDesk(null, tab?.id);
  });
  browser.permissions.onAdded.addListener(() => void desk.onSettingsChanged());
  browser.permissions.onRemoved.addListener(() => void desk.onSettingsChanged());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  browser.runtime.onStartup.addListener(() => {});
  self.addEventListener('error', (event) => desk.onFault(event.error));
  self.addEventListener('unhandledrejection', (event) => desk.onFault(event.reason));
  self.addEventListener('online', () => void desk.onNetworkBack());
});
