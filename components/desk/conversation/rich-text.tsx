import type { JSX } from 'preact';
import { tokenise } from '../../../lib/chat/links.ts';
import { findHits } from '../../../lib/chat/search.ts';
import { Marked } from '../../ui/marked.tsx';
import { useView } from '../model.ts';
import { plansFor } from './dialled.ts';

interface RichTextProps {
  text: string;
  search: string;
  /** As large as a picture: an emoji that stands for one. */
  large?: boolean;
}

/** A customer's text: text nodes, links to checked addresses, and the words that are searched for. */
export function RichText({ text, search, large }: RichTextProps): JSX.Element {
  const code = useView((view) => view?.settings.outgoing.countryCode ?? '');
  const plans = plansFor(text);
  const tokens = plans ? tokenise(text, (written) => plans(written, code)) : tokenise(text);
  return (
    <span class={large ? 'text sticker' : 'text'}>
      {tokens.map((token, i) =>
        token.href === null ? (
          <Marked key={i} text={token.text} hits={findHits(token.text, search)} />
        ) : (
          <>
            <a key={i} href={token.href} target="_blank" rel="noopener noreferrer nofollow">
              <Marked text={token.text} hits={findHits(token.text, search)} />
            </a>
            {token.host && <span class="host"> ({token.host})</span>}
          </>
        ),
      )}
    </span>
  );
}
