import PluginKit

/// Rules of the tool itself that share a prefix and a reason.
struct RuleFamily: Sendable {
  let reason: Localized
  let entries: [Entry]

  /// One rule: what must hold, and how to mend a breach.
  struct Entry: Sendable {
    let code: String
    let severity: Severity
    let title: Localized
    let remedy: Localized

    init(_ code: String, _ severity: Severity, _ french: String, _ english: String, _ remedy: String, _ englishRemedy: String) {
      self.code = code
      self.severity = severity
      title = Localized(fr: french, en: english)
      self.remedy = Localized(fr: remedy, en: englishRemedy)
    }
  }

  var rules: [Rule] { entries.map { Rule($0.code, $0.severity, title: $0.title, reason: reason, remedy: $0.remedy) } }

  /// Every code that the tool reports by itself. A test reads the sources and holds that none is missing here.
  static let all: [RuleFamily] = [
    header, frontMatter, text, links, documents, settings, models, plugins, setAside, directives, queries, registry, tables,
    schema, files, theme, accessibility,
  ]
}
