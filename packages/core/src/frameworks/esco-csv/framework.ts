// ESCO itself: whoever hands it on, it is one framework under one address.
import type { GatheredFramework } from '../gathered.ts';

export const esco: GatheredFramework = {
  is: 'framework',
  uri: 'http://data.europa.eu/esco',
  name: 'ESCO',
  publisher: 'European Commission',
  licence: 'Commission Decision 2011/833/EU',
  attribution: 'This service uses the ESCO classification of the European Commission.',
};
