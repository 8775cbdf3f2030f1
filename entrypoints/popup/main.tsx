import '../../components/theme.css';
import '../../components/ui/ui.css';
import '../../components/ui/dialog.css';
import '../../components/page.css';
import '../../components/desk/composer/blanks.css';
import '../../components/outgoing/outgoing.css';
import '../../components/popup/popup.css';
import { createPageModel } from '../../components/options/model.ts';
import { startPage } from '../../components/options/start-page.tsx';
import { popupDesk } from '../../components/popup/popup-desk.ts';
import { Popup } from '../../components/popup/popup.tsx';
import { contactOf } from '../../lib/creatio/contact-page.ts';
import { browserPagePlatform } from '../../lib/pages/platform.ts';

const platform = browserPagePlatform();
const desk = popupDesk(platform.client);

/** The worker asks only an open CRM: an address of another site that looks alike finds nobody. */
async function contactInFront() {
  const address = await platform.addressInFront();
  const contactId = address && contactOf(address.hash);
  return contactId ? { contactId, origin: address.origin } : null;
}

startPage(createPageModel(platform), 'desk.write', () => (
  <Popup desk={desk} contactInFront={contactInFront} />
));
