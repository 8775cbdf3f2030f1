import ui from '../ui/ui.css?inline';
import chat from './conversation.css?inline';
import desk from './desk.css?inline';
import list from './list.css?inline';

export const deskCss = [ui, desk, list, chat].join('\n');
