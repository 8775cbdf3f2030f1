import type { CreatioOptions, CreatioStartOptions, CustomNames } from './types.ts';

export const defaultNames: CustomNames = {
  chat: 'UsrWebitelChat',
  templates: 'UsrChatHelloMessages',
  lightEnabled: 'WebitelChatFrameHighlightEnabled',
  lightYellow: 'WebitelChatYellowFrameSeconds',
  lightRed: 'WebitelChatRedFrameSeconds',
  lightBasis: 'WebitelChatFrameByAgentMessage',
};

/** Fills in what the caller left out: a cloud-like .NET Framework site, Russian, quick and permissive. */
export function resolveOptions(given: CreatioStartOptions = {}): CreatioOptions {
  return {
    host: 'localhost',
    port: 0,
    prefix: '/0',
    vdir: '',
    csp: 'off',
    framable: false,
    culture: 'ru-RU',
    sessionTtlMs: 60 * 60_000,
    expire: 'json401',
    latencyMs: [0, 0],
    pageGlobals: true,
    inertMs: 300,
    loginRequired: false,
    checkQuestions: true,
    ordinaryUser: false,
    odataBehind: [],
    restarting: 0,
    refusals: 'both',
    csrfRefusal: 'words',
    ownFiles: true,
    sessionLock: false,
    backgroundAfter: null,
    odataForbidden: false,
    xss: 'off',
    heavyNotes: false,
    pastChats: 0,
    profileZone: null,
    esn: true,
    chatTab: false,
    contactActions: false,
    ...given,
    names: { ...defaultNames, ...given.names },
  };
}
