// Activities, orders, articles, templates, and the customer's chat object when there is one.

const { chat } = window.standinConfig();

export const work = [
  {
    entity: 'Activity',
    caption: 'activities',
    freedom: 'Tasks',
    classicSection: 'ActivitySectionV2',
    classicPage: 'ActivityPageV2',
    display: 'Title',
    orderby: 'StartDate desc',
    columns: [
      ['Title', 'subject', 'link'],
      ['StartDate', 'startDate', 'datetime'],
      ['Contact.Name', 'contact', 'ref', 'Contact'],
      ['Status.Name', 'status'],
    ],
    profile: [
      ['StartDate', 'startDate', 'datetime'],
      ['DueDate', 'dueDate', 'datetime'],
      ['Owner.Name', 'owner'],
      ['Contact.Name', 'contact', 'ref', 'Contact'],
      ['Account.Name', 'account', 'ref', 'Account'],
      ['Case.Number', 'cases', 'ref', 'Case'],
    ],
    fields: [
      ['Title', 'subject', 'wide'],
      ['Status.Name', 'status'],
      ['Priority.Name', 'priority'],
      ['Notes', 'notes', 'wide'],
    ],
    details: ['ActivityFile:Activity'],
  },
  {
    entity: 'Order',
    caption: 'orders',
    freedom: 'Orders',
    classicSection: 'OrderSectionV2',
    classicPage: 'OrderPageV2',
    display: 'Number',
    orderby: 'Date desc',
    columns: [
      ['Number', 'number', 'link'],
      ['Comment', 'product'],
      ['Status.Name', 'status'],
      ['Amount', 'amount', 'money'],
    ],
    profile: [
      ['Contact.Name', 'contact', 'ref', 'Contact'],
      ['Account.Name', 'account', 'ref', 'Account'],
      ['Owner.Name', 'owner'],
    ],
    fields: [
      ['Comment', 'product', 'wide'],
      ['Status.Name', 'status'],
      ['Amount', 'amount', 'money'],
      ['Date', 'date', 'date'],
    ],
    details: [],
  },
  {
    entity: 'KnowledgeBase',
    caption: 'knowledge',
    freedom: 'KnowledgeBase',
    classicSection: 'KnowledgeBaseSectionV2',
    classicPage: 'KnowledgeBasePageV2',
    display: 'Name',
    orderby: 'Name',
    columns: [
      ['Name', 'name', 'link'],
      ['Keywords', 'keywords'],
      ['Code', 'code'],
    ],
    profile: [
      ['Code', 'code'],
      ['Type.Name', 'type'],
      ['Keywords', 'keywords'],
    ],
    fields: [
      ['Name', 'name', 'wide'],
      ['NotHtmlNote', 'description', 'wide'],
    ],
    details: [],
  },
  {
    entity: 'EmailTemplate',
    caption: 'mailings',
    freedom: 'EmailTemplates',
    classicSection: 'EmailTemplateSectionV2',
    classicPage: 'EmailTemplatePageV2',
    display: 'Name',
    orderby: 'Name',
    columns: [
      ['Name', 'name', 'link'],
      ['TemplateType.Name', 'type'],
      ['CreatedOn', 'createdOn', 'date'],
    ],
    profile: [
      ['TemplateType.Name', 'type'],
      ['CreatedOn', 'createdOn', 'datetime'],
    ],
    fields: [
      ['Name', 'name', 'wide'],
      ['Body', 'description', 'html'],
    ],
    details: [],
  },
];

if (chat) {
  work.push({
    entity: chat,
    caption: 'chats',
    freedom: chat,
    classicSection: `${chat}Section`,
    classicPage: `${chat}Page`,
    display: 'UsrName',
    orderby: 'CreatedOn desc',
    columns: [
      ['UsrName', 'name', 'link'],
      ['UsrContact.Name', 'contact', 'ref', 'Contact'],
      ['UsrSource.Name', 'source'],
      ['UsrStatus.Name', 'status'],
      ['UsrAcceptedOn', 'acceptedOn', 'datetime'],
    ],
    profile: [
      ['UsrContact.Name', 'contact', 'ref', 'Contact'],
      ['UsrOperator.Name', 'operator'],
      ['UsrSource.Name', 'source'],
      ['UsrQueue', 'queue'],
      ['UsrAcceptedOn', 'acceptedOn', 'datetime'],
      ['UsrCompletedOn', 'completedOn', 'datetime'],
      ['UsrStatus.Name', 'status'],
      ['UsrName', 'name'],
    ],
    fields: [
      ['UsrLastMessage', 'lastMessage', 'wide'],
      ['UsrAccount.Name', 'account', 'ref', 'Account'],
      ['UsrCase.Number', 'cases', 'ref', 'Case'],
      ['UsrNotes', 'notes', 'html'],
    ],
    details: [`${chat}File:${chat}`],
  });
}
