/** What is asked of the worker itself: the way to its line, its pages and its notes. */
import type { Acts } from '../bridge/command.ts';
import type { deskCommands } from '../bridge/desk-commands.ts';
import type { pageCommands } from '../bridge/page-commands.ts';
import type { CallCounts } from '../crm-check/worker.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { Settings } from '../storage/settings.ts';
import type { Link } from './link.ts';
import type { Platform } from './ports.ts';
import type { ShowDesk } from './show-desk.ts';

interface ShellPorts {
  platform: Platform;
  link: Link;
  recorder: Recorder;
  calls: Pick<CallCounts, 'all'>;
  settings: () => Settings;
  showDesk: ShowDesk;
}

export const shellActs = ({
  platform,
  link,
  recorder,
  calls,
  settings,
  showDesk,
}: ShellPorts): Acts<typeof deskCommands & typeof pageCommands> => ({
  async 'line.refresh'() {
    link.retry();
    await link.synced();
    await link.resync();
  },
  'options.open': async () => platform.openOptions(),
  'report.read': async () => ({
    ok: true,
    value: {
      version: platform.version,
      at: platform.clock.now(),
      notes: recorder.notes(),
      calls: calls.all,
    },
  }),
  'fault.tell': async ({ what }) => recorder.note(`view, ${what}`),
  'desk.show': async () => ((await showDesk.show(null)) ? { ok: true } : { ok: false, code: 'no-crm-tab' }),
  'hosts.sync': () => platform.syncHosts(settings().creatio.origins),
  'sound.test': async ({ sound, volume }) => platform.alerts.play(sound, volume),
});
