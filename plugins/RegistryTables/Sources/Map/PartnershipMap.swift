import PluginKit

/// A map on a page: drawing, source of its outlines, list of places.
struct PartnershipMap {
  let partnerships: Partnerships
  let land: Coastlines
  let caption: String
  let id: String
  private let frame: MapFrame
  private let table: String
  private let showsFiction: Bool
  /// False where another page, to which the author leads, has the list of places.
  private let showsList: Bool
  private let context: DirectiveContext

  init(
    partnerships: Partnerships, land: Coastlines, frame: MapFrame?, caption: String, id: String, table: String,
    showsFiction: Bool, showsList: Bool,
    context: DirectiveContext
  ) {
    self.partnerships = partnerships
    self.land = land
    self.frame = frame ?? MapFrame(around: partnerships.towns.compactMap(\.point))
    self.caption = caption
    self.id = id
    self.table = table
    self.showsFiction = showsFiction
    self.showsList = showsList
    self.context = context
  }

  var fragment: Fragment { Fragment(html: html, searchText: caption) }

  private var html: HTML {
    guard !partnerships.towns.isEmpty else {
      return .element("p", ["class": "table-sans-ligne"], "\(caption) : aucune ligne du registre ne répond à cette demande.")
    }
    let provenance = Provenance([table, "collectivites"], showsFiction: showsFiction, in: context)
    let outline = HTML("Tracé des terres, sans frontières : \(context.corpus.site.map?.source ?? "")")
    return .element(
      "figure", ["class": "carte", "id": id],
      provenance.notices + [
        .element("p", ["class": "graphique-titre", "id": "\(id)-titre"], caption), drawing, showsList ? list : .empty,
        .element(
          "figcaption", ["class": "table-pied"],
          [.joined([HTML(countText)] + provenance.line + [outline], separator: HTML(" · "))]),
      ])
  }

  private var drawing: HTML {
    let ground = HTML.element(
      "path", ["class": "carte-terre", "transform": "scale(.1)", "d": LandPath(frame: frame).text(land)], [])
    let arcs = HTML.element("path", ["class": "carte-arcs", "d": partnerships.arcs.compactMap(arc).joined()], [])
    let places = HTML.element("g", ["class": "carte-lieux"], partnerships.towns.map(circle))
    return .element(
      "svg",
      [
        "viewBox": "0 0 \(SVGNumber.text(MapFrame.width)) \(SVGNumber.text(frame.height))", "role": "img",
        "aria-labelledby": "\(id)-titre",
      ],
      [.element("desc", [:], showsList ? "\(countText) La liste des lieux suit la carte." : countText), ground, arcs, places])
  }

  /// A line bent to its left, so that two that cross are told apart.
  private func arc(_ pair: (Int, Int)) -> String? {
    guard let a = partnerships.towns[pair.0].point, let b = partnerships.towns[pair.1].point,
      frame.contains(a) || frame.contains(b)
    else { return nil }
    let (x1, y1, x2, y2) = (frame.x(a), frame.y(a), frame.x(b), frame.y(b))
    let bend = 0.18
    let (cx, cy) = ((x1 + x2) / 2 + (y1 - y2) * bend, (y1 + y2) / 2 - abs(x2 - x1) * bend)
    return "M\(number(x1)) \(number(y1))Q\(number(cx)) \(number(cy)) \(number(x2)) \(number(y2))"
  }

  /// Its area grows with the number of agreements.
  private func circle(_ town: Partnerships.Town) -> HTML {
    guard let point = town.point, frame.contains(point) else { return .empty }
    let radius = 1.4 + 1.1 * Double(town.agreements - 1).squareRoot()
    return .element(
      "circle",
      ["cx": number(frame.x(point)), "cy": number(frame.y(point)), "r": SVGNumber.text(min(radius, 9))],
      [.element("title", [:], "\(town.name) (\(town.country)) : \(count(town.agreements))")])
  }

  private func number(_ value: Double) -> String { SVGNumber.text((value * 10).rounded() / 10) }

  private func count(_ number: Int) -> String { number < 2 ? "\(number) accord" : "\(number) accords" }

  private var countText: String {
    let missing = partnerships.towns.count { $0.point == nil }
    let (one, several) = showsList ? ("n’est que dans la liste", "ne sont que dans la liste") : ("n’y est pas", "n’y sont pas")
    let unplaced =
      missing == 0 ? "" : missing == 1 ? " 1 lieu, sans coordonnées, \(one)." : " \(missing) lieux, sans coordonnées, \(several)."
    return "\(count(partnerships.agreements)) entre \(partnerships.towns.count) collectivités.\(unplaced)"
  }

  /// Country by country, each place with the number of its agreements when it has several.
  private var list: HTML {
    let countries = Dictionary(grouping: partnerships.towns, by: \.country).sorted { Anchor.slug($0.key) < Anchor.slug($1.key) }
    let items = countries.flatMap { country, towns in
      [
        HTML.element("dt", [:], country.isEmpty ? "Pays inconnu" : country),
        .element("dd", [:], [.joined(towns.map(name(of:)), separator: HTML(", "))]),
      ]
    }
    return .element(
      "details", ["class": "graphique-chiffres"],
      [.element("summary", [:], "Les lieux en liste, par pays"), .element("dl", ["class": "carte-liste"], items)])
  }

  private func name(of town: Partnerships.Town) -> HTML {
    let name = context.link(to: town.key).map { HTML.element("a", ["href": $0.href], town.name) } ?? HTML(town.name)
    return town.agreements > 1 ? name + HTML("\u{00A0}(\(town.agreements))") : name
  }
}
