// Questions with the answers people expect: an invented small library, and questions to published frameworks by address alone.
import type { Stock } from './published.ts';

const esco = (path: string) => `http://data.europa.eu/esco/${path}`;
const skill = (id: string) => esco(`skill/${id}`);
const job = (id: string) => esco(`occupation/${id}`);
const tool = (name: string) => `urn:onet:technology:${name}`;

const firstAid = skill('1d21f6ad-340f-45da-a0a3-4e83867f47a6');
const musicians = skill('0005c151-5b5a-4a66-8aac-60e734beb1ab');
const customers = skill('0da516ee-e70e-4384-be13-f5ff80be8127');
const developer = job('f2b15a0e-e65a-438a-affb-29b9d50b77d1');
const director = job('00030d09-2b3a-4efd-87cc-c4ea39d27c34');
const welder = job('7aedaa07-3884-4c5b-88f9-80997b2aa54b');
const baker = job('1aadb308-432a-4d01-b54b-b4f7f76dd419');
const hairdresser = job('099c6bb0-22d3-4c5d-8bf5-70910af381ef');
const librarian = job('60f7eb23-a7ea-4cbe-98a5-1248291f62d5');
const electrician = job('4910419f-b4af-4f59-b544-9dbebc8a74f0');
const accountant = job('eda0d957-3c3c-4139-b89a-a18bc9e18897');
const civil = job('d7d986e1-7333-431b-9719-0c5c6939e360');
const plumber = job('ed3cf43d-c2c1-4c46-82fc-1375e27e0290');
const bookkeeper = job('c3aae59e-1441-4b3e-bdd1-6da50dc7cf42');
const analyst = job('d3edb8f8-3a06-47a0-8fb9-9b212c006aa2');
const pharmacist = job('7c132147-428b-4ea3-87e1-70f7abb691ce');
const conflict = [skill('afd49651-9119-4327-91fc-844a6dda1254'), 'urn:wgu:aafdb399-7a3e-41fd-947e-fad84cfffffe'];

/** What is asked, and any of what must be among the first three. */
export const questions: readonly (readonly [string, ...string[]])[] = [
  // names
  ['manage musical staff', musicians],
  ['Software Developer', developer],
  ['technical director', director],
  ['provide first aid', firstAid],
  ['welder', welder],
  ['baker', baker],
  ['think critically', skill('7dd94ad3-13d6-43fe-8b94-51fcbf67ced9')],
  ['conflict management', ...conflict],
  ['project management', skill('7111b95d-0ce3-441a-9d92-4c75d05c4388')],
  ['statistics', skill('7ee4c2ea-b349-4bd2-81a3-ec31475d4833')],
  ['mathematics', skill('4339176e-3acd-4f7f-a5d9-445bee3d23f2')],
  ['biology', skill('9433da85-70fa-4a25-8f96-71fa59dd1989')],
  ['registered nurses', 'urn:onet:29-1141.00'],
  ['data scientists', 'urn:onet:15-2051.00'],
  ['accountants and auditors', 'urn:onet:13-2011.00'],
  ['python', tool('Python')],
  ['SAS', tool('SAS')],
  ['microsoft excel', tool('Microsoft Excel')],
  ['identify healthcare policies', 'urn:wgu:00135ef4-f36e-4160-889a-c0ef45471e19'],
  ['data analysis evidence collection', 'urn:wgu:0014bc7c-c1a5-4c09-bbe0-f51630e9bac2'],
  // slips
  ['manage musicl staff', musicians],
  ['sofware developer', developer],
  ['tehcnical director', director],
  ['provide frist aid', firstAid],
  ['hairdreser', hairdresser],
  ['libarian', librarian],
  ['electrican', electrician],
  ['acountant', accountant],
  ['comunicate with custmers', customers],
  ['pharmasist', pharmacist],
  ['microsft powerpoint', tool('Microsoft PowerPoint')],
  ['regstered nurses', 'urn:onet:29-1141.00'],
  ['chief excutives', 'urn:onet:11-1011.00'],
  ['conflict managment', ...conflict],
  ['bookeeper', bookkeeper],
  ['civil enginer', civil],
  // beginnings
  ['manage musical st', musicians],
  ['registered nur', 'urn:onet:29-1141.00'],
  ['identify healthcare pol', 'urn:wgu:00135ef4-f36e-4160-889a-c0ef45471e19'],
  ['chief exec', 'urn:onet:11-1011.00'],
  ['provide first', firstAid],
  ['speak different lang', skill('2de4572a-4724-4f76-afc2-72a568a264ac')],
  ['microsoft powerp', tool('Microsoft PowerPoint')],
  // other names
  ['manage staff of music', musicians],
  ['technical and operations director', director],
  ['coordinate duties of musical staff', musicians],
  ['pipe worker', plumber],
  ['hair cutter', hairdresser],
  ['bread baker', baker],
  ['talk with customers', customers],
  ['maintenance electrician', electrician],
  ['harbour civil engineer', civil],
  ['accounts clerk', bookkeeper],
  ['data storage analyst', analyst],
  ['dispensing chemist', pharmacist],
  ['speak foreign languages', skill('2de4572a-4724-4f76-afc2-72a568a264ac')],
  // another language, with and without its accents
  ['directeur technique', director],
  ['soudeur', welder],
  ['boulangère', baker],
  ['boulangere', baker],
  ['coiffeur', hairdresser],
  ['bibliothécaire', librarian],
  ['électricien', electrician],
  ['pharmacien', pharmacist],
  ['plombier', plumber],
  // codes
  ['29-1141.00', 'urn:onet:29-1141.00'],
  ['2512.4', developer],
  ['7212.3', welder],
];

