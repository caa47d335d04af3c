import PluginKit

/// The life of an agreement, from its first legal step to its end: what happened when, no more precisely than it is known.
struct Timeline {
  private struct Step {
    let date: PartialDate
    let title: String
    let detail: String
    /// Expected, after the date of the build.
    let isToCome: Bool
  }

  private let steps: [Step]
  private let context: DirectiveContext
  let isFictional: Bool

  /// - Parameter key: of an agreement.
  init(of key: String, in context: DirectiveContext) throws(QueryError) {
    self.context = context
    let row = context.corpus.registry.row(key, in: "accords") ?? [:]
    isFictional = row["fictif"] == "oui"
    let events = try Self.events(of: key, context)
    let dates = [
      ("date_signature", context.say("Signature", en: "Signature", ar: "التوقيع")),
      ("date_effet", context.say("Prise d’effet", en: "Entry into force", ar: "بدء السريان")),
      ("date_fin", context.say("Fin", en: "End", ar: "النهاية")),
    ].compactMap { column, title in
      row[column].flatMap { PartialDate($0) }.map {
        (date: $0, title: title, detail: "", isSignature: column == "date_signature")
      }
    }
    // What a legal step tells is not told twice: the steps know more of it.
    let told = dates.filter { date in !events.contains { $0.date == date.date || (date.isSignature && $0.isSignature) } }
      .map { ($0.date, $0.title, $0.detail) }
    let evaluations = try Self.evaluations(of: key, context)
    steps = (events.map { ($0.date, $0.title, $0.detail) } + told + evaluations).map { date, title, detail in
      Step(date: date, title: title, detail: detail, isToCome: context.date.isCertainlyBefore(date))
    }.sorted { ($0.date.iso + "-99-99").prefix(10) < ($1.date.iso + "-99-99").prefix(10) }
  }

  var isEmpty: Bool { steps.isEmpty }

  var html: HTML {
    .element(
      "ol", ["class": "frise"],
      steps.map { step in
        let time = HTML.element("time", ["datetime": step.date.iso], step.date.text(in: context.language))
        let detail = step.detail.isEmpty ? [] : [HTML.element("span", ["class": "frise-detail"], step.detail)]
        return .element(
          "li", ["class": step.isToCome ? "a-venir" : nil],
          [
            time,
            .element(
              "span", ["class": "frise-titre"],
              step.title + (step.isToCome ? context.say(" (à venir)", en: " (to come)", ar: " (لاحقا)") : "")),
          ] + detail)
      })
  }

  private static func events(
    of key: String, _ context: DirectiveContext
  ) throws(QueryError) -> [(date: PartialDate, title: String, detail: String, isSignature: Bool)] {
    guard context.registry.table("evenements") != nil else { return [] }
    let answer = try context.registry.rows(
      TableQuery(
        "evenements", where: [Filter("accord_id", key)], columns: ["date", "etape", "reference", "autorite", "commentaire"],
        sort: ["date"]))
    return answer.rows.compactMap { row in
      guard case .date(let date) = row[0] else { return nil }
      let title = answer.columns[1].values.first { $0.name == row[1].text }?.label.text(in: context.language) ?? row[1].text
      let detail = row[2...].map(\.text).filter { !$0.isEmpty }.joined(separator: " · ")
      return (date, title, detail, row[1].text.hasPrefix("signe"))
    }
  }

  private static func evaluations(
    of key: String, _ context: DirectiveContext
  ) throws(QueryError) -> [(date: PartialDate, title: String, detail: String)] {
    guard context.registry.table("evaluations") != nil else { return [] }
    let answer = try context.registry.rows(
      TableQuery("evaluations", where: [Filter("accord_id", key)], columns: ["date", "type"]))
    return answer.rows.compactMap { row in
      guard case .date(let date) = row[0] else { return nil }
      return (date, context.say("Évaluation", en: "Evaluation", ar: "التقييم"), row[1].text)
    }
  }
}

/// `frise`: the timeline of an agreement, `accord: MA-JUM-0042`.
struct TimelineDirective: DirectiveRenderer {
  let name = "frise"
  let forms: Set<DirectiveForm> = [.block]

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    let (mapping, syntax) = call.options()
    guard syntax.isEmpty else { return Rendered(nil, diagnostics: syntax) }
    var reader = FieldReader(mapping, in: call.source)
    let key = reader.requiredText("accord") ?? ""
    var diagnostics = reader.finish()
    if !diagnostics.hasErrors, !context.corpus.registry.contains(key, in: "accords") {
      diagnostics.append(
        .unknownAgreement(key, at: call.source.place(mapping["accord"]?.range ?? call.directive.source), context))
    }
    guard !diagnostics.hasErrors, let timeline = try? Timeline(of: key, in: context) else {
      return Rendered(nil, diagnostics: diagnostics)
    }
    let html =
      timeline.isEmpty
      ? HTML.element(
        "p", ["class": "table-sans-ligne"],
        context.say(
          "Le registre ne connaît aucune date de l’accord \(key).", en: "The registry knows no date of the agreement \(key).",
          ar: "لا يعرف السجل أي تاريخ للاتفاق \(key).")) : timeline.html
    let notice =
      timeline.isFictional
      ? HTML.element(
        "p", ["class": "avis avis-fictif"],
        context.say(
          "Accord fictif, inventé pour l’exemple.", en: "Fictional agreement, made up as an example.",
          ar: "اتفاق وهمي، وُضع على سبيل المثال.")) : .empty
    return Rendered(Fragment(html: notice + html, searchText: key), diagnostics: diagnostics)
  }
}

extension Diagnostic {
  static func unknownAgreement(_ key: String, at place: Place, _ context: DirectiveContext) -> Diagnostic {
    let known = context.corpus.registry.keys(of: "accords")
    return Diagnostic(
      "DIR-008", .error, at: place,
      Localized(
        fr: "le registre n’a pas d’accord « \(key) »",
        en: "the registry has no agreement “\(key)”"
      ).suggesting(key, among: known))
  }
}
