import { isServerVersion } from './server-metrics';

/** A server by the image that its project publishes, whose tags are its versions. */
interface ServerImage {
  readonly server: string;
  readonly image: RegExp;
}

/** Sources: the pages of each project on Docker Hub, GitHub and NVIDIA NGC. */
const IMAGES: ServerImage[] = [
  { server: 'vLLM', image: /(?:^|\/)vllm\/vllm-openai$/ },
  { server: 'SGLang', image: /(?:^|\/)lmsysorg\/sglang$/ },
  { server: 'Triton Inference Server', image: /(?:^|\/)nvidia\/tritonserver$/ },
];

/** The version of a known server that an image is; undefined for other images, and for tags such as `latest`. */
export function serverVersionOf(image: string): { readonly server: string; readonly version: string } | undefined {
  const [, repository, tag] = /^([^@]+?)(?::([^:/@]+))?(?:@.*)?$/.exec(image) ?? [];
  const found = repository === undefined ? undefined : IMAGES.find((each) => each.image.test(repository));
  return found === undefined || tag === undefined || !isServerVersion(tag) ? undefined : { server: found.server, version: tag };
}
