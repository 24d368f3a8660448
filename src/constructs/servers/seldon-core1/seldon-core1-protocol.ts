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

/** What the protocol travels by between the executor and the nodes of a graph; a node states it as its `endpoint.type`. */
export enum SeldonCore1Transport {
  /** HTTP. */
  REST = 'rest',
  /** gRPC. */
  GRPC = 'grpc',
}

/** Servers that come with Seldon Core: the operator knows their image and loads the model. */
export enum SeldonCore1PrepackagedServer {
  /** A model of scikit-learn. */
  SKLEARN = 'SKLEARN_SERVER',
  /** A model of XGBoost. */
  XGBOOST = 'XGBOOST_SERVER',
  /** A model in the format of MLflow. */
  MLFLOW = 'MLFLOW_SERVER',
  /** A SavedModel, in TensorFlow Serving. */
  TENSORFLOW = 'TENSORFLOW_SERVER',
  /** A model repository, in NVIDIA Triton. */
  TRITON = 'TRITON_SERVER',
  /** A pipeline of Hugging Face Transformers. */
  HUGGINGFACE = 'HUGGINGFACE_SERVER',
}

/** Which payloads of a node are logged. */
export enum SeldonCore1LoggerMode {
  /** Both requests and responses. */
  ALL = 'all',
  /** Only requests. */
  REQUEST = 'request',
  /** Only responses. */
  RESPONSE = 'response',
}
