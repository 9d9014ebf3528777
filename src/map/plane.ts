/**
 * World units to a degree of longitude. Every map is a view box into one Mercator plane, so that the coast is written
 * once and shared. At this scale a world unit is about a pixel of the hero, the largest map.
 */
export const UNITS = 40;
/** The place where the plane has its origin, in degrees east and north: west and north of everything drawn. */
export const ORIGIN: [lon: number, lat: number] = [109, 50];
