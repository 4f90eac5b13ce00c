import type { ProblemList } from '../metadata/problems';
import type { OrgProject } from '../metadata/project';
export function compileProject(_p: OrgProject, _problems: ProblemList): void {}
