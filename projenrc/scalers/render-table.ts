import { Parameter, Scaler } from './scaler';

/** The table of a scaler as `src/triggers/scaler-table.ts` reads it. */
export function tableOf({ type, overlay, parameters }: Scaler): string {
  const flags = [
    ...overlay.identities === undefined ? [] : [`identity ${overlay.identities}`],
    ...overlay.oauth2 ? ['oauth2'] : [],
    ...overlay.metricType === undefined ? [] : [`metricType ${overlay.metricType}`],
  ];
  return [[type, ...flags].join(', '), ...parameters.map(lineOf), ...(overlay.rules ?? []).map((rule) => `- ${rule}`)].join('\n');
}

function lineOf({ name, form, sources, required, target, default: standard, flags }: Parameter): string {
  const targetFlag = Number(standard) > 0 ? `target ${standard}` : 'target';
  return `${name}: ${[form, sources.join(' '), ...required ? ['required'] : [], ...target ? [targetFlag] : [], ...flags].join(', ')}`;
}
