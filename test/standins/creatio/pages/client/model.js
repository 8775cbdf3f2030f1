// Sections of the workplace: which entity, which columns in the list, which fields on the page.
// A field is [column path, caption key, kind, entity that it links to].

const { chat } = window.standinConfig();

const models = [
  {
    entity: 'Contact',
    caption: 'contacts',
    freedom: 'Contacts',
    classicSection: 'ContactSectionV2',
    classicPage: 'ContactPageV2',
    display: 'Name',
    orderby: 'Name',
    columns: [
      ['Name', 'fullName', 'link'],
      ['Account.Name', 'account', 'ref', 'Account'],
      ['MobilePhone', 'mobilePhone', 'phone'],
      ['Email', 'email', 'email'],
      ['City.Name', 'city'],
    ],
    profile: [
      ['Name', 'fullName'],
      ['MobilePhone', 'mobilePhone', 'phone'],
      ['Email', 'email', 'email'],
      ['Account.Name', 'account', 'ref', 'Account'],
      ['Type.Name', 'type'],
      ['Owner.Name', 'owner'],
      ['City.Name', 'city'],
    ],
    fields: [
      ['UsrSegment', 'segment'],
      ['JobTitle', 'jobTitle'],
      ['BirthDate', 'birthDate', 'date'],
      ['UsrDiscountCard', 'discountCard'],
      ['Language.Name', 'language'],
      ['UsrTimeZone', 'timeZone'],
    ],
    details: ['Order:Contact', 'Case:Contact', 'Chat:UsrContact', 'ContactFile:Contact'],
    communications: true,
  },
  {
    entity: 'Account',
    caption: 'accounts',
    freedom: 'Accounts',
    classicSection: 'AccountSectionV2',
    classicPage: 'AccountPageV2',
    display: 'Name',
    orderby: 'Name',
    columns: [
      ['Name', 'name', 'link'],
      ['PrimaryContact.Name', 'primaryContact', 'ref', 'Contact'],
      ['Phone', 'mainPhone', 'phone'],
      ['Industry.Name', 'industry'],
      ['City.Name', 'city'],
    ],
    profile: [
      ['Name', 'name'],
      ['Phone', 'mainPhone', 'phone'],
      ['Web', 'web'],
      ['PrimaryContact.Name', 'primaryContact', 'ref', 'Contact'],
      ['Owner.Name', 'owner'],
    ],
    fields: [
      ['Type.Name', 'type'],
      ['Industry.Name', 'industry'],
      ['City.Name', 'city'],
      ['Code', 'code'],
    ],
    details: ['Contact:Account', 'Case:Account', 'Order:Account', 'AccountFile:Account'],
  },
  {
    entity: 'Case',
    caption: 'cases',
    freedom: 'Cases',
    classicSection: 'CaseSection',
    classicPage: 'CasePage',
    display: 'Number',
    orderby: 'RegisteredOn desc',
    columns: [
      ['Number', 'number', 'link'],
      ['Subject', 'subject'],
      ['Contact.Name', 'contact', 'ref', 'Contact'],
      ['Status.Name', 'status'],
      ['RegisteredOn', 'registered', 'datetime'],
    ],
    profile: [
      ['Contact.Name', 'contact', 'ref', 'Contact'],
      ['Account.Name', 'account', 'ref', 'Account'],
      ['Category.Name', 'category'],
      ['ServiceItem.Name', 'service'],
      ['Priority.Name', 'priority'],
      ['Owner.Name', 'assignee'],
      ['Group.Name', 'group'],
      ['RegisteredOn', 'registered', 'datetime'],
    ],
    fields: [
      ['Subject', 'subject', 'wide'],
      ['Symptoms', 'description', 'wide'],
      ['Solution', 'solution', 'wide'],
      ['Origin.Name', 'origin'],
      ['Status.Name', 'status'],
    ],
    stages: true,
    details: ['Activity:Case', 'CaseFile:Case'],
  },
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
  models.push({
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

export const modelOf = (entity) => models.find((model) => model.entity === entity);

/** Model whose page or list schema is named, Freedom or Classic. */
export function modelBySchema(schema) {
  const plural = schema.replace(/_(FormPage|ListPage|MiniPage)$/, '');
  return models.find(
    (model) => model.freedom === plural || model.classicSection === schema || model.classicPage === schema,
  );
}

/** Related list by `Entity:Column`: its model, its filter column; `null` when this Creatio has no such object. */
export function detailOf(code) {
  const [name, column] = code.split(':');
  if (name.endsWith('File')) {
    const columns = [
      ['Name', 'name', 'file'],
      ['Size', 'size'],
      ['CreatedOn', 'createdOn', 'datetime'],
    ];
    return { entity: name, caption: 'files', column, columns, orderby: 'CreatedOn desc' };
  }
  const entity = name === 'Chat' ? chat : name;
  if (!entity) return null;
  const model = modelOf(entity);
  const columns = model.columns.filter(([path]) => path.split('.')[0] !== column).slice(0, 4);
  return { entity, caption: model.caption, column, columns, orderby: model.orderby };
}

/** Hash of a record's page: the Freedom page, or the Classic one inside the Classic UI. */
export function recordHash(entity, id) {
  const model = modelOf(entity);
  return window.standinConfig().ui === 'freedom'
    ? `Card/${model.freedom}_FormPage/edit/${id}`
    : `CardModuleV2/${model.classicPage}/edit/${id}`;
}
