import { kubectlRunner } from '../../src/kubectl/run-kubectl';
import { lookAt } from '../support/live';
import { RecordedState, recordedStates } from '../support/recorded-cluster';
import { recordedKubectl } from '../support/recorded-kubectl';
import { describeKubectl, ReplayServer } from '../support/replay-server';

const rows = recordedStates().map((state): [string, RecordedState] => [state.id, state]);

describeKubectl('the real kubectl', () => {
  test.each(rows)('%s: gives the same, and writes nothing', async (_id, state) => {
    const server = await ReplayServer.start(state.cluster);
    try {
      const real = await lookAt(state, kubectlRunner({ env: server.env }));
      const recorded = await lookAt(state, recordedKubectl(state.cluster));
      expect(real.chains.map(({ triggers }) => triggers)).toEqual(recorded.chains.map(({ triggers }) => triggers));
      expect(real.findings).toEqual(recorded.findings);
      expect(server.writes).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});
