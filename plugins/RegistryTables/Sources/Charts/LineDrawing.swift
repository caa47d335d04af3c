import PluginKit

/// One line a series, from year to year.
struct LineDrawing {
  let data: ChartData
  let texts: CellText

  /// Pixels.
  private let height = 260
  private let plotTop = 16.0
  private let plotHeight = 200.0
  /// Percent of the width, between the numbers of the scale and the end.
  private let plotStart = 8.0
  private let plotWidth = 90.0

  func html(labelledBy title: String, describedBy description: String) -> HTML {
    .element(
      "svg", ["class": "graphique-courbes", "role": "img", "aria-labelledby": title, "width": "100%", "height": String(height)],
      [.element("desc", [:], description)] + scale.flatMap(graduation) + years + data.values.indices.flatMap(line))
  }

  /// Round numbers from zero to the greatest value, four or five of them.
  private var scale: [Double] {
    let greatest = max(data.largestValue, 1)
    let powers = sequence(first: 1.0) { $0 * 10 }.lazy
    let step = powers.flatMap { power in [1, 2, 5].lazy.map { $0 * power } }.first { greatest / $0 <= 5 } ?? greatest
    return Array(stride(from: 0, through: (greatest / step).rounded(.up) * step, by: step))
  }

  private func graduation(_ value: Double) -> [HTML] {
    let y = SVGNumber.text(self.y(value))
    return [
      .element("line", ["class": "graduation", "x1": x(0), "x2": "98%", "y1": y, "y2": y], []),
      .element(
        "text", ["class": "graphique-axe", "x": "7%", "y": y, "dy": "4", "text-anchor": "end"], texts.text(of: .decimal(value))),
    ]
  }

  /// At most six years are named, the first and the last among them.
  private var years: [HTML] {
    let last = data.categories.count - 1
    let step = max(1, (last + 4) / 5)
    let named =
      stride(from: 0, through: last, by: step).filter { last - $0 >= step || $0 == last } + (last % step == 0 ? [] : [last])
    return named.map { index in
      let anchor = index == last && last > 0 ? "end" : index == 0 ? "start" : "middle"
      return .element(
        "text", ["class": "graphique-axe", "x": x(index), "y": "240", "text-anchor": anchor], data.categories[index].name)
    }
  }

  private func line(_ series: Int) -> [HTML] {
    let points = data.categories.indices.compactMap { index in data.values[series][index].map { (index, $0) } }
    let strokes = zip(points, points.dropFirst()).map { a, b in
      HTML.element(
        "line",
        [
          "class": "trace trace-\(series + 1)", "x1": x(a.0), "y1": SVGNumber.text(y(a.1)), "x2": x(b.0),
          "y2": SVGNumber.text(y(b.1)),
        ], [])
    }
    return strokes + points.filter { $0.1 > 0 }.map { point(series, $0.0, $0.1) }
  }

  private func point(_ series: Int, _ index: Int, _ value: Double) -> HTML {
    let name = data.series.count > 1 ? "\(data.series[series]), " : ""
    return .element(
      "circle", ["class": "serie-\(series + 1)", "cx": x(index), "cy": SVGNumber.text(y(value)), "r": "3"],
      [.element("title", [:], "\(name)\(data.categories[index].name) : \(texts.text(of: .decimal(value)))")])
  }

  private func x(_ index: Int) -> String {
    let steps = max(data.categories.count - 1, 1)
    return SVGNumber.text(plotStart + plotWidth * Double(index) / Double(steps)) + "%"
  }

  private func y(_ value: Double) -> Double {
    let top = scale.last ?? 1
    return plotTop + plotHeight * (1 - value / max(top, 1))
  }
}
