// A site that has the toolbar from its npm package, and Vite to bundle both.

import { mountTelesalesToolbar } from 'telesales-toolbar';

mountTelesalesToolbar({ ordersUrl: '/account/orders', excludePaths: '/_frameworks/vite/kiosk' });
