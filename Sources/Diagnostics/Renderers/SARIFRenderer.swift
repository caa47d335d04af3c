/// Diagnostics in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS, 2020), which forges and editors read.
///
/// Columns count UTF-16 units (§3.14.17); fixes name bytes of the file (§3.30.10).
public struct SARIFRenderer: Sendable {
  /// What is said of a rule besides its code.
  public struct RuleText: Sendable {
    let title: String
    let help: String
    /// Where its page is published; nil when the site has no address.
    let address: String?

    public init(title: String, help: String, address: String?) {
      self.title = title
      self.help = help
      self.address = address
    }
  }

  private let language: Localized.Language
  private let version: String
  private let rule: @Sendable (_ code: String) -> RuleText?

  /// - Parameter version: of the tool.
  public init(
    language: Localized.Language, version: String, rule: @escaping @Sendable (_ code: String) -> RuleText? = { _ in nil }
  ) {
    self.language = language
    self.version = version
    self.rule = rule
  }

  public func render(_ diagnostics: [Diagnostic]) -> String {
    let codes = Array(Set(diagnostics.map(\.code))).sorted()
    let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let driver = SARIFLog.Driver(version: version, rules: codes.map { SARIFLog.Rule($0, rule($0)) }, language: language.rawValue)
    let results = diagnostics.map { SARIFLog.Result($0, ruleIndex: indices[$0.code] ?? 0, language: language) }
    return JSONText.encode(SARIFLog(driver: driver, results: results))
  }
}
