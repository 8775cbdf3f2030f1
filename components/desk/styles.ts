import agentMenu from '../ui/agent-menu.css?inline';
import dialog from '../ui/dialog.css?inline';
import ui from '../ui/ui.css?inline';
import composer from './composer/composer.css?inline';
import blanks from './composer/blanks.css?inline';
import chat from './conversation/conversation.css?inline';
import desk from './desk.css?inline';
import files from './files/files.css?inline';
import list from './list/list.css?inline';
import messageParts from './conversation/message-parts.css?inline';
import search from './conversation/search.css?inline';

export const deskCss = [
  ui,
  dialog,
  agentMenu,
  desk,
  list,
  chat,
  blanks,
  composer,
  search,
  files,
  messageParts,
].join('\n');
