import PluginKit

/// `carte`: the partnerships of some agreements on a map of land without borders, with the list of places, unless `liste: non` leaves it
/// to another page.
struct MapDirective: DirectiveRenderer {
  let name = "carte"
  let forms: Set<DirectiveForm> = [.block]
  private let outlines = OutlineReader()

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    let (mapping, syntax) = call.options()
    guard syntax.isEmpty else { return Rendered(nil, diagnostics: syntax) }
    let places = OptionPlaces(mapping: mapping, call: call)
    var reader = FieldReader(mapping, in: call.source)
    let rows = RowChoice(&reader, schema: context.registry.schema, defaultTable: "accords")
    let caption =
      reader.text("légende", or: "legende")
      ?? context.say("Carte des partenariats", en: "Map of partnerships", ar: "خريطة الشراكات")
    let frame = frame(&reader)
    let showsList = reader.flag("liste") ?? true
    let diagnostics = reader.finish()
    guard !diagnostics.hasErrors else { return Rendered(nil, diagnostics: diagnostics) }
    guard let land = context.corpus.site.map.flatMap({ outlines.land(in: $0.bytes) }) else {
      return Rendered(nil, diagnostics: diagnostics + [noOutline(call)])
    }
    do throws(QueryError) {
      let map = PartnershipMap(
        partnerships: try Partnerships(rows.filters, table: rows.table, in: context), land: land, frame: frame, caption: caption,
        id: call.identifier("carte"), table: rows.table, showsFiction: rows.isFictional, showsList: showsList, context: context)
      return Rendered(map.fragment, diagnostics: diagnostics)
    } catch {
      return Rendered(nil, diagnostics: diagnostics + error.problems.map { $0.diagnostic(at: places.place(of: $0.part)) })
    }
  }

  /// `cadre: [ouest, sud, est, nord]`, in degrees; without it, around the places.
  private func frame(_ reader: inout FieldReader) -> MapFrame? {
    guard let node = reader.node("cadre") else { return nil }
    let degrees = node.items.compactMap { $0.text.flatMap { Double(decimal: $0) } }
    guard degrees.count == 4, let frame = MapFrame(west: degrees[0], south: degrees[1], east: degrees[2], north: degrees[3])
    else {
      reader.expected(
        Localized(
          fr: "quatre nombres de degrés : [ouest, sud, est, nord], de -180 à 180 et de -90 à 90",
          en: "four numbers of degrees: [west, south, east, north], from -180 to 180 and from -90 to 90"),
        at: node.range, key: "cadre")
      return nil
    }
    return frame
  }

  private func noOutline(_ call: DirectiveCall) -> Diagnostic {
    Diagnostic(
      "DIR-007", .error, at: call.source.place(call.directive.nameSource),
      Localized(fr: "une carte a besoin d’un tracé des terres", en: "a map needs the outlines of land"),
      explanation: Localized(
        fr:
          "Nommez dans site.yml un fichier GeoJSON de polygones et sa source : « carte: { fichier: site/donnees/pays-110m.geojson, source: … } ».",
        en:
          "Name in site.yml a GeoJSON file of polygons and its source: “carte: { fichier: site/donnees/pays-110m.geojson, source: … }”."
      ))
  }
}
