/**
 * @file The single file: the script, with all it would fetch inside.
 */

import { begin } from './begin.js';
import { bring } from './packed.js';
import { tag } from './tag.js';

begin(tag.dataset, bring);
