/// How a value of the registry is written for readers of a language.
public struct CellText: Sendable {
  /// BCP 47 code.
  public let language: String

  public init(language: String) { self.language = language }

  /// A page shows the beginning of a longer text; the data files hold the whole.
  public static let longestShown = 1_000

  /// A text as a table has room for it.
  public static func shortened(_ text: String) -> String {
    text.utf8.count <= longestShown || text.count <= longestShown ? text : text.prefix(longestShown) + "…"
  }

  /// Empty for an unknown value.
  public func text(of cell: Cell) -> String {
    switch cell {
    case .text(let text): text
    case .integer(let number): grouped(String(number))
    case .decimal(let number): decimal(number)
    case .date(let date): date.text(in: language)
    case .list(let items): items.joined(separator: ", ")
    case .null: ""
    }
  }

  /// At most two decimals, with the comma of French.
  private func decimal(_ number: Double) -> String {
    let hundredths = (number * 100).rounded()
    guard abs(hundredths) < 9e15 else { return String(number) }
    let whole = Int(hundredths) / 100
    let rest = abs(Int(hundredths) % 100)
    let sign = hundredths < 0 && whole == 0 ? "-" : ""
    guard rest > 0 else { return sign + grouped(String(whole)) }
    let digits = rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0\(rest)" : String(rest)
    return sign + grouped(String(whole)) + (language == "en" ? "." : ",") + digits
  }

  /// A narrow no-break space every three digits, from five digits on: years stay as they are.
  private func grouped(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    var grouped = ""
    for (position, digit) in digits.reversed().enumerated() {
      if position > 0, position % 3 == 0, digit != "-" { grouped.append(language == "en" ? "," : "\u{202F}") }
      grouped.append(digit)
    }
    return String(grouped.reversed())
  }
}
