import type { JSX } from 'preact';
import { ReportButtons, type Reporter } from './buttons.tsx';

interface CauseProps {
  /** In the server's or the browser's own words. */
  detail: string;
  from: Reporter;
}

/** The technical cause of a failure, on demand, and what a support engineer would ask for next. */
export function Cause({ detail, from }: CauseProps): JSX.Element {
  return (
    <details>
      <summary>{from.t.value('notice.details')}</summary>
      <code>{detail}</code>
      <ReportButtons from={from} />
    </details>
  );
}
