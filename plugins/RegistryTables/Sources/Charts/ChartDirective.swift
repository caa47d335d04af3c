import PluginKit

/// `graphique`: bars, stacked bars or lines, drawn as inline SVG, with its numbers as a table.
struct ChartDirective: DirectiveRenderer {
  let name = "graphique"
  let forms: Set<DirectiveForm> = [.block]

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    let (options, places, diagnostics) = ChartOptions.read(call, in: context)
    guard let options else { return Rendered(nil, diagnostics: diagnostics) }
    do throws(QueryError) {
      let data = try ChartDataMaker(context: context).data(options)
      if data.hasNegatives { return Rendered(nil, diagnostics: diagnostics + [negative(places)]) }
      if !data.isMeasurable { return Rendered(nil, diagnostics: diagnostics + [tooLarge(places)]) }
      let chart = Chart(
        kind: options.kind, caption: options.caption, unit: options.unit, data: data, id: call.identifier("graphique"),
        showsFiction: options.showsFiction, context: context)
      return Rendered(chart.fragment, diagnostics: diagnostics)
    } catch {
      return Rendered(nil, diagnostics: diagnostics + error.problems.map { $0.diagnostic(at: places.place(of: $0.part)) })
    }
  }

  private func negative(_ places: OptionPlaces) -> Diagnostic {
    Diagnostic(
      "DIR-006", .error, at: places.place(of: "mesure"),
      Localized(fr: "un graphique ne peut pas montrer de nombres négatifs", en: "a chart cannot show negative numbers"))
  }

  private func tooLarge(_ places: OptionPlaces) -> Diagnostic {
    Diagnostic(
      "DIR-006", .error, at: places.place(of: "mesure"),
      Localized(
        fr: "une somme de ce graphique est trop grande pour être dessinée", en: "a sum of this chart is too large to be drawn"))
  }
}
