/**
 * @file The script that a tag brings, classic, as a module, or by a tag manager.
 *
 * In a shopper's page it writes one entry of `sessionStorage` and nothing else: no cookie (it takes
 * away one that an operator has left), no local storage, no DOM.
 */

import { begin } from './begin.js';
import { bring } from './fetched.js';
import { tag } from './tag.js';

begin(tag.dataset, bring);
