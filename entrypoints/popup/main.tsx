import '../../components/theme.css';
import '../../components/ui/ui.css';
import '../../components/page.css';
import '../../components/popup/popup.css';
import { createPageModel } from '../../components/options/model.ts';
import { startPage } from '../../components/options/start-page.tsx';
import { Popup } from '../../components/popup/popup.tsx';
import { browserPagePlatform } from '../../lib/pages/platform.ts';

startPage(createPageModel(browserPagePlatform()), 'list.label', Popup);
