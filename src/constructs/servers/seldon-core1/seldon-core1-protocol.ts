/** How the executor is asked, and how it asks the nodes of its graph. */
export enum SeldonCore1Protocol {
  /** Seldon's own. */
  SELDON = 'seldon',
  /** TensorFlow's, KServe's V1. */
  TENSORFLOW = 'tensorflow',
  /** The Open Inference Protocol, KServe's V2. */
  V2 = 'v2',
  /** The older name of V2. */
  KFSERVING = 'kfserving',
}

/** What the protocol travels by between the executor and the nodes of a graph. */
export enum SeldonCore1Transport {
  /** HTTP. */
  REST = 'rest',
  /** gRPC. */
  GRPC = 'grpc',
}

/** The same, as one node of a graph states it. */
export enum SeldonCore1EndpointType {
  /** HTTP. */
  REST = 'REST',
  /** gRPC. */
  GRPC = 'GRPC',
}

/** Servers that come with Seldon Core: the operator knows their image and loads the model. */
export enum SeldonCore1PrepackagedServer {
  /** Scikit-learn. */
  SKLEARN = 'SKLEARN_SERVER',
  /** XGBoost. */
  XGBOOST = 'XGBOOST_SERVER',
  /** MLflow. */
  MLFLOW = 'MLFLOW_SERVER',
  /** TensorFlow Serving. */
  TENSORFLOW = 'TENSORFLOW_SERVER',
  /** NVIDIA Triton. */
  TRITON = 'TRITON_SERVER',
  /** Hugging Face pipelines. */
  HUGGINGFACE = 'HUGGINGFACE_SERVER',
}

/** Which payloads of a node are logged. */
export enum SeldonCore1LoggerMode {
  /** Requests and responses. */
  ALL = 'all',
  /** Requests alone. */
  REQUEST = 'request',
  /** Responses alone. */
  RESPONSE = 'response',
}
