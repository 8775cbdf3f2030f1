import '../../components/theme.css';
import '../../components/ui/ui.css';
import '../../components/page.css';
import '../../components/options/options.css';
import { createPageModel } from '../../components/options/model.ts';
import { startPage } from '../../components/options/start-page.tsx';
import { Options } from '../../components/options/options.tsx';
import { browserPagePlatform } from '../../lib/pages/platform.ts';

startPage(createPageModel(browserPagePlatform()), 'options.title', Options);
