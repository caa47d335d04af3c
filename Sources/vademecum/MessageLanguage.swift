import ArgumentParser
import Diagnostics

enum MessageLanguage: String, ExpressibleByArgument, CaseIterable {
  case french = "fr"
  case english = "en"

  var language: Localized.Language {
    switch self {
    case .french: .french
    case .english: .english
    }
  }

  func say(_ french: String, _ english: String) -> String {
    switch self {
    case .french: french
    case .english: english
    }
  }

  /// « 1 page », « 2 pages »: a number and what it counts. French counts none as one.
  /// - Parameters: the words for one, and for several.
  func count(_ number: Int, _ french: (one: String, several: String), _ english: (one: String, several: String)) -> String {
    let isOne = self == .french ? number < 2 : number == 1
    return "\(number) " + (isOne ? say(french.one, english.one) : say(french.several, english.several))
  }
}
