/** Who am I, presence, sign-out (protocol §5). */
import type { Handler, Routes } from '../http/routes.ts';
import { presenceOf, tellPresence } from '../socket/presence.ts';
import { rightsOf, writtenExpire } from '../model/sessions.ts';
import { gateway } from './answer.ts';

const LICENCES = { all: ['CALL_CENTER', 'CHAT'], other: ['CALL_MANAGER'], none: [] };

const userInfo: Handler = ({ world, user, token }) => {
  const expiresAt = String(writtenExpire(world, token));
  const license = LICENCES[world.faults.licence].map((prod) => ({ prod, expires_at: expiresAt }));
  return gateway({
    user_id: String(user.id),
    dc: String(world.domain.id),
    domain: user.domain,
    name: user.name,
    username: user.login,
    preferred_username: user.login,
    extension: user.extension,
    expires_at: expiresAt,
    license,
    permissions: [{ id: 'read' }],
    scope: rightsOf(world, user).map((name) => ({ class: name, access: 'r', obac: true })),
  });
};

const me: Handler = ({ world, user }) => ({
  user: {
    id: String(user.id),
    name: user.name,
    username: user.login,
    extension: user.extension,
    presence: { status: presenceOf(world, user) },
  },
});

const setPresence: Handler = async ({ world, exchange, user }) => {
  const { status } = await exchange.json();
  user.dnd = status === 'dnd';
  tellPresence(world, user);
  return { id: String(user.id), status: presenceOf(world, user) };
};

const logout: Handler = ({ world, token }) => {
  const session = world.tokens.get(token);
  if (session) session.revoked = true;
  return {};
};

export const ME_ROUTES: Routes = {
  'GET /api/userinfo': userInfo,
  'GET /api/user': me,
  'PATCH /api/presence': setPresence,
  'POST /api/logout': logout,
};
