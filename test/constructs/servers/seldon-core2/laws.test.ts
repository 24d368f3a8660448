import * as fc from 'fast-check';
import { SeldonCore2ModelProps, SeldonCore2Server } from '../../../../src/constructs/servers/seldon-core2';
import { samples } from '../../../support/samples';
import { BY, PAIR, seldon, SeldonOptions } from '../../../support/seldon-core2';
import { newChart, synth } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

interface Bounds {
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
}

interface Scaling extends Bounds {
  readonly replicas?: number;
}

/** How many replicas the operator hands on, or undefined where it refuses. Source: seldon-core v2.10 operator/internal/utils.go, GetValidatedScalingSpec. */
function accepted({ replicas, minReplicas = 0, maxReplicas = 0 }: Scaling): number | undefined {
  const count = replicas ?? Math.max(minReplicas, 1);
  const fits = (minReplicas === 0 || count >= minReplicas) && (maxReplicas === 0 || count <= maxReplicas);
  return fits && (maxReplicas === 0 || minReplicas <= maxReplicas) ? count : undefined;
}

const bounds = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(20)).map(([minReplicas, more]) => ({ minReplicas, maxReplicas: minReplicas + more }));
/** Bounds of the Server that hold a Model of at most 40 replicas. */
const serverBounds = fc.record({ minReplicas: fc.integer({ min: 1, max: 40 }), maxReplicas: fc.integer({ min: 40, max: 60 }) }, { requiredKeys: [] });

function written(props: Partial<SeldonCore2ModelProps>, options: SeldonOptions): { model: Scaling; server: Scaling; autoscalers: Untyped[] } {
  const chart = newChart();
  seldon(chart, props, options);
  const manifests = synth(chart);
  const spec = (wanted: string) => manifests.find(({ kind }) => kind === wanted).spec;
  return { model: spec('Model'), server: spec('Server'), autoscalers: manifests.filter(({ kind }) => kind !== 'Model' && kind !== 'Server') };
}

const boundsOf = ({ spec: { minReplicas, minReplicaCount, maxReplicas, maxReplicaCount } }: Untyped) => ({
  minReplicas: minReplicas ?? minReplicaCount, maxReplicas: maxReplicas ?? maxReplicaCount,
});

test('by the lag, Model and Server are accepted, and the Server holds the largest Model', () => {
  fc.assert(fc.property(bounds, serverBounds, (of, ofServer) => {
    const props = { autoscalingModelEnabled: true, server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', ...ofServer }) };
    const { model, server, autoscalers } = written(props, { ...BY.inferenceLag, ...of });
    expect(autoscalers).toEqual([]);
    expect({ minReplicas: model.minReplicas, maxReplicas: model.maxReplicas }).toEqual(of);
    expect([model.replicas, server.replicas]).toEqual([undefined, undefined]);
    expect(accepted(model)).toBe(of.minReplicas);
    expect(accepted(server)).toBe(server.minReplicas);
    expect(server.maxReplicas).toBeGreaterThanOrEqual(of.maxReplicas);
  }), { numRuns: samples(40) });
});

test('by an autoscaler on the Model, each number that it chooses is accepted and has room on the Server', () => {
  fc.assert(fc.property(bounds, serverBounds, fc.constantFrom<('hpa' | 'keda')[]>('hpa', 'keda'), (of, ofServer, by) => {
    const { model, server, autoscalers } = written({ server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', ...ofServer }) }, { ...BY[by], ...of });
    expect(autoscalers.map(boundsOf)).toEqual([of]);
    expect(model.replicas).toBe(of.minReplicas);
    for (let replicas = of.minReplicas; replicas <= of.maxReplicas; replicas++) {
      expect(accepted({ ...model, replicas })).toBe(replicas);
      expect(accepted({ ...server, replicas: Math.max(replicas, server.minReplicas ?? 0) })).toBeGreaterThanOrEqual(replicas);
    }
  }), { numRuns: samples(40) });
});

test('by autoscalers on Model and Server, each number is accepted of both, and the two differ in their targets alone', () => {
  fc.assert(fc.property(bounds, fc.constantFrom<('hpa' | 'keda')[]>('hpa', 'keda'), (of, by) => {
    const { model, server, autoscalers } = written(PAIR, { ...BY[by], ...of });
    const [ofModel, ofServer] = autoscalers;
    expect(autoscalers.map(boundsOf)).toEqual([of, of]);
    expect({ ...ofServer.spec, scaleTargetRef: ofModel.spec.scaleTargetRef }).toEqual(ofModel.spec);
    expect([model.replicas, server.replicas]).toEqual([of.minReplicas, of.minReplicas]);
    for (let replicas = of.minReplicas; replicas <= of.maxReplicas; replicas++) {
      expect([accepted({ ...model, replicas }), accepted({ ...server, replicas })]).toEqual([replicas, replicas]);
    }
  }), { numRuns: samples(40) });
});

test('a Server is refused exactly where it could not hold its Model', () => {
  const count = fc.integer({ min: -1, max: 40 });
  fc.assert(fc.property(bounds, fc.record({ minReplicas: count, maxReplicas: count }), (of, ofServer) => {
    const holds = ofServer.minReplicas >= 1 && ofServer.minReplicas <= ofServer.maxReplicas && ofServer.maxReplicas >= of.maxReplicas;
    const make = () => written({ server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', ...ofServer }) }, of);
    if (holds) {
      expect(make().server).toMatchObject(ofServer);
    } else {
      expect(make).toThrow(/server\.server\.m(in|ax)Replicas/);
    }
  }), { numRuns: samples(200) });
});
