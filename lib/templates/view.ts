/** What a view gets when it asks for the ready-made texts. */
import type { Template } from './rules.ts';

export interface TemplatesView {
  templates: Template[];
  /** What blanks are filled with in the chat that was asked for. */
  values: Record<string, string>;
  /** Local clock, ms, of the last reading; null: never. */
  webitelAt: number | null;
  creatioAt: number | null;
  /** The CRM that Creatio's texts are from. */
  creatioOrigin: string;
  /** The last reading of Webitel's failed; what is shown is older. */
  stale: boolean;
  /** Webitel does not let this login read quick replies. */
  refused: boolean;
}
