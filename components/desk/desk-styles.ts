/** What the open desk looks like; what is loaded late brings its own. */
import '../ui/ui.css';
import '../ui/dialog.css';
import '../ui/agent-menu.css';
import './desk.css';
import './list/list.css';
import './conversation/conversation.css';
import './composer/blanks.css';
import './composer/composer.css';
import './conversation/message-parts.css';
import './conversation/search.css';
import '../files/files.css';
