import { geoMercatorRaw } from 'd3';
import { ORIGIN, UNITS } from './plane';

/** A place: [longitude, latitude] in degrees, as GeoJSON has it. */
export type Place = [lon: number, lat: number];
/** A point in world units or drawing units: [x, y], y downward. */
export type Point = [x: number, y: number];

const RADIANS = Math.PI / 180;
/** Mercator's y of a latitude, in degrees of longitude from the equator. */
const northing = (lat: number): number => geoMercatorRaw(0, lat * RADIANS)[1] / RADIANS;
const TOP = northing(ORIGIN[1]);

/** A place in world units. */
export const project = ([lon, lat]: Place): Point => [(lon - ORIGIN[0]) * UNITS, (TOP - northing(lat)) * UNITS];

/** The place of a point in world units. */
export const unproject = ([x, y]: Point): Place => {
	const lat = geoMercatorRaw.invert?.(0, (TOP - y / UNITS) * RADIANS)[1] ?? Number.NaN;
	return [x / UNITS + ORIGIN[0], lat / RADIANS];
};

/** From world units to the units of one drawing: a scale, then a shift. */
export type Camera = { k: number; x: number; y: number };
/** A point of the world in a drawing. */
export const inDrawing = (camera: Camera, [x, y]: Point): Point => [x * camera.k + camera.x, y * camera.k + camera.y];
/** A place in a drawing. */
export const placeIn = (camera: Camera, place: Place): Point => inDrawing(camera, project(place));
