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
      return context.emptySentence(caption)
    }
    let provenance = Provenance([table, "collectivites"], showsFiction: showsFiction, in: context)
    let outline = HTML(
      context.say(
        "Tracé des terres, sans frontières : ", en: "Outlines of land, without borders: ", ar: "رسم اليابسة، دون حدود: ")
        + (context.corpus.site.map?.source ?? ""))
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
      [.element("desc", [:], showsList ? "\(countText) \(listFollows)" : countText), ground, arcs, places])
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

  private func count(_ number: Int) -> String {
    context.say(
      number < 2 ? "\(number) accord" : "\(number) accords", en: number == 1 ? "1 agreement" : "\(number) agreements",
      ar: "الاتفاقات: \(number)")
  }

  private var listFollows: String {
    context.say("La liste des lieux suit la carte.", en: "The list of places follows the map.", ar: "قائمة الأماكن بعد الخريطة.")
  }

  private var countText: String {
    let towns = partnerships.towns.count
    let all = context.say(
      "\(count(partnerships.agreements)) entre \(towns) collectivités.",
      en: "\(count(partnerships.agreements)) between \(towns) local governments.",
      ar: "\(count(partnerships.agreements))، الجماعات: \(towns).")
    let missing = partnerships.towns.count { $0.point == nil }
    guard missing > 0 else { return all }
    return "\(all) \(showsList ? onlyInList(missing) : notShown(missing))"
  }

  private func onlyInList(_ missing: Int) -> String {
    context.say(
      missing == 1
        ? "1 lieu, sans coordonnées, n’est que dans la liste."
        : "\(missing) lieux, sans coordonnées, ne sont que dans la liste.",
      en: missing == 1
        ? "1 place, without coordinates, is in the list only." : "\(missing) places, without coordinates, are in the list only.",
      ar: "أماكن دون إحداثيات، في القائمة فقط: \(missing).")
  }

  private func notShown(_ missing: Int) -> String {
    context.say(
      missing == 1 ? "1 lieu, sans coordonnées, n’y est pas." : "\(missing) lieux, sans coordonnées, n’y sont pas.",
      en: missing == 1
        ? "1 place, without coordinates, is not shown." : "\(missing) places, without coordinates, are not shown.",
      ar: "أماكن دون إحداثيات، غير معروضة: \(missing).")
  }

  /// Country by country, each place with the number of its agreements when it has several.
  private var list: HTML {
    let countries = Dictionary(grouping: partnerships.towns, by: \.country).sorted { Anchor.slug($0.key) < Anchor.slug($1.key) }
    let items = countries.flatMap { country, towns in
      [
        HTML.element(
          "dt", [:], country.isEmpty ? context.say("Pays inconnu", en: "Unknown country", ar: "بلد غير معروف") : country),
        .element("dd", [:], [.joined(towns.map(name(of:)), separator: HTML(", "))]),
      ]
    }
    return .element(
      "details", ["class": "graphique-chiffres"],
      [
        .element(
          "summary", [:],
          context.say("Les lieux en liste, par pays", en: "The places in a list, by country", ar: "قائمة الأماكن حسب البلدان")),
        .element("dl", ["class": "carte-liste"], items),
      ])
  }

  private func name(of town: Partnerships.Town) -> HTML {
    let name = context.link(to: town.key).map { HTML.element("a", ["href": $0.href], town.name) } ?? HTML(town.name)
    return town.agreements > 1 ? name + HTML("\u{00A0}(\(town.agreements))") : name
  }
}
