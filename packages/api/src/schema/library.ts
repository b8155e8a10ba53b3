// The library's types by name, so that skills, achievements and alignments can point at each other.
import type { Alignment } from '../read/achievements.ts';
import type { AchievementRow, CompetencyRow, FrameworkRow, MappingRow } from '../read/rows.ts';
import { builder } from './builder.ts';

export const FrameworkRef = builder.objectRef<FrameworkRow>('Framework');
export const CompetencyRef = builder.objectRef<CompetencyRow>('Competency');
export const MappingRef = builder.objectRef<MappingRow>('Mapping');
export const AchievementRef = builder.objectRef<AchievementRow>('Achievement');
export const AlignmentRef = builder.objectRef<Alignment>('Alignment');
