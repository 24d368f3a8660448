import { Rule, Finding, Severity } from './rule';
import { listIn, nameOf, objectIn, textIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { serverIdentityOf } from '../graph/seldon2';
import { SELDON_MODEL } from '../platforms/seldon-core2/names';

export const seldon2Unplaceable: Rule = {
  id: 'seldon2-unplaceable',
  severity: Severity.ERROR,
  says: 'A Model is placed on the Server that it names only if that has all capabilities that it requires, its modelType among them.',
  remedy: 'Add what is missing to the extraCapabilities of the Server, or correct the requirements of the Model.',
  source: 'SeldonIO/seldon-core v2.10 scheduler/pkg/scheduler/filters, operator/apis/mlops/v1alpha1/model_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const model of graph.objects(SELDON_MODEL)) {
      const server = graph.platformObject(serverIdentityOf(model.manifest) ?? '');
      const { capabilities, extraCapabilities } = objectIn(server?.manifest.spec);
      // Those of the ServerConfig hold otherwise, which is in another namespace.
      if (server === undefined || !Array.isArray(capabilities)) {
        continue;
      }
      const offered = [...capabilities, ...listIn(extraCapabilities)].flatMap((each) => textIn(each) ?? []);
      const { requirements, modelType } = objectIn(model.manifest.spec);
      const needed = [
        ...listIn(requirements).map((need, i) => ({ need: textIn(need), field: `spec.requirements[${i}]` })),
        { need: textIn(modelType), field: 'spec.modelType' },
      ];
      for (const { need, field } of needed) {
        if (need === undefined || offered.includes(need)) {
          continue;
        }
        yield {
          at: model,
          alsoAt: [server],
          field,
          problem: `is no capability of ${nameOf(server.manifest)} (${offered.join(', ')}), so that the Model is never scheduled`,
          got: need,
          fix: 'correct it, or add it to spec.extraCapabilities of the Server',
        };
      }
    }
  },
};
