import Foundation

/// The contrast of two colours, as WCAG 2.2 defines it (« relative luminance » and « contrast ratio »).
enum Contrast {
  /// Of text of any size, at level AA.
  static let least = 4.5

  /// Between 1 and 21.
  /// - Parameters: `#rrggbb`.
  static func ratio(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// With one decimal, cut and not rounded: 4,49 is not 4,5.
  static func text(_ ratio: Double) -> String {
    let tenths = Int(ratio * 10)
    return "\(tenths / 10),\(tenths % 10)"
  }

  private static func luminance(_ hex: String) -> Double {
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    let channels = [number >> 16 & 255, number >> 8 & 255, number & 255].map { value -> Double in
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
