import { MODE_PARAMETERS, SENT_MODES } from '../../../src/platforms/keda/authentication-modes';

/** Ways to say who asks, of which a request holds one. Source: kedacore/keda v2.20 pkg/scalers/authentication/authentication_helpers.go. */
export const AUTH_MODE_RULES = [
  'if authModes=apiKey: needs apiKey',
  'if authModes=basic: needs username',
  'if authModes=bearer: needs bearerToken',
  'if authModes=custom: needs customAuthHeader customAuthValue',
  'if authModes=oauth: needs oauthTokenURI clientID',
  'if authModes=tls: needs cert key',
  'refused apart authModes basic|bearer|oauth',
];

/** Older names, of which the newer is offered. */
export const OLD_NAMES = { authMode: 'an older name of authModes', token: 'an older name of bearerToken', scope: 'an older name of scopes' };

/** What a scaler offers that sends only some of what it parses. Without the mode tls none of them reads a certificate of an authority. */
export function modes(type: string) {
  const sent = SENT_MODES[type];
  const unsent = Object.keys(MODE_PARAMETERS).filter((mode) => !sent.includes(mode));
  const unread = [...unsent.flatMap((mode) => MODE_PARAMETERS[mode]), ...sent.includes('tls') ? [] : ['ca']];
  return {
    kinds: { authModes: `enums ${sent.join('|')}` },
    omit: { ...OLD_NAMES, ...Object.fromEntries(unread.map((name) => [name, 'KEDA parses it, and sends nothing'])) },
    // What is given without its mode is not sent.
    rules: [
      ...sent.flatMap((mode) => MODE_PARAMETERS[mode].map((name) => `ignored if ${name}: needs authModes=${mode}`)),
      ...sent.includes('tls') ? ['if ca & !authModes: trust ca'] : [],
      ...AUTH_MODE_RULES.filter((rule) => !unsent.some((mode) => rule.includes(`=${mode}`)) && !unread.some((name) => rule.includes(` ${name}`))),
    ],
  };
}
