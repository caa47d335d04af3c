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
    let all = (collection?.features ?? []).compactMap { feature in
      feature.properties.iso_a2.map { ($0, feature.geometry.rings.map(Self.box)) }
    }
    boxes = Dictionary(all, uniquingKeysWith: +)
  }

  /// A country without outlines allows every place on Earth.
  func allows(_ longitude: Double, _ latitude: Double, in country: String) -> Bool {
    guard abs(longitude) <= 180, abs(latitude) <= 90 else { return false }
    guard let own = boxes[country] else { return true }
    return (own + (Self.islands[country] ?? [])).contains { box in
      (box.west - margin...box.east + margin).contains(longitude) && (box.south - margin...box.north + margin).contains(latitude)
    }
  }

  /// Islands too small for coarse outlines, whose towns have agreements.
  private static let islands: [String: [Box]] = [
    "ES": [Box(west: -18.3, south: 27.5, east: -13.2, north: 29.5), Box(west: 1, south: 38.5, east: 4.5, north: 40.2)],
    "FR": [
      Box(west: 55, south: -21.5, east: 56, north: -20.8), Box(west: 45, south: -13.1, east: 45.4, north: -12.6),
      Box(west: -63.2, south: 14.3, east: -60.7, north: 18.2), Box(west: -155, south: -28, east: -134, north: -7),
      Box(west: -56.5, south: 46.7, east: -56, north: 47.2),
    ],
    "PT": [Box(west: -31.4, south: 36.8, east: -24.9, north: 39.8), Box(west: -17.4, south: 32.4, east: -16.2, north: 33.2)],
  ]

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
