import type { GatehouseConfig } from '@gatehouse/auth-server';

const config: GatehouseConfig = { name: 'Gatehouse' };

export default config;
