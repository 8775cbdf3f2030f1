/** The report in the desk, where a part brings its own texts along; pages of the extension have them all. */
import { addWords } from '../../lib/i18n/late.ts';
import { REPORT_WORDS } from '../../lib/i18n/report.ts';

export { ReportButtons } from './buttons.tsx';
export { Cause } from './cause.tsx';

addWords(REPORT_WORDS);
