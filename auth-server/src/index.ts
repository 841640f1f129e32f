export { defineConfig, type GatehouseConfig } from './config/GatehouseConfig.js';
