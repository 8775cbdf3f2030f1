// A photo for the contact that most is shown of, as Creatio keeps one.
import { seedIds, type CreatioStandIn } from '../../test/standins/creatio/index.ts';

const ID = '7a1f6c1e-0000-4000-8000-000000000001';
/** Drawn, so that nobody real is shown. */
const PORTRAIT = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">
<rect width="96" height="96" fill="#cfe0f5"/>
<path d="M24 62V40a24 24 0 0 1 48 0v22z" fill="#5b3a29"/>
<path d="M10 96a38 34 0 0 1 76 0z" fill="#2f6fb3"/>
<path d="M40 56h16v14a8 8 0 0 1-16 0z" fill="#eab899"/>
<ellipse cx="48" cy="42" rx="16" ry="19" fill="#f4cbb0"/>
<path d="M31 42a17 20 0 0 1 34-4c-10 0-20-3-24-10-2 6-6 10-10 14z" fill="#5b3a29"/>
</svg>`;

export function hangPhoto({ db }: CreatioStandIn): void {
  db.insert('SysImage', { Id: ID, Name: 'portrait.svg', MimeType: 'image/svg+xml' });
  db.streams.set(`SysImage/${ID}/Data`, Buffer.from(PORTRAIT));
  db.update('Contact', seedIds.hero, { PhotoId: ID });
}
