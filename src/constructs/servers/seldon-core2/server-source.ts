import { ApiObject } from 'cdk8s';
import { SeldonServerProps } from './seldon-server-props';

/** Where the Server of a Model comes from. */
export type ServerSource =
  | { readonly from: 'props'; readonly props: SeldonServerProps }
  | { readonly from: 'object'; readonly object: ApiObject }
  | { readonly from: 'name'; readonly name: string };
