import PluginKit

/// What there is to know of a rule: what `vademecum explain` prints and what its published page shows.
public struct RulePage: Sendable {
  /// Who asks it.
  public enum Origin: Sendable, Hashable {
    case model(name: String, title: String)
    /// Of every document whose model says nothing of its own.
    case everyDocument
    case plugin
    /// Of the tool itself: files, header, links, registry, theme.
    case tool
  }

  public let rule: Rule
  public let origin: Origin

  public var code: String { rule.code }

  /// Where its page is published.
  public var address: Address { Self.address(of: code) }

  /// Where the page of the rule with that code is published.
  public static func address(of code: String) -> Address { Address("regles/\(Anchor.slug(code)).html") }

  /// The whole page as text, for a terminal or an editor.
  public func text(in language: Localized.Language) -> String {
    let parts = [
      heading(in: language), paragraph("Pourquoi", "Why", rule.reason, language), remedy(in: language),
      whereItHolds(in: language),
    ]
    return parts.compactMap { $0 }.joined(separator: "\n\n") + "\n"
  }

  /// « CAP-012 · avertissement », and what must hold.
  private func heading(in language: Localized.Language) -> String {
    "\(code) · \(rule.severity.name(in: language))\n\(rule.title.text(in: language))"
  }

  private func remedy(in language: Localized.Language) -> String? { paragraph("Que faire", "What to do", rule.remedy, language) }

  private func paragraph(_ french: String, _ english: String, _ text: Localized, _ language: Localized.Language) -> String? {
    let body = text.text(in: language)
    return body.isEmpty ? nil : Localized(fr: french, en: english).text(in: language) + "\n  " + body
  }

  private func whereItHolds(in language: Localized.Language) -> String {
    let place = Localized(fr: "Où", en: "Where").text(in: language) + "\n  " + origin.sentence.text(in: language)
    guard canBeSetAside else { return place }
    let exception = Localized(
      fr: "Une exception s’écrit dans l’en-tête du document : ignorer: [{regle: \(code), raison: \"…\"}]",
      en: "An exception is written in the front matter of the document: ignorer: [{regle: \(code), raison: \"…\"}]")
    return place + "\n  " + exception.text(in: language)
  }

  /// Rules of forms can be set aside with a reason; a file that cannot be read can only be mended.
  public var canBeSetAside: Bool { origin != .tool }
}

extension RulePage.Origin {
  /// « Modèle « fiche de capitalisation ». »
  public var sentence: Localized {
    switch self {
    case .model(_, let title): Localized(fr: "Dans le modèle « \(title) ».", en: "In the model “\(title)”.")
    case .everyDocument:
      Localized(
        fr: "Dans tout document dont le modèle ne dit rien d’autre.", en: "In every document whose model says nothing else.")
    case .plugin: Localized(fr: "Dans tout le site, par une extension.", en: "In the whole site, by a plugin.")
    case .tool: Localized(fr: "Dans tous les fichiers du site.", en: "In all files of the site.")
    }
  }
}
