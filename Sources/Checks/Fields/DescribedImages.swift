import PluginKit

/// `images-decrites`: each picture has a description, an author and a caption, in the body and in `images`; it is not too heavy.
///
/// Parameters: `maximum_ko`, the weight from which a picture is a burden on a slow link, in thousands of bytes; `auteurs: non` where a
/// description is enough.
struct DescribedImages: ModelPredicate {
  let name = "images-decrites"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let declared = (document.node("images")?.items ?? []).compactMap(\.mapping)
    let names = rule.text("auteurs") == "non" ? nil : declared.compactMap { $0.text("fichier") }
    return declared.flatMap(incomplete) + document.markdown.images.flatMap { shown($0, names) }
      + (rule.integer("maximum_ko").map { heavy(document, $0, in: context) } ?? [])
  }

  private func incomplete(_ image: YAMLMapping) -> [Breach] {
    [("alt", nil), ("credit", nil), ("licence", Severity.warning), ("legende", .warning)].compactMap { key, severity in
      guard image.text(key) == nil else { return nil }
      let file = image.text("fichier") ?? ""
      return Breach(
        at: image["fichier"]?.range ?? image.range,
        Localized(fr: "l’image « \(file) » n’a pas de « \(key) »", en: "the picture “\(file)” has no “\(key)”"),
        severity: severity)
    }
  }

  /// - Parameter declared: the files whose authors are known; nil when nobody asks.
  private func shown(_ image: Image, _ declared: [String]?) -> [Breach] {
    var breaches: [Breach] = []
    if image.alternative.trimmed.isEmpty {
      breaches.append(
        Breach(at: image.source, Localized(fr: "cette image n’a pas de description", en: "this picture has no description")))
    }
    if let declared, !declared.contains(where: { name(of: $0) == name(of: image.target) }) {
      breaches.append(
        Breach(
          at: image.source,
          Localized(
            fr: "cette image n’est pas dans « images » : son auteur manque",
            en: "this picture is not in “images”: its author is missing")))
    }
    return breaches
  }

  private func heavy(_ document: Document, _ maximum: Int, in context: CheckContext) -> [Breach] {
    document.markdown.images.compactMap { image in
      guard let path = document.path.resolving(image.target), let size = context.fileSize(path), size > maximum * 1000 else {
        return nil
      }
      return Breach(
        at: image.source,
        Localized(
          fr: "cette image pèse \(size / 1000) ko ; le plus est \(maximum) ko",
          en: "this picture weighs \(size / 1000) kB; the most is \(maximum) kB"),
        severity: .warning)
    }
  }

  private func name(of path: String) -> Substring? { path.split(separator: "/").last }
}
