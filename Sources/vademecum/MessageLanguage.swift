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
}
