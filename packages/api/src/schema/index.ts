// Every noun of the API, gathered into the schema.
import { builder } from './builder.ts';
import './scalars.ts';
import './refused.ts';
import './organization.ts';
import './viewer.ts';
import './demo.ts';
import './access.ts';
import './achievement.ts';
import './alignment.ts';
import './check.ts';
import './competency.ts';
import './credential.ts';
import './credential-changes.ts';
import './feedback.ts';
import './framework.ts';
import './gap.ts';
import './grant.ts';
import './library.ts';
import './mapping.ts';
import './match.ts';
import './person.ts';
import './record.ts';
import './search.ts';
import './share.ts';
import './skill.ts';
import './target.ts';

export const schema = builder.toSchema();
