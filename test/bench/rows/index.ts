import type { Row } from '../row.js';
import { access } from './access.js';
import { additions } from './additions.js';
import { audit } from './audit.js';
import { away } from './away.js';
import { backup } from './backup.js';
import { bulk } from './bulk.js';
import { burst } from './burst.js';
import { herd } from './herd.js';
import { imports } from './import.js';
import { life } from './life.js';
import { list } from './list.js';
import { page } from './page.js';
import { patrol } from './patrol.js';
import { rest } from './rest.js';
import { rules } from './rules.js';
import { similar } from './similar.js';
import { sweep } from './sweep.js';
import { timers } from './timers.js';
import { visibility } from './visibility.js';

/** In the order in which they are measured. */
export const rows: readonly Row[] = [
  life,
  timers,
  sweep,
  burst,
  herd,
  away,
  visibility,
  patrol,
  imports,
  bulk,
  list,
  rules,
  similar,
  page,
  access,
  audit,
  additions,
  backup,
  rest,
];
