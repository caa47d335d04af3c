extension Localized {
  /// The sentence, and after it the nearest known name when there is one: « vouliez-vous dire … ? ».
  public func suggesting(_ nearest: String?) -> Localized {
    guard let nearest else { return self }
    return Localized(fr: "\(french) ; vouliez-vous dire « \(nearest) » ?", en: "\(english); did you mean “\(nearest)”?")
  }

  /// The same with the nearest of some names to what an author wrote.
  public func suggesting(_ name: String, among candidates: some Sequence<String>) -> Localized {
    suggesting(NearestName.of(name, in: candidates))
  }
}
