// What the CASE service answers with (1EdTech CASE 1.1, REST binding): documents, items, associations and definitions as JSON values.
import { casePackage, type Pieces } from '@skillweave/core/frameworks';
import { frameworkByUuid, itemByUuid, piecesOf, type OneItem } from './one-item.ts';
import { everyFramework, type AskingOrOperating, type WholeFrameworkRow } from './whole-framework.ts';
import { frameworkFrom } from './whole-rows.ts';

type Json = Readonly<Record<string, unknown>>;
/** Whoever asks, and the address of this service without a slash at its end. */
export type CaseAsking = { readonly asking: AskingOrOperating; readonly root: string };

/** Every document, as CFDocuments lists them; in no order that means anything. */
export async function caseDocuments(ask: CaseAsking): Promise<Json[]> {
  return (await everyFramework(ask.asking)).map((row) => documentOf(row, ask));
}

export async function caseDocument(ask: CaseAsking, uuid: string): Promise<Json | null> {
  const row = await frameworkByUuid(ask.asking, uuid);
  return row && documentOf(row, ask);
}

export async function caseItem(ask: CaseAsking, uuid: string): Promise<Json | null> {
  const one = await itemByUuid(ask.asking, uuid);
  return one && itemIn(await piecesOf(ask.asking, one), one, ask);
}

/** An item with every association that starts or ends at it. */
export async function caseItemAssociations(ask: CaseAsking, uuid: string): Promise<Json | null> {
  const one = await itemByUuid(ask.asking, uuid);
  if (one === null) return null;
  const pieces = await piecesOf(ask.asking, one, true);
  const { CFAssociations } = packageOf(pieces, one.row, ask);
  const link = documentLink(one.row, ask);
  return { CFItem: itemIn(pieces, one, ask), CFAssociations: CFAssociations.map((each) => ({ ...each, CFDocumentURI: link })) };
}

/** The lists of definitions a package may hold, and its rubrics. */
export type DefinitionList = 'CFConcepts' | 'CFSubjects' | 'CFItemTypes' | 'CFLicenses' | 'CFAssociationGroupings' | 'CFRubrics';

/** A definition by its UUID, as the first framework that holds it says it. */
export async function caseDefinition(ask: CaseAsking, list: DefinitionList, uuid: string): Promise<Json | null> {
  const wanted = uuid.toLowerCase();
  for (const row of await everyFramework(ask.asking)) {
    // A licence is kept in words of ours; everything else stands in what the file said, with its identifier.
    if (list !== 'CFLicenses' && !row.facts?.toLowerCase().includes(wanted)) continue;
    const { CFDefinitions, CFRubrics } = packageOf({ framework: frameworkFrom(row), items: [], relations: [] }, row, ask);
    const all = (list === 'CFRubrics' ? CFRubrics : CFDefinitions?.[list]) as readonly Json[] | undefined;
    const found = all?.find(({ identifier }) => String(identifier).toLowerCase() === wanted);
    if (found) return found;
  }
  return null;
}

const packageOf = (pieces: Pieces, { changedAt }: WholeFrameworkRow, { asking }: CaseAsking) =>
  casePackage(pieces, changedAt ?? asking.now).pack;

function documentOf(row: WholeFrameworkRow, ask: CaseAsking): Json {
  const { CFDocument } = packageOf({ framework: frameworkFrom(row), items: [], relations: [] }, row, ask);
  const { title, identifier } = CFDocument;
  return { ...CFDocument, CFPackageURI: { title, identifier, uri: `${ask.root}/CFPackages/${String(identifier)}` } };
}

function itemIn(pieces: Pieces, { row }: OneItem, ask: CaseAsking): Json {
  const [item] = packageOf(pieces, row, ask).CFItems;
  return { ...item, CFDocumentURI: documentLink(row, ask) };
}

function documentLink(row: WholeFrameworkRow, ask: CaseAsking): Json {
  const { title, identifier } = documentOf(row, ask);
  return { title, identifier, uri: `${ask.root}/CFDocuments/${String(identifier)}` };
}
