import Foundation
import PluginKit
import Synchronization

/// Reads the outlines of land once for all the maps of an edition.
final class OutlineReader: Sendable {
  private let last = Mutex<(bytes: [UInt8], land: Coastlines?)>(([], nil))

  /// - Returns: nil when the bytes are not GeoJSON made of polygons.
  func land(in geoJSON: [UInt8]) -> Coastlines? {
    last.withLock { last in
      if last.bytes != geoJSON { last = (geoJSON, Coastlines(geoJSON: geoJSON)) }
      return last.land
    }
  }
}

/// The outlines of land, without the lines between countries: where a border is disputed is not this site's business.
///
/// 1. Rings of all polygons of a GeoJSON file are read, in degrees.
/// 2. A stretch that two neighbours share, in opposite directions, is taken out of both; what is left is the outline of land.
/// 3. The stretches that are left are put end to end again.
struct Coastlines: Sendable {
  struct Point: Hashable, Sendable {
    /// Degrees, east and north.
    let longitude: Double
    let latitude: Double

    var isOnEarth: Bool { abs(longitude) <= 180 && abs(latitude) <= 90 }
  }

  /// Closed; the first point is not repeated.
  let rings: [[Point]]

  /// - Returns: nil when the bytes are not GeoJSON made of polygons.
  init?(geoJSON bytes: [UInt8]) {
    guard let collection = try? JSONDecoder().decode(FeatureCollection.self, from: Data(bytes)) else { return nil }
    self.init(joining: collection.features.compactMap(\.geometry).flatMap(\.rings))
  }

  /// - Parameter polygons: closed rings of polygons that may touch.
  init(joining polygons: [[Point]]) {
    var stretches: Set<Stretch> = []
    for ring in polygons {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where a != b {
        if stretches.remove(Stretch(from: b, to: a)) == nil { stretches.insert(Stretch(from: a, to: b)) }
      }
    }
    rings = Self.chained(stretches, inOrderOf: polygons)
  }

  private struct Stretch: Hashable {
    let from: Point
    let to: Point
  }

  /// Follows stretches from end to end, in the order of the file so that the same file gives the same drawing.
  private static func chained(_ stretches: Set<Stretch>, inOrderOf polygons: [[Point]]) -> [[Point]] {
    var next: [Point: [Point]] = [:]
    for ring in polygons {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where stretches.contains(Stretch(from: a, to: b)) {
        next[a, default: []].append(b)
      }
    }
    var rings: [[Point]] = []
    for start in polygons.joined() {
      while next[start]?.isEmpty == false {
        var (ring, point) = ([Point](), start)
        while let following = next[point]?.popLast() {
          ring.append(point)
          point = following
          if point == start { break }
        }
        if ring.count > 2 { rings.append(ring) }
      }
    }
    return rings
  }

  private struct FeatureCollection: Decodable {
    let features: [Feature]
  }

  private struct Feature: Decodable {
    /// A feature without a place has none.
    let geometry: Geometry?
  }

  private struct Geometry: Decodable {
    let rings: [[Point]]

    enum CodingKeys: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let degrees: [[[Double]]] =
        switch try container.decode(String.self, forKey: .type) {
        case "Polygon": try container.decode([[[Double]]].self, forKey: .coordinates)
        case "MultiPolygon": try container.decode([[[[Double]]]].self, forKey: .coordinates).flatMap { $0 }
        default: []
        }
      rings = degrees.map { ring in
        let points = ring.filter { $0.count >= 2 }.map { Point(longitude: $0[0], latitude: $0[1]) }
        return points.first == points.last ? Array(points.dropLast()) : points
      }
    }
  }
}
