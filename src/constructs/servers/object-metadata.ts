import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';

/** Labels and annotations that all objects of a model get. */
export interface ObjectMetadata {
  readonly labels?: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
}

/** Gives them to all objects below a construct; what an object has already stays, since it was given for that one. Selectors are left alone. */
export function addObjectMetadata(scope: IConstruct, { labels = {}, annotations = {} }: ObjectMetadata): void {
  if (Object.keys(labels).length === 0 && Object.keys(annotations).length === 0) {
    return;
  }
  for (const construct of scope.node.findAll()) {
    if (ApiObject.isApiObject(construct)) {
      const { metadata } = construct as ApiObject;
      const own = metadata.toJson() ?? {};
      Object.entries(labels).filter(([key]) => own.labels?.[key] === undefined).forEach(([key, value]) => metadata.addLabel(key, value));
      Object.entries(annotations).filter(([key]) => own.annotations?.[key] === undefined)
        .forEach(([key, value]) => metadata.addAnnotation(key, value));
    }
  }
}
