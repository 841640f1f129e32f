import { AUTH_URL } from '../api/siteData';

/** @param image of a reader: a path on the server, or another service's `https:` URL */
export function pictureUrl(image: string): string {
  return image.startsWith('/') ? AUTH_URL + image : image;
}
