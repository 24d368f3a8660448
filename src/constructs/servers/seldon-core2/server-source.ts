import { ApiObject } from 'cdk8s';
import { SeldonCore2ServerProps } from './seldon-core2-server-props';

/** Where the Server of a Model comes from. */
export type ServerSource =
  | { readonly from: 'props'; readonly props: SeldonCore2ServerProps }
  | { readonly from: 'object'; readonly object: ApiObject }
  | { readonly from: 'name'; readonly name: string };
