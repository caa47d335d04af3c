import Diagnostics

extension Localized {
  static let sqliteDidNotUnderstand = "SQLite did not understand the query: "

  /// Why a query does not stand.
  /// - Parameter message: in SQLite's own words, which the French keeps only for what authors do not meet.
  init(sqlite message: String) {
    self.init(
      fr: Self.french(message) ?? "SQLite n’a pas compris la requête ; il dit : « \(message) »",
      en: Self.sqliteDidNotUnderstand + message)
  }

  private static func french(_ message: String) -> String? {
    if message == "incomplete input" { return "la requête n’est pas finie" }
    if let near = message.wholeMatch(of: /near "((?s:.*))": syntax error/)?.1 {
      return "la requête ne se comprend plus à partir de « \(near) »"
    }
    if let token = message.wholeMatch(of: /unrecognized token: "((?s:.*))"/)?.1 {
      return "« \(token) » n’est pas du SQL, ou un guillemet n’est pas fermé"
    }
    if let name = message.wholeMatch(of: /no such function: (.+)/)?.1 { return "il n’y a pas de fonction « \(name)() »" }
    if let name = message.wholeMatch(of: /ambiguous column name: (.+)/)?.1 {
      return "plusieurs tables ont une colonne « \(name) » : écrivez celle que vous voulez, table.\(name)"
    }
    if let name = message.wholeMatch(of: /wrong number of arguments to function (.+)/)?.1 {
      return "« \(name) » n’a pas reçu le nombre de valeurs qu’elle attend"
    }
    if let name = message.wholeMatch(of: /misuse of aggregate:? (?:function )?(.+)/)?.1 {
      return "« \(name) » ne se met pas à cet endroit : une condition sur un total va dans HAVING"
    }
    if let word = message.wholeMatch(of: /SELECTs to the left and right of (.+) do not have the same number of .+/)?.1 {
      return "les deux côtés de « \(word) » n’ont pas le même nombre de colonnes"
    }
    return nil
  }
}
