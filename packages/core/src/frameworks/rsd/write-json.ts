// Writes a framework as a collection of rich skill descriptors, as the Open Skills Management Tool gives them out (API v3, JSON).
import type { Loss, Pieces, Written } from '../written.ts';
import { skillsOf, type Skill } from './written-skills.ts';

const ofSkill = new Set(
  'id uuid type skillName skillStatement status keywords alignments occupations collections updateDate __proto__'.split(' '),
);

/** The text of one RichSkillCollection with all skills in it, and what it could not hold. */
export function writeRsdJson(pieces: Pieces): Written {
  const { framework } = pieces;
  const { skills, losses } = skillsOf(pieces);
  const found = /^urn:uuid:(.*)$/i.exec(framework.uri)?.[1];
  const collection = {
    type: 'RichSkillCollection',
    id: framework.uri,
    ...(found === undefined ? {} : { uuid: found }),
    name: framework.name,
    ...(framework.publisher === undefined ? {} : { author: framework.publisher }),
    ...(framework.about === undefined ? {} : { description: framework.about }),
    skills: skills.map((skill) => descriptorFrom(skill, losses)),
  };
  return { text: `${JSON.stringify(collection, null, 2)}\n`, losses };
}

function descriptorFrom(skill: Skill, losses: Loss[]): object {
  const { item, id, uuid, name, statement, status, keywords, alignments, occupations, collections, facts } = skill;
  const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const kept = [...facts].filter(([fact, value]) => !ofSkill.has(fact) && !isEmpty(value));
  if (kept.length < facts.size)
    losses.push({
      code: 'fact-left-out',
      text: 'Some details have no place in a descriptor. They were left out.',
      uri: item.uri,
    });
  return {
    type: 'RichSkillDescriptor',
    id,
    ...(uuid === undefined ? {} : { uuid }),
    skillName: name,
    skillStatement: statement,
    status,
    ...(item.changedAt === undefined ? {} : { updateDate: item.changedAt }),
    keywords,
    alignments: alignments.map((one) => (one.id === '' ? { skillName: one.skillName } : one)),
    occupations: occupations.map((one) => ({
      code: one.code,
      ...(one.name === undefined ? {} : { targetNodeName: one.name }),
      frameworkName: one.code.includes('.') ? 'o*net' : 'bls',
    })),
    collections: collections.map((one) => ({ id: one.uri, ...uuidOf(one.uri), name: one.name })),
    ...Object.fromEntries(kept),
  };
}

function uuidOf(uri: string): { uuid?: string } {
  const found = /^urn:uuid:(.*)$/i.exec(uri)?.[1];
  return found === undefined ? {} : { uuid: found };
}
