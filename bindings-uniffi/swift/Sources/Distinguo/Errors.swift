// What an error says, without taking it apart.

extension DistinguoError: CustomStringConvertible {
    /// What is wrong with an input that cannot be used; nothing for other errors.
    public var problems: [Problem] {
        if case .Unusable(let problems) = self { problems } else { [] }
    }

    /// Why an act is not possible, and what would be; nothing for other errors.
    public var refusal: Refusal? {
        if case .Refused(let refusal, _) = self { refusal } else { nil }
    }
}
