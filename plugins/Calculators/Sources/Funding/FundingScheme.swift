import PluginKit

/// Who pays for a project, and within which bounds.
struct FundingScheme: Sendable {
  /// ISO 4217.
  let currency: String
  /// Those who pay, in the order in which shares are given.
  let funders: [String]
  let rules: [FundingRule]
  /// The funder whose expenses in kind are bounded, if one is.
  var inKindFunder: Int? { rules.lazy.filter { $0.measure == .inKind }.compactMap(\.funders.first).first }
}

/// One bound of a scheme. Bounds are tested one by one: no exact split is imposed.
struct FundingRule: Sendable {
  /// What is measured, of the funders the rule names.
  enum Measure: String, Sendable {
    /// Their shares together, in percent of the cost.
    case sum = "somme"
    /// The gap between the highest and the lowest share, in points.
    case gap = "ecart"
    /// What they pay together each year when the money is spread evenly over the years, in the currency.
    case yearly = "par-an"
    /// Expenses in kind, in percent of the funder's own contribution.
    case inKind = "valorise"
  }

  enum Comparison: String, Sendable {
    case atMost = "au-plus"
    case atLeast = "au-moins"
    case exactly = "egal"
  }

  let label: String
  let measure: Measure
  /// Positions of the funders.
  let funders: [Int]
  let comparison: Comparison
  let bound: Double
  /// A case that breaks a rule that is not firm is to be looked into, not refused.
  var isFirm = true

  /// Shares come rounded to two decimals, and amounts to cents.
  private static let tolerance = 0.01

  func isKept(by project: FundingCase) -> Bool {
    let value = value(of: project)
    return switch comparison {
    case .atMost: value <= bound + Self.tolerance
    case .atLeast: value >= bound - Self.tolerance
    case .exactly: abs(value - bound) <= Self.tolerance
    }
  }

  func value(of project: FundingCase) -> Double {
    let shares = funders.map { project.shares[$0] }
    let sum = shares.reduce(0, +)
    switch measure {
    case .sum: return sum
    case .gap: return (shares.max() ?? 0) - (shares.min() ?? 0)
    case .yearly: return project.cost * sum / 100 / project.years
    case .inKind:
      let contribution = project.cost * sum / 100
      return contribution > 0 ? project.inKind / contribution * 100 : 0
    }
  }
}

/// A project to be held against a scheme.
struct FundingCase: Sendable {
  let cost: Double
  let years: Double
  /// In percent of the cost, one a funder.
  let shares: [Double]
  /// Expenses in kind of the funder that the scheme bounds, in the currency.
  let inKind: Double

  /// The rules it breaks, firm ones first.
  func breaches(of scheme: FundingScheme) -> [FundingRule] {
    let broken = scheme.rules.filter { !$0.isKept(by: self) }
    return broken.filter(\.isFirm) + broken.filter { !$0.isFirm }
  }
}
