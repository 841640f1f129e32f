export { defineConfig, type GatehouseConfig } from './config/GatehouseConfig.js';
export type { GatehouseEvent } from './events/siteSubscriber.js';
export { createServer, type GatehouseServer, type ServerOptions } from './createServer.js';
