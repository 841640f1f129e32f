import { avatarAnswerSchema } from '@gatehouse/contract/accountSchemas';
import { meSchema } from '@gatehouse/contract/meSchema';
import { profilePatchSchema } from '@gatehouse/contract/profile';
import { json, type Operation } from '../Operation.js';

const tag = 'Readers';

export const readerOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/me',
    id: 'getMe',
    tag,
    summary: 'Get the current reader',
    description:
      'Returns the reader, the ids of their active plans, and their profile. Without a session, `reader` is `null`.',
    access: 'caller',
    answers: {
      200: {
        description: 'The current reader.',
        schema: meSchema,
        headers: ['RateLimit', 'RateLimit-Policy', 'Set-Cookie'],
      },
    },
  },
  {
    method: 'PATCH',
    path: '/api/me/profile',
    id: 'updateProfile',
    tag,
    summary: 'Change the profile',
    description:
      'Stores one or more fields of the profile. Fields you omit keep their value. A request with an unknown field is refused, and nothing is stored.',
    access: 'session',
    body: json(profilePatchSchema),
    answers: { 200: { description: 'As `GET /api/me` after the change.', schema: meSchema } },
  },
  {
    method: 'PUT',
    path: '/api/me/avatar',
    id: 'replaceAvatar',
    tag,
    summary: 'Upload a picture',
    description:
      'At most 4 MB and 40 million pixels, or 16 million for AVIF. Each reader can upload 10 pictures per hour, one at a time.',
    access: 'session',
    caller: 'upload',
    body: { type: 'image/*', description: 'The bytes of the picture, with its `Content-Type`.' },
    answers: { 200: { description: 'The URL of the picture.', schema: avatarAnswerSchema } },
    errors: ['TOO_MANY_REQUESTS'],
  },
  {
    method: 'DELETE',
    path: '/api/me/avatar',
    id: 'deleteAvatar',
    tag,
    summary: 'Remove the picture',
    access: 'session',
    caller: 'upload',
    answers: { 200: { description: 'Removed.', schema: avatarAnswerSchema } },
  },
  {
    method: 'GET',
    path: '/api/avatars/{id}',
    id: 'getAvatar',
    tag,
    summary: 'Get a picture',
    description:
      'The URL is random and changes with each upload, so the picture can be cached forever.',
    access: 'public',
    parameters: { id: 'The `id` in the `image` URL of a reader.' },
    answers: { 200: { description: 'The picture.', type: 'image/webp' } },
    errors: ['NOT_FOUND'],
    cacheControl: ['private, max-age=31536000, immutable'],
  },
];
