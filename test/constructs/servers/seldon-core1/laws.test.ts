import * as fc from 'fast-check';
import { container, RESOURCES, seldonModel } from './support';
import { SeldonCore1GraphNode, SeldonCore1Predictor, SeldonCore1PrepackagedServer } from '../../../../src/constructs/servers/seldon-core1';
import { samples } from '../../../support/samples';
import { manifest, newChart, testValidity } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

/** A node without its name: names are counted up, so that each is one of its own. */
interface Shape {
  readonly kind: 'model' | 'router' | 'combiner' | 'transformer' | 'outputTransformer' | 'server' | 'randomAbTest';
  readonly children: Shape[];
}

const { tree } = fc.letrec<{ tree: Shape; leaf: Shape; one: Shape; many: Shape; two: Shape }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, depthIdentifier: 'graph' }, tie('leaf'), tie('one'), tie('many'), tie('two')),
  leaf: fc.record({ kind: fc.constantFrom('model', 'server'), children: fc.constant([]) }),
  one: fc.record({ kind: fc.constantFrom('model', 'transformer', 'outputTransformer', 'server'), children: fc.tuple(tie('tree')) }),
  many: fc.record({ kind: fc.constantFrom('router', 'combiner'), children: fc.array(tie('tree'), { minLength: 1, maxLength: 3, depthIdentifier: 'graph' }) }),
  two: fc.record({ kind: fc.constant('randomAbTest'), children: fc.tuple(tie('tree'), tie('tree')) }),
}));

interface Built {
  readonly node: SeldonCore1GraphNode;
  readonly names: string[];
  /** Of the nodes that need a container. */
  readonly containers: string[];
}

function build({ kind, children: shapes }: Shape, prefix: string): Built {
  const built = shapes.map((shape, i) => build(shape, `${prefix}-${i}`));
  const children = built.map(({ node }) => node);
  return {
    node: nodeOf(kind, prefix, children),
    names: [prefix, ...built.flatMap(({ names }) => names)],
    containers: [...kind === 'server' || kind === 'randomAbTest' ? [] : [prefix], ...built.flatMap(({ containers }) => containers)],
  };
}

function nodeOf(kind: Shape['kind'], name: string, children: SeldonCore1GraphNode[]): SeldonCore1GraphNode {
  switch (kind) {
    case 'server': return SeldonCore1GraphNode.server(name, SeldonCore1PrepackagedServer.SKLEARN, { modelUri: 'gs://m', resources: RESOURCES, children });
    case 'randomAbTest': return SeldonCore1GraphNode.randomAbTest(name, { percentOfFirst: 50, children });
    default: return SeldonCore1GraphNode[kind](name, { children });
  }
}

function namesIn({ name, children = [] }: Untyped): string[] {
  return [name, ...children.flatMap(namesIn)];
}

testValidity('of any graph each node is written once, in its place, and each has the container that it needs', () => {
  fc.assert(fc.property(tree, (shape) => {
    const chart = newChart();
    const { node, names, containers } = build(shape, 'n');
    const components = [{ name: 'pods', containers: containers.map((name) => container(name)) }];
    const { target } = seldonModel({ predictors: [SeldonCore1Predictor.graph(node, { name: 'main', components })] }, {}, chart);
    const [{ graph, componentSpecs: [{ spec }] }] = manifest(chart, 'SeldonDeployment').spec.predictors;
    expect(namesIn(graph)).toEqual(names);
    const written: string[] = spec.containers.map(({ name }: Untyped) => name);
    expect(written).toHaveLength(new Set(written).size);
    expect(containers.every((name) => written.includes(name))).toBe(true);
    expect(target.name).toBe('iris-main-0-pods');
  }), { numRuns: samples(150) });
});

test('where the operator makes a Deployment of a name that KEDA can follow, its HPA has one too', () => {
  const part = fc.stringMatching(/^[a-z]([-a-z0-9]{0,40}[a-z0-9])?$/);
  fc.assert(fc.property(part, part, part, (name, predictor, node) => {
    const make = () => seldonModel({ predictors: [SeldonCore1Predictor.container(container(node), { name: predictor })] }, { name });
    const length = `${name}-${predictor}-0-${node}`.length;
    if (length > 54 && length <= 63) {
      expect(make).toThrow('cannot name an HPA');
    } else {
      expect(`keda-hpa-${make().target.name}`.length).toBeLessThanOrEqual(63);
    }
  }), { numRuns: samples(60) });
});
