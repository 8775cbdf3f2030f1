import '../../components/theme.css';
import '../../components/ui/ui.css';
import '../../components/page.css';
import '../../components/welcome/welcome.css';
import { createPageModel } from '../../components/options/model.ts';
import { startPage } from '../../components/options/start-page.tsx';
import { Welcome } from '../../components/welcome/welcome.tsx';
import { browserPagePlatform } from '../../lib/pages/platform.ts';

startPage(createPageModel(browserPagePlatform()), 'welcome.title', Welcome);
