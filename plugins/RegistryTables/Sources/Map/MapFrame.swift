import PluginKit

/// The part of the world that a map shows, and the way from degrees to its units.
///
/// Degrees of longitude are shortened as they are in the middle of the frame (an equidistant cylindrical projection), so that a country
/// keeps about its shape.
struct MapFrame {
  let west, south, east, north: Double
  /// Units of the drawing, whatever size it is shown at.
  static let width = 480.0

  /// - Returns: nil when these are no degrees, or so near to one another that no land could be recognised.
  init?(west: Double, south: Double, east: Double, north: Double) {
    let least = 0.1
    guard Coastlines.Point(longitude: west, latitude: south).isOnEarth,
      Coastlines.Point(longitude: east, latitude: north).isOnEarth,
      east - west >= least, north - south >= least
    else { return nil }
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
  }

  /// Around points, with a margin; never so narrow that nothing could be recognised.
  init(around points: [Coastlines.Point]) {
    let (longitudes, latitudes) = (points.map(\.longitude), points.map(\.latitude))
    var (west, east) = Self.widened(longitudes, margin: 4, least: 40, within: -180...180)
    var (south, north) = Self.widened(latitudes, margin: 4, least: 25, within: -58...80)
    // Neither a strip nor a column: the sides stay between 1 to 1 and 2 to 1.
    let shrink = Self.shrink(south, north)
    let ratio = (east - west) * shrink / (north - south)
    if ratio > 2 {
      (south, north) = Self.widened([south, north], margin: 0, least: (east - west) * shrink / 2, within: -58...80)
    }
    if ratio < 1 { (west, east) = Self.widened([west, east], margin: 0, least: (north - south) / shrink, within: -180...180) }
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
  }

  private static func widened(_ values: [Double], margin: Double, least: Double, within: ClosedRange<Double>) -> (Double, Double)
  {
    let inside = values.map { min(max($0, within.lowerBound), within.upperBound) }
    let (low, high) = ((inside.min() ?? -20) - margin, (inside.max() ?? 20) + margin)
    let missing = max(0, least - (high - low)) / 2
    return (max(within.lowerBound, low - missing), min(within.upperBound, high + missing))
  }

  var height: Double { (scale * (north - south)).rounded(.up) }

  func x(_ point: Coastlines.Point) -> Double { (point.longitude - west) * scale * Self.shrink(south, north) }
  func y(_ point: Coastlines.Point) -> Double { (north - point.latitude) * scale }

  func contains(_ point: Coastlines.Point) -> Bool {
    (west...east).contains(point.longitude) && (south...north).contains(point.latitude)
  }

  /// Units for a degree of latitude.
  private var scale: Double { Self.width / ((east - west) * Self.shrink(south, north)) }

  /// The cosine of the middle latitude, by its series: no more than a thousandth is needed. At a pole it would be nothing.
  private static func shrink(_ south: Double, _ north: Double) -> Double {
    let angle = (south + north) / 2 * Double.pi / 180
    let square = angle * angle
    return max(0.01, 1 - square / 2 + square * square / 24 - square * square * square / 720)
  }
}
