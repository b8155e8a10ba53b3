// How frameworks come in: which format a file has, and what a reader of it hands on.
export { frameworkFormats } from './formats.ts';
export type {
  CompetencyKind,
  FrameworkFormat,
  Gathered,
  GatheredFramework,
  GatheredItem,
  GatheredRelation,
  Place,
  RelationFacts,
  Remark,
  SourceFile,
  TargetKind,
  Words,
} from './gathered.ts';
export { recognise, type Recognised } from './recognise.ts';
