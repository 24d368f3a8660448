import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { addModel, inOneChart, modelName } from './models';
import { manifestsOf } from './same-manifests';

/**
 * Writes models the way one keeps them with kustomize: a base, an overlay for each model, and a list of these. The overlays
 * are JSON patches alone, which kustomize builds faster than name suffixes and common labels.
 */
export function writeOverlays(folder: string, count: number): void {
  // One model more, so that the base is none of those that are built.
  const models = modelsOf(manifestsOf(inOneChart(count + 1, addModel).synthYaml()), count + 1);
  const base = models.pop()!;
  writeKustomization(join(folder, 'base'), { resources: base.map(fileName) });
  base.forEach((manifest) => writeFileSync(join(folder, 'base', fileName(manifest)), stringify(manifest)));
  models.forEach((manifests, i) => writeKustomization(join(folder, modelName(i)), {
    resources: ['../base'],
    patches: manifests.map((manifest, j) => ({ target: { kind: manifest.kind }, patch: stringify(replacements(base[j], manifest)) })),
  }));
  writeKustomization(folder, { resources: models.map((_, i) => modelName(i)) });
}

function modelsOf(manifests: any[], count: number): any[][] {
  const each = manifests.length / count;
  return Array.from({ length: count }, (_, i) => manifests.slice(i * each, (i + 1) * each));
}

function writeKustomization(folder: string, kustomization: any): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kustomization.yaml'), stringify({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...kustomization }));
}

function fileName({ kind }: any): string {
  return `${kind.toLowerCase()}.yaml`;
}

/** The JSON patch from one manifest to another that has the same fields. */
function replacements(from: any, to: any, path = ''): any[] {
  if (typeof from !== 'object') {
    return from === to ? [] : [{ op: 'replace', path, value: to }];
  }
  return Object.keys(from).flatMap((key) => replacements(from[key], to[key], `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}
