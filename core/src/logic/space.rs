//! Variables, their answers, and sets of both. Sets are masks: every set here is small.

/// A variable: its place in the declared order of its [`Space`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Var(pub(crate) u16);

impl Var {
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A set of answers of one variable. As what is known of a variable: one answer is found, several are contested,
/// all are open. The empty set stands for no completion at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Answers(pub(crate) u32);

impl Answers {
    pub(crate) const NONE: Self = Self(0);

    /// The first `count` answers.
    pub(crate) fn all(count: u8) -> Self {
        Self(1_u32.checked_shl(u32::from(count)).map_or(u32::MAX, |bit| bit.wrapping_sub(1)))
    }

    /// The set of one answer; empty for an answer beyond any variable's.
    pub(crate) fn one(answer: u8) -> Self {
        Self(1_u32.checked_shl(u32::from(answer)).unwrap_or(0))
    }

    pub(crate) fn of(answers: impl IntoIterator<Item = u8>) -> Self {
        answers.into_iter().fold(Self::NONE, |set, answer| set.union(Self::one(answer)))
    }

    pub(crate) fn contains(self, answer: u8) -> bool {
        self.0 & Self::one(answer).0 != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub(crate) fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn intersect(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) fn len(self) -> u32 {
        self.0.count_ones()
    }

    pub(crate) fn first(self) -> Option<u8> {
        self.iter().next()
    }

    /// The answer, where there is exactly one.
    pub(crate) fn single(self) -> Option<u8> {
        if self.len() == 1 { self.first() } else { None }
    }

    /// The answers in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = u8> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let answer = u8::try_from(rest.trailing_zeros()).ok().filter(|_| rest != 0)?;
            rest &= rest.wrapping_sub(1);
            Some(answer)
        })
    }
}

/// A set of variables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Vars(u128);

impl Vars {
    pub(crate) fn one(var: Var) -> Self {
        Self(1_u128.checked_shl(u32::from(var.0)).unwrap_or(0))
    }

    pub(crate) fn contains(self, var: Var) -> bool {
        self.0 & Self::one(var).0 != 0
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The variables in declared order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Var> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let var = u16::try_from(rest.trailing_zeros()).ok().filter(|_| rest != 0)?;
            rest &= rest.wrapping_sub(1);
            Some(Var(var))
        })
    }
}

/// How many answers each variable has. Answers count from 0; where they are ordered, 0 is the best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Space {
    sizes: Vec<u8>,
}

impl Space {
    pub(crate) const MOST_VARS: usize = 128;
    pub(crate) const MOST_ANSWERS: u8 = 24;

    /// `None` where there are more than [`Self::MOST_VARS`] variables, or one of them has no answer or more than
    /// [`Self::MOST_ANSWERS`].
    pub(crate) fn new(sizes: Vec<u8>) -> Option<Self> {
        let fits = sizes.len() <= Self::MOST_VARS && sizes.iter().all(|size| (1..=Self::MOST_ANSWERS).contains(size));
        fits.then_some(Self { sizes })
    }

    pub(crate) fn len(&self) -> usize {
        self.sizes.len()
    }

    /// The number of answers; 0 for a variable that is not of this space.
    pub(crate) fn size(&self, var: Var) -> u8 {
        self.sizes.get(var.index()).copied().unwrap_or(0)
    }

    /// Every answer of a variable.
    pub(crate) fn all(&self, var: Var) -> Answers {
        Answers::all(self.size(var))
    }

    /// The variables in declared order.
    pub(crate) fn vars(&self) -> impl Iterator<Item = Var> + use<> {
        (0..u16::try_from(self.len()).unwrap_or(u16::MAX)).map(Var)
    }

    /// Nothing known: every answer of every variable.
    pub(crate) fn open(&self) -> Vec<Answers> {
        self.sizes.iter().map(|size| Answers::all(*size)).collect()
    }
}
