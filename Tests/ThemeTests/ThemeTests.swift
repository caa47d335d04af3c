import Testing

@testable import Theme
