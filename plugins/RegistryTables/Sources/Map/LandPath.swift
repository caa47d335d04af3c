import PluginKit

/// The path of the land in a frame, no finer than the eye can see.
struct LandPath {
  let frame: MapFrame

  /// In units: finer turns are straightened.
  private let tolerance = 0.35
  /// In units: smaller islands are left out.
  private let smallest = 0.8

  func text(_ land: Coastlines) -> String {
    land.rings.compactMap { ring in
      let points = ring.map { (frame.x($0), frame.y($0)) }
      guard isSeen(points) else { return nil }
      return path(simplified(points))
    }.joined()
  }

  private func isSeen(_ points: [(Double, Double)]) -> Bool {
    let (xs, ys) = (points.map(\.0), points.map(\.1))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return false }
    let isInside = right > 0 && left < MapFrame.width && bottom > 0 && top < frame.height
    return isInside && max(right - left, bottom - top) > smallest
  }

  /// Relative moves in tenths of a unit: the shortest way to write it.
  private func path(_ points: [(Double, Double)]) -> String {
    let tenths = points.map { (Int(($0.0 * 10).rounded()), Int(($0.1 * 10).rounded())) }
    guard let first = tenths.first else { return "" }
    var text = "M\(first.0) \(first.1)l"
    for (a, b) in zip(tenths, tenths.dropFirst()) where a != b {
      let (x, y) = (b.0 - a.0, b.1 - a.1)
      text += (text.hasSuffix("l") || x < 0 ? "" : " ") + String(x) + (y < 0 ? "" : " ") + String(y)
    }
    return text + "z"
  }

  /// Ramer, Douglas, Peucker: a point stays when it is farther than the tolerance from the line between its neighbours that stay.
  private func simplified(_ points: [(Double, Double)]) -> [(Double, Double)] {
    guard points.count > 4 else { return points }
    var keeps = [Bool](repeating: false, count: points.count)
    // A ring has no ends: it is cut at its first point and at the one farthest from it.
    let far = points.indices.max { distance(points[$0], points[0]) < distance(points[$1], points[0]) } ?? 0
    for index in [0, far, points.count - 1] { keeps[index] = true }
    var spans = [(0, far), (far, points.count - 1)]
    while let (from, to) = spans.popLast() {
      guard to - from > 1 else { continue }
      let middle = (from + 1..<to).max {
        offset(points[$0], points[from], points[to]) < offset(points[$1], points[from], points[to])
      }
      guard let middle, offset(points[middle], points[from], points[to]) > tolerance else { continue }
      keeps[middle] = true
      spans += [(from, middle), (middle, to)]
    }
    return points.indices.filter { keeps[$0] }.map { points[$0] }
  }

  private func distance(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
    ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).squareRoot()
  }

  private func offset(_ point: (Double, Double), _ a: (Double, Double), _ b: (Double, Double)) -> Double {
    let length = distance(a, b)
    guard length > 0 else { return distance(point, a) }
    return abs((b.0 - a.0) * (a.1 - point.1) - (a.0 - point.0) * (b.1 - a.1)) / length
  }
}
