/** The protocol of requests to the executor, and from the executor to the nodes of its graph. */
export enum SeldonCore1Protocol {
  /** Seldon Core 1's own protocol, with paths such as `/api/v1.0/predictions`. */
  SELDON = 'seldon',
  /** The REST protocol of TensorFlow Serving, which KServe calls V1. */
  TENSORFLOW = 'tensorflow',
  /** The Open Inference Protocol, which KServe calls V2. */
  V2 = 'v2',
  /** The older name of `V2`, with the same meaning. */
  KFSERVING = 'kfserving',
}

/** The transport between the executor and the nodes of a graph, which each node states as `endpoint.type`. */
export enum SeldonCore1Transport {
  /** HTTP, with bodies of JSON. */
  REST = 'rest',
  /** gRPC, with messages of Protocol Buffers. */
  GRPC = 'grpc',
}

/** Servers that come with Seldon Core 1: the operator knows their images, and downloads the model for them. */
export enum SeldonCore1PrepackagedServer {
  /** Serves a model of scikit-learn, by MLServer with protocol `V2`, else by Seldon's Python server. */
  SKLEARN = 'SKLEARN_SERVER',
  /** Serves a model of XGBoost, by MLServer with protocol `V2`, else by Seldon's Python server. */
  XGBOOST = 'XGBOOST_SERVER',
  /** Serves a model in the format of MLflow, by MLServer with protocol `V2`, else by Seldon's Python server. */
  MLFLOW = 'MLFLOW_SERVER',
  /** Serves a SavedModel by TensorFlow Serving. */
  TENSORFLOW = 'TENSORFLOW_SERVER',
  /** Serves a model repository by NVIDIA Triton. */
  TRITON = 'TRITON_SERVER',
  /** Serves a pipeline of Hugging Face Transformers by MLServer, with protocol `V2`. */
  HUGGINGFACE = 'HUGGINGFACE_SERVER',
}

/** Which payloads of a node the executor sends to the logger. */
export enum SeldonCore1LoggerMode {
  /** Both the requests and the responses of the node. */
  ALL = 'all',
  /** The requests to the node alone. */
  REQUEST = 'request',
  /** The responses of the node alone. */
  RESPONSE = 'response',
}
