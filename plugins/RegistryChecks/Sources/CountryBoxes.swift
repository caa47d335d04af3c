import Foundation

/// The boxes that hold the lands of each country, one a polygon, from the outlines that the site names for its maps.
struct CountryBoxes {
  private struct Box {
    var west, south, east, north: Double
  }

  private let boxes: [String: [Box]]
  /// Degrees: the outlines are coarse.
  private let margin = 1.0

  /// - Parameter bytes: GeoJSON whose features have `iso_a2`; without it, only impossible coordinates are found.
  init(geoJSON bytes: [UInt8]) {
    let collection = try? JSONDecoder().decode(Collection.self, from: Data(bytes))
    let all = (collection?.features ?? []).compactMap { feature in feature.properties.iso_a2.map { ($0, feature.geometry.rings.map(Self.box)) } }
    boxes = Dictionary(all, uniquingKeysWith: +)
  }

  /// A country without outlines allows every place on Earth.
  func allows(_ longitude: Double, _ latitude: Double, in country: String) -> Bool {
    guard abs(longitude) <= 180, abs(latitude) <= 90 else { return false }
    guard let own = boxes[country] else { return true }
    return own.contains { box in
      (box.west - margin...box.east + margin).contains(longitude) && (box.south - margin...box.north + margin).contains(latitude)
    }
  }

  private static func box(_ ring: [[Double]]) -> Box {
    ring.reduce(into: Box(west: 180, south: 90, east: -180, north: -90)) { box, point in
      guard point.count >= 2 else { return }
      (box.west, box.east) = (min(box.west, point[0]), max(box.east, point[0]))
      (box.south, box.north) = (min(box.south, point[1]), max(box.north, point[1]))
    }
  }

  private struct Collection: Decodable {
    let features: [Feature]
  }

  private struct Feature: Decodable {
    let properties: Properties
    let geometry: Geometry
  }

  private struct Properties: Decodable {
    let iso_a2: String?
  }

  private struct Geometry: Decodable {
    let rings: [[[Double]]]

    enum CodingKeys: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      rings =
        try container.decode(String.self, forKey: .type) == "Polygon"
        ? container.decode([[[Double]]].self, forKey: .coordinates)
        : container.decode([[[[Double]]]].self, forKey: .coordinates).flatMap { $0 }
    }
  }
}
