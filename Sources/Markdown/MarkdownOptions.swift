/// What the reader of a Markdown file must know of the site.
public struct MarkdownOptions: Sendable {
  /// Names of fenced blocks that plugins render.
  public var blockDirectives: Set<String>
  /// Names of inline codes that plugins render.
  public var inlineDirectives: Set<String>
  /// BCP 47 code of a document that does not say its `langue`.
  public var defaultLanguage: String
  /// Larger files are refused.
  public var maximumBytes: Int

  public init(
    blockDirectives: Set<String> = [], inlineDirectives: Set<String> = [], defaultLanguage: String = "fr",
    maximumBytes: Int = 2_000_000
  ) {
    self.blockDirectives = blockDirectives
    self.inlineDirectives = inlineDirectives
    self.defaultLanguage = defaultLanguage
    self.maximumBytes = maximumBytes
  }

  /// Languages of ordinary code blocks; any other name after the fence must be a directive.
  public static let codeLanguages: Set<String> = [
    "bash", "css", "csv", "diff", "html", "javascript", "json", "markdown", "mermaid", "python", "sh", "shell", "sql", "swift",
    "text",
    "texte", "toml", "xml", "yaml", "yml",
  ]
}
