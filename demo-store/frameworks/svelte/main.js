// Starts the shop on the whole body.

import { mount } from 'svelte';
import Shop from './Shop.svelte';

mount(Shop, { target: document.body });
