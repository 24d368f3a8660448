/**
 * Bytes of one document. The API server takes requests of 3 MiB, so that nothing longer can be applied. A List is one document and many
 * requests: it may be longer, which the factor leaves room for. Source: kubernetes v1.36 apiserver pkg/server/config.go, MaxRequestBodyBytes.
 */
export const MAX_DOCUMENT_BYTES = 32 * 3 * 1024 * 1024;

/** Bytes of one file. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/**
 * Levels of mappings and lists in each other. go-yaml v2 stops at 10,000; no schema of a cluster comes near to this one, and parsers that
 * call themselves for each level run out of stack soon after it.
 */
export const MAX_DEPTH = 256;

/** Folders in each other, and Lists in each other. */
export const MAX_NESTING = 64;

/**
 * How much of a document may come of aliases: all but one in a hundred values as long as there are few of them, one in ten where there are
 * very many. Source: sigs.k8s.io/yaml v1.4 goyaml.v2/decode.go, allowedAliasRatio.
 */
export function isExcessiveAliasing(values: number, ofAliases: number): boolean {
  const [few, many] = [400_000, 4_000_000];
  const [mostOfFew, mostOfMany] = [0.99, 0.1];
  const share = (Math.min(Math.max(values, few), many) - few) / (many - few);
  return ofAliases > 100 && values > 1000 && ofAliases / values > mostOfFew - (mostOfFew - mostOfMany) * share;
}
