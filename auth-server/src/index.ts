export { defineConfig, type GatehouseConfig } from './config/GatehouseConfig.js';
export { createServer, type GatehouseServer, type ServerOptions } from './createServer.js';
