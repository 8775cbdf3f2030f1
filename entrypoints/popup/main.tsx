import '../../components/theme.css';
import '../../components/ui/ui.css';
import '../../components/ui/dialog.css';
import '../../components/page.css';
import '../../components/desk/blanks.css';
import '../../components/outgoing/outgoing.css';
import '../../components/popup/popup.css';
import { createPageModel } from '../../components/options/model.ts';
import { startPage } from '../../components/options/start-page.tsx';
import { popupDesk } from '../../components/popup/popup-desk.ts';
import { Popup } from '../../components/popup/popup.tsx';
import { browserPagePlatform } from '../../lib/pages/platform.ts';

const platform = browserPagePlatform();
const desk = popupDesk(platform.client);

startPage(createPageModel(platform), 'desk.write', () => <Popup desk={desk} />);
