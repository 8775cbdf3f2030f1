/** Words of the CRM's record that are not the conversation's own. */
import type { RecordWords } from '../card/record.ts';
import type { ContentWords } from '../chat/content-words.ts';
import type { TranscriptWords } from '../chat/transcript.ts';
import type { WorkerTranslate } from '../i18n/worker.ts';

export const recordWords = (t: WorkerTranslate): RecordWords => ({
  status: {
    new: t('record.new'),
    'in-progress': t('record.in-progress'),
    completed: t('record.completed'),
  },
  bot: t('record.bot'),
  content: contentWords(t),
  client: t('record.client'),
  system: t('record.system'),
});

/** Of what was said, as a case takes it. */
export const transcriptWords = (t: WorkerTranslate, operator: string): TranscriptWords => ({
  operator,
  bot: t('record.bot'),
  content: contentWords(t),
  client: t('record.client'),
});

const contentWords = (t: WorkerTranslate): ContentWords => ({
  image: t('said.image'),
  video: t('said.video'),
  sound: t('said.sound'),
  sticker: t('said.sticker'),
  file: t('said.file'),
  'file-blocked': t('said.file-blocked'),
  unknown: t('said.unknown'),
});
