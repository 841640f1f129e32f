import { Joi } from '@docusaurus/utils-validation';
import { DIRECTIVES } from './allowedSources';

/**
 * A scheme alone (`https:`), `*.com` or `'unsafe-inline'` would allow what an attacker needs.
 * Without TLS, only localhost is allowed, for a service under development.
 */
const source = Joi.string()
  .pattern(
    /^(?:(?:https|wss):\/\/(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?|(?:http|ws):\/\/localhost:\d+)$/,
  )
  .messages({
    'string.pattern.base':
      'must be an origin, such as "https://images.example.com" or "https://*.example.com"',
  });

export const allowedSourcesSchema = Joi.object()
  .pattern(Joi.valid(...DIRECTIVES), Joi.array().items(source))
  .allow(false)
  .messages({
    'object.base': 'must be false, or an object of directives and origins',
    'object.unknown': `is not a directive that a site can extend. Use one of these: ${DIRECTIVES.join(', ')}`,
  });
