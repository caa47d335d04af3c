/// The version of the tool, as in CHANGELOG.md.
public enum ToolVersion {
  public static let current = "0.1.0"
}
