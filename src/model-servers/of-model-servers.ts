/** Metrics by whose names alone it is known that a model server exports them, which is the pod. */
const OF_MODEL_SERVERS = /^(vllm:|sglang:|tgi_|nv_|ts_|:tensorflow:serving:|bentoml_|model_infer_request_)/;

/** Whether the name of a metric alone tells that a model server exports it. */
export function isOfModelServer(metric: string): boolean {
  return OF_MODEL_SERVERS.test(metric);
}
