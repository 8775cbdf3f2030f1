import { expect, test } from 'vitest';
import { contactOf } from '../../../lib/creatio/contact-page.ts';

const ID = 'ce807b67-16de-480c-844d-6811697b30d9';

test.each([
  [`#Card/Contacts_FormPage/edit/${ID}`, ID],
  [`#CardModuleV2/ContactPageV2/edit/${ID}`, ID],
  [`#SectionModuleV2/ContactSectionV2/ContactPageV2/edit/${ID}`, ID],
  [`#Section/Cases_ListPage[modal=Contacts_MiniPage/edit/${ID}]`, ID],
  [`#Card/Contacts_FormPage/copy/${ID}`, null],
  ['#Card/Contacts_FormPage/add', null],
  [`#CardModuleV2/CasePage/edit/${ID}`, null],
  ['#Section/UsrWebitelChats_ListPage', null],
  ['#SectionModuleV2/UsrWebitelChatSection/', null],
  ['', null],
])('%s', (hash, contact) => expect(contactOf(hash)).toBe(contact));