/** An invented library with one of everything that search has to get right. */
export const small: Stock = {
  frameworks: [
    { id: 'trades', name: 'Trades', language: 'en' },
    { id: 'other', name: 'Other', language: 'en' },
    { id: 'hidden', name: 'Hidden', language: 'en', state: 'draft' },
  ],
  items: [
    {
      uri: 'bake',
      framework: 'trades',
      kind: 'skill',
      code: null,
      words: [
        { language: 'en', name: 'Bread baking', otherNames: ['loaf making'], statement: 'Judges dough and oven temperature.' },
        { language: 'fr', name: 'Faire du pain', otherNames: [], statement: '' },
      ],
    },
    {
      uri: 'baker',
      framework: 'trades',
      kind: 'occupation',
      code: null,
      words: [{ language: 'en', name: 'Bakers', otherNames: [], statement: 'They make what people eat in the morning.' }],
    },
    {
      uri: 'first-aid',
      framework: 'other',
      kind: 'skill',
      code: 'K-12.7',
      words: [{ language: 'en', name: 'Give first aid', otherNames: [], statement: '' }],
    },
    {
      uri: 'cpp',
      framework: 'other',
      kind: 'technology',
      code: null,
      words: [{ language: 'en', name: 'C++', otherNames: [], statement: '' }],
    },
    {
      uri: 'c',
      framework: 'other',
      kind: 'technology',
      code: null,
      words: [{ language: 'en', name: 'C', otherNames: [], statement: '' }],
    },
    {
      uri: 'eclair',
      framework: 'trades',
      kind: 'skill',
      code: null,
      words: [{ language: 'en', name: 'Éclair glazing', otherNames: [], statement: '' }],
    },
    {
      uri: 'farrier',
      framework: 'trades',
      kind: 'skill',
      code: null,
      state: 'deprecated',
      words: [{ language: 'en', name: 'Horse shoeing', otherNames: [], statement: '' }],
    },
    ...(['skill', 'occupation'] as const).map((kind) => ({
      uri: `secret-${kind}`,
      framework: 'hidden',
      kind,
      code: null,
      words: [{ language: 'en', name: `Secret ${kind}`, otherNames: [], statement: '' }] as const,
    })),
    {
      uri: 'secret-draft',
      framework: 'trades',
      kind: 'skill',
      code: null,
      state: 'draft',
      words: [{ language: 'en', name: 'Secret draft', otherNames: [], statement: '' }],
    },
  ],
};
