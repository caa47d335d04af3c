import PluginKit

/// Bars that lie, one a category, cut into the parts of its series.
struct BarDrawing {
  let data: ChartData
  let unit: String
  let texts: CellText

  /// Pixels: a category's name stands above its bar.
  private let rowHeight = 42
  private let barHeight = 16
  /// The longest bar leaves room for its number, in percent.
  private let longest = 78.0

  func html(labelledBy title: String, describedBy description: String) -> HTML {
    let height = data.categories.count * rowHeight + 2
    let rows = data.categories.indices.map(row)
    return .element(
      "svg", ["class": "graphique-barres", "role": "img", "aria-labelledby": title, "width": "100%", "height": String(height)],
      [.element("desc", [:], description)] + rows)
  }

  private func row(_ index: Int) -> HTML {
    let top = index * rowHeight
    var (start, parts) = (0.0, [HTML]())
    for (series, line) in data.values.enumerated() {
      guard let value = line[index], value > 0 else { continue }
      let width = share(value)
      parts.append(part(series, from: start, width: width, top: top + 20, value: value))
      start += width
    }
    let name = HTML.element("text", ["x": "0", "y": String(top + 14)], data.categories[index].name)
    let number = HTML.element(
      "text", ["class": "graphique-nombre", "x": percent(start), "dx": "6", "y": String(top + 33)],
      texts.text(of: .decimal(data.total(index))))
    return .element("g", [:], [name] + parts + [number])
  }

  private func part(_ series: Int, from start: Double, width: Double, top: Int, value: Double) -> HTML {
    let name = data.series.count > 1 ? "\(data.series[series]) : " : ""
    return .element(
      "rect",
      [
        "class": "serie-\(series + 1)", "x": percent(start), "y": String(top), "width": percent(width),
        "height": String(barHeight),
      ], [.element("title", [:], name + texts.text(of: .decimal(value)) + (unit.isEmpty ? "" : " " + unit))])
  }

  private func share(_ value: Double) -> Double { data.largestTotal > 0 ? value / data.largestTotal * longest : 0 }

  private func percent(_ value: Double) -> String { SVGNumber.text(value) + "%" }
}

/// Numbers as SVG writes them: a point, at most two decimals; what is farther than any screen stands at a billion.
enum SVGNumber {
  static func text(_ value: Double) -> String {
    let hundredths = Int((min(1e9, max(-1e9, value)) * 100).rounded())
    guard hundredths % 100 != 0 else { return String(hundredths / 100) }
    let rest = String(abs(hundredths % 100))
    let digits = rest.count == 1 ? "0" + rest : rest.hasSuffix("0") ? String(rest.dropLast()) : rest
    return (hundredths < 0 ? "-" : "") + String(abs(hundredths) / 100) + "." + digits
  }
}
