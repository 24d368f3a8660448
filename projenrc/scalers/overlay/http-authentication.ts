/** Ways to say who asks, of which a request holds one. Source: kedacore/keda v2.20 pkg/scalers/authentication/authentication_helpers.go. */
export const AUTH_MODE_RULES = [
  'if authModes=apiKey: needs apiKey',
  'if authModes=basic: needs username',
  'if authModes=bearer: needs bearerToken',
  'if authModes=custom: needs customAuthHeader customAuthValue',
  'if authModes=oauth: needs oauthTokenURI clientID',
  'if authModes=tls: needs cert key',
  'apart authModes basic|bearer|oauth',
];

/** Older names, of which the newer is offered. */
export const OLD_NAMES = { authMode: 'an older name of authModes', token: 'an older name of bearerToken', scope: 'an older name of scopes' };

/** Parameters that only some modes read. */
const OF_MODES: { readonly [mode: string]: readonly string[] } = {
  apiKey: ['apiKey', 'method', 'keyParamName'],
  basic: ['username', 'password'],
  bearer: ['bearerToken'],
  custom: ['customAuthHeader', 'customAuthValue'],
  oauth: ['oauthTokenURI', 'scopes', 'clientID', 'clientSecret', 'endpointParams'],
  tls: ['cert', 'key'],
};

/** What a scaler offers that sends only some of what it parses. */
export function modes(...sent: string[]) {
  const unsent = Object.keys(OF_MODES).filter((mode) => !sent.includes(mode));
  const unread = unsent.flatMap((mode) => OF_MODES[mode]);
  return {
    kinds: { authModes: `enums ${sent.join('|')}` },
    omit: { ...OLD_NAMES, ...Object.fromEntries(unread.map((name) => [name, 'KEDA parses it, and sends nothing'])) },
    // What is given without its mode is not sent.
    rules: [
      ...sent.flatMap((mode) => OF_MODES[mode].map((name) => `if ${name}: needs authModes=${mode}`)),
      ...sent.includes('tls') ? ['if ca: needs authModes'] : [],
      ...AUTH_MODE_RULES.filter((rule) => !unsent.some((mode) => rule.includes(`=${mode}`)) && !unread.some((name) => rule.includes(` ${name}`))),
    ],
  };
}
