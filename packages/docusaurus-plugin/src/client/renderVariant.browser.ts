import type { RenderVariant } from './RenderVariant';

export const getRenderVariant = (): RenderVariant | null => null;
