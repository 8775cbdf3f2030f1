/** Words of the CRM's record that are not the conversation's own. */
import type { RecordWords } from '../chat/crm-record.ts';
import type { WorkerTranslate } from '../i18n/worker.ts';

export const recordWords = (t: WorkerTranslate): RecordWords => ({
  status: {
    new: t('record.new'),
    'in-progress': t('record.in-progress'),
    completed: t('record.completed'),
  },
  bot: t('record.bot'),
  client: t('record.client'),
  system: t('record.system'),
});
